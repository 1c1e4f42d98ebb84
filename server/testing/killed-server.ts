import { existsSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { pino } from "pino";
import type { CommandContext } from "../cli/command.ts";
import { openBesideServer } from "../cli/open-beside-server.ts";
import { readConfig } from "../config.ts";
import { settingsOf, type SlowGatewayOptions } from "./slow-gateway-process.ts";

/** Longer than anything waits for it: this gateway never answers in the server's first life. */
export const neverMs = 600_000;
const waitMsMax = 30_000;

/** Works in the data folder of a server, before, beside or after it. */
export async function withFolder<T>(
  options: SlowGatewayOptions,
  work: (ctx: CommandContext) => Promise<T>,
): Promise<T> {
  const ctx = await openBesideServer(readConfig(settingsOf(options)), pino({ level: "silent" }));
  try {
    return await work(ctx);
  } finally {
    await ctx.store.close();
  }
}

/** One per call that reached the gateway. */
export function keysIn(journal: string): string[] {
  return existsSync(journal) ? readFileSync(journal, "utf8").split("\n").filter(Boolean) : [];
}

/** @throws when the condition does not come true in half a minute. */
export async function waitFor(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const startedAt = performance.now();
  while (!(await condition())) {
    if (performance.now() - startedAt > waitMsMax) throw new Error(`Waited too long for ${what}`);
    await setTimeout(10);
  }
}
