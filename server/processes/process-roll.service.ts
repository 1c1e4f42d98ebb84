import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import { countOthers, listSilent, noteProcess, removeProcess, voidLeasesOf } from "./process.repository.ts";

/** How often a process says that it is there. */
export const beatEveryMs = 2_000;
/** After so long without a word a process is taken for dead. */
export const silentMs = 10_000;

export interface ProcessName {
  id: string;
  role: AppContext["config"]["role"];
}

/** Enters the roll. Answers whether nobody else is on it, so that whatever is begun is an earlier process's. */
export async function joinRoll(ctx: AppContext, process: ProcessName): Promise<{ isAlone: boolean }> {
  const now = ctx.clock.now();
  return ctx.store.write(async (trx) => {
    await giveUpSilent(trx, now);
    await noteProcess(trx, { ...process, started_at: now, seen_at: now });
    return { isAlone: (await countOthers(trx, process.id)) === 0 };
  });
}

/** Says that this process is still there. */
export async function sayPresent(ctx: AppContext, process: ProcessName): Promise<void> {
  const now = ctx.clock.now();
  await ctx.store.write((trx) => noteProcess(trx, { ...process, started_at: now, seen_at: now }));
}

export async function leaveRoll(ctx: AppContext, { id }: ProcessName): Promise<void> {
  await ctx.store.write((trx) => removeProcess(trx, id));
}

/** Takes back what silent processes had claimed. Returns how many deliveries others may send now. */
export async function takeOverFromSilent(ctx: AppContext): Promise<number> {
  const now = ctx.clock.now();
  return ctx.store.write((trx) => giveUpSilent(trx, now));
}

async function giveUpSilent(trx: Parameters<typeof removeProcess>[0], now: string): Promise<number> {
  let freed = 0;
  for (const id of await listSilent(trx, shiftInstant(now, -silentMs))) {
    freed += await voidLeasesOf(trx, id);
    await removeProcess(trx, id);
  }
  return freed;
}
