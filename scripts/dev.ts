import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { build, createServer } from "vite";
import { clientConfig } from "../vite.config.ts";

const projectRoot = resolve(import.meta.dirname, "..");

// The server restarts when its sources change; the back office changes in the open page.
const api = spawn(process.execPath, ["--import", "tsx", "--watch", "--watch-preserve-output", "server/main.ts"], {
  cwd: projectRoot,
  stdio: "inherit",
});

const backoffice = await createServer({ ...clientConfig("backoffice"), configFile: false });
await backoffice.listen();
backoffice.printUrls();

// Hosted pages come from the merchant origin, which serves files: they are built again on each change.
const hosted = clientConfig("hosted");
await build({ ...hosted, configFile: false, logLevel: "warn", build: { ...hosted.build, watch: {} } });

function stop(): void {
  api.kill("SIGTERM");
  void backoffice.close();
}

process.once("SIGINT", stop).once("SIGTERM", stop);
api.once("exit", (code) => process.exit(code ?? 0));
