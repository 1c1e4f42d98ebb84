import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { addToHours, takeAppended } from "./delivery-rollup.repository.ts";
import { addRollups, takeRollups } from "./payment-rollup.repository.ts";
import { sumRollups } from "./payment-rollup.rules.ts";

/** A write of this many takes a few milliseconds. */
const foldMax = 500;

/** Adds appended counts of payments to their hours. @returns whether there may be more. */
export function foldPaymentRollups(ctx: Pick<AppContext, "store">): Promise<boolean> {
  return fold(ctx, takeRollups, (trx, taken) => addRollups(trx, sumRollups(taken)));
}

/** As `foldPaymentRollups`, of deliveries. */
export function foldDeliveryRollups(ctx: Pick<AppContext, "store">): Promise<boolean> {
  return fold(ctx, takeAppended, addToHours);
}

async function fold<Count>(
  { store }: Pick<AppContext, "store">,
  take: (trx: Trx, limit: number) => Promise<Count[]>,
  add: (trx: Trx, taken: readonly Count[]) => Promise<void>,
): Promise<boolean> {
  const folded = await store.write(async (trx) => {
    const taken = await take(trx, foldMax);
    await add(trx, taken);
    return taken.length;
  });
  return folded === foldMax;
}
