import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface Baseline {
  origin: string;
  stop(): Promise<void>;
}

/** Starts one of the bare servers beside this file; the first line that it prints says where it is. */
export async function startBaseline(
  name: "baseline-server" | "baseline-writer",
  words: readonly string[],
): Promise<Baseline> {
  const program = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program, ...words], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), "line"),
    gone.then(() => Promise.reject(new Error(`${name} ended early`))),
  ])) as [string];
  const { origin } = JSON.parse(line) as { origin: string };
  return {
    origin,
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}
