import { test as base } from "@playwright/test";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Running, runKontor, startProcess } from "./processes.ts";

export interface Kontor {
  backoffice: string;
  merchant: string;
  dataDir: string;
  /** Of the demo shop's sandbox account. */
  accountId: string;
  signIns: readonly { email: string; password: string; role: string }[];
  /** Moves the server's clock ahead. */
  advance(deltaMs: number): Promise<void>;
  /** What the server's clock showed at an instant of the machine's, by default now. */
  serverTime(machineMs?: number): Date;
  run<Answer>(...args: string[]): Promise<Answer>;
}

interface Origins {
  backoffice: string;
  merchant: string;
}

interface Fixtures {
  kontor: Kontor;
  /** Starts one of the merchant's own programs; it ends with the test. */
  start: (file: string, env?: Readonly<Record<string, string>>) => Promise<{ url: string }>;
}

/** A server on a new data folder with the demo's history, as `npm start` makes it, and a clock to move. */
export const test = base.extend<Fixtures, { server: Kontor }>({
  server: [
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), "kontor-e2e-"));
      const env = {
        KONTOR_DATA_DIR: dataDir,
        KONTOR_BACKOFFICE_PORT: "0",
        KONTOR_MERCHANT_PORT: "0",
        KONTOR_LOG_LEVEL: "warn",
      };
      const server = await startProcess<Origins>("server/testing/clocked-main.ts", env);
      try {
        await use(await describe(server, dataDir, env));
      } finally {
        await server.stop();
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 60_000 },
  ],
  kontor: async ({ server }, use) => use(server),
  start: async ({}, use) => {
    const started: Running<{ url: string }>[] = [];
    await use(async (file, env = {}) => {
      const running = await startProcess<{ url: string }>(file, env);
      started.push(running);
      return running.ready;
    });
    await Promise.all(started.map((running) => running.stop()));
  },
});

async function describe(
  server: Running<Origins>,
  dataDir: string,
  env: Readonly<Record<string, string>>,
): Promise<Kontor> {
  const { account_id } = await runKontor<{ account_id: string }>(
    ["account", "add", "--name", "Lampehuset", "--kind", "sandbox"],
    env,
  );
  const advances: { machineMs: number; byMs: number }[] = [];
  return {
    ...server.ready,
    dataDir,
    accountId: account_id,
    signIns: JSON.parse(readFileSync(join(dataDir, "demo-sign-in.json"), "utf8")) as Kontor["signIns"],
    run: (...args) => runKontor(args, env),
    advance: (advanceMs) =>
      new Promise((resolve) => {
        server.child.once("message", () => {
          advances.push({ machineMs: Date.now(), byMs: advanceMs });
          resolve();
        });
        server.child.send({ advanceMs });
      }),
    serverTime: (machineMs = Date.now()) =>
      new Date(advances.reduce((ms, advance) => (advance.machineMs <= machineMs ? ms + advance.byMs : ms), machineMs)),
  };
}

export { expect } from "@playwright/test";
