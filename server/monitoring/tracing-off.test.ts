import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { newDataFolder, startProgram } from "../testing/server-process.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

// Each test starts a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** Says, when the process ends, which packages for traces it had loaded. */
const probe = `
process.on("exit", () => {
  const names = Object.keys(require("node:module")._cache).flatMap((file) => {
    const found = /@opentelemetry\\/([^/]+)\\//.exec(file);
    return found === null ? [] : [found[1]];
  });
  process.stderr.write("LOADED " + JSON.stringify([...new Set(names)].sort()) + "\\n");
});
`;

async function loadedBy(settings: Record<string, string>): Promise<unknown> {
  const file = join(temporaryFolder(), "probe.cjs");
  writeFileSync(file, probe);
  const own = { KONTOR_DATA_DIR: newDataFolder(), KONTOR_BACKOFFICE_PORT: "0", KONTOR_MERCHANT_PORT: "0" };
  const server = startProgram("server/main.ts", {
    settings: { ...own, KONTOR_DEMO: "0", NODE_OPTIONS: `--require ${file}`, ...settings },
  });
  await expect.poll(() => server.stdout(), { timeout: 50_000 }).toMatch(/\n$/);
  server.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  return JSON.parse(/^LOADED (.*)$/m.exec(server.stderr())?.[1] ?? "null");
}

/** What the figures for Prometheus bring along: the interface, behind which there is nothing. */
const always = ["api"];

test("without a collector nothing of the packages is loaded", async () => {
  expect(await loadedBy({})).toEqual(always);
});

test("with one they are", async () => {
  const loaded = await loadedBy({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1" });
  expect(loaded).toEqual(expect.arrayContaining(["api", "exporter-trace-otlp-http", "sdk-trace"]));
});
