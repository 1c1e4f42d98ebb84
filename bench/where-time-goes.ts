import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "./connection.ts";
import { startServer } from "./kontor-process.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { printTable } from "./print-table.ts";

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Profiles a server that answers one question many times, and prints the share of each part of it. */
export async function printWhereTimeGoes(prepared: PreparedFolder, path: string, requests: number): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "kontor-profile-"));
  const nodeFlags = ["--cpu-prof", `--cpu-prof-dir=${scratch}`];
  const server = await startServer({ folder: prepared.folder, program: "source", nodeFlags });
  const person = await signIn(server.backoffice, prepared.person);
  for (let done = 0; done < requests; done += 1) await person.call(path);
  person.close();
  await server.stop();
  const [file] = readdirSync(scratch).filter((name) => name.endsWith(".cpuprofile"));
  const profile = JSON.parse(readFileSync(join(scratch, file ?? ""), "utf8")) as CpuProfile;
  rmSync(scratch, { recursive: true });
  printShares(profile, `Where the time of ${requests} × GET ${path} goes (start-up and idle time left out)`);
}

function printShares(profile: CpuProfile, title: string): void {
  const parts = new Map(profile.nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]));
  const totals = new Map<string, number>();
  let total = 0;
  for (const [index, sample] of profile.samples.entries()) {
    const part = parts.get(sample) ?? null;
    const spent = profile.timeDeltas[index] ?? 0;
    if (part === null) continue;
    totals.set(part, (totals.get(part) ?? 0) + spent);
    total += spent;
  }
  const rows = [...totals]
    .sort(([, left], [, right]) => right - left)
    .slice(0, 16)
    .map(([part, spent]) => [part, `${((100 * spent) / total).toFixed(1)}%`]);
  printTable(title, ["part", "share"], rows);
}

/** Null for what is not part of answering: waiting, and loading the program. */
function partOf({ functionName, url }: CpuProfile["nodes"][number]["callFrame"]): string | null {
  if (functionName === "(idle)" || functionName === "(root)" || /tsx|esbuild|internal\/modules|esm|cjs/.test(url))
    return null;
  if (functionName === "(garbage collector)") return "garbage collection";
  if (functionName === "(program)") return "native code outside JavaScript";
  const dependency = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
  if (dependency !== undefined) return dependency;
  if (url.startsWith("node:"))
    return `node ${
      url
        .slice(5)
        .replace(/^internal\//, "")
        .split("/")[0] ?? ""
    }`;
  const own = /\/((?:server|shared)\/.*)\/[^/]+\.ts$/.exec(url)?.[1];
  if (own !== undefined) return /open-connection|read-connection|statement|kysely-handle/.test(url) ? "SQLite" : own;
  return functionName === "" ? "other" : functionName;
}
