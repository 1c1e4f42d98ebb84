import { beforeAll, expect, test } from "vitest";
import type { Trx } from "../database.ts";
import { givenSignedIn } from "../testing/backoffice.ts";
import { givenBulkRun, workOffBulkRuns } from "../testing/bulk-runs.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { givenAccount, givenAuthorizedPayment } from "../testing/payments.ts";
import { findMiscountedRun, findMisledItem, findSharedOperation } from "./bulk-runs.repository.ts";

let ctx: TestContext;

// Two captures, both done.
beforeAll(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  const { staffId } = await givenSignedIn(ctx, { role: "finance" });
  const paymentIds: string[] = [];
  for (let n = 0; n < 2; n += 1) paymentIds.push((await givenAuthorizedPayment(ctx)).payment.id);
  await givenBulkRun(ctx, { kind: "capture", paymentIds, staffId });
  await workOffBulkRuns(ctx);
});

async function faultsIn(trx: Trx): Promise<string[]> {
  const found = [await findMisledItem(trx), await findSharedOperation(trx), await findMiscountedRun(trx)];
  return found.filter((fault) => fault !== null);
}

test("a run that was carried out holds", async () => {
  expect(await ctx.store.write(faultsIn)).toEqual([]);
});

/** Thrown so that nothing of what was done stays. */
class Undone extends Error {}

test.each<[string, (trx: Trx) => Promise<unknown>, RegExp]>([
  [
    "a done item whose operation failed",
    (trx) => trx.updateTable("operation").set({ state: "failed" }).where("kind", "=", "capture").execute(),
    /the item is done, its operation capture of 50000 is failed/,
  ],
  [
    "a done item with another amount than its operation",
    (trx) => trx.updateTable("bulk_item").set({ amount: 1 }).where("position", "=", 1).execute(),
    /its operation capture of 50000 is succeeded/,
  ],
  [
    "a run of another kind than its operations",
    (trx) => trx.updateTable("bulk_run").set({ kind: "void" }).execute(),
    /its operation capture of 50000/,
  ],
  [
    "one operation for two payments",
    (trx) =>
      trx
        .updateTable("bulk_item")
        .set((eb) => ({ operation_id: eb.selectFrom("bulk_item").select("operation_id").where("position", "=", 2) }))
        .execute(),
    /that of 2 payments of bulk runs/,
  ],
  [
    "a run that lost a payment",
    (trx) => trx.deleteFrom("bulk_item").where("position", "=", 2).execute(),
    /is done with 1 of 2 payments, 0 of them left to do/,
  ],
  [
    "a run that is over with a payment left to do",
    (trx) =>
      trx.updateTable("bulk_item").set({ state: "planned", operation_id: null }).where("position", "=", 2).execute(),
    /is done with 2 of 2 payments, 1 of them left to do/,
  ],
  [
    "a run that has begun before all of it was planned",
    (trx) => trx.updateTable("bulk_run").set({ planning_until: "2026-06-01T00:00:00.000Z" }).execute(),
    /is done with 2 of 2 payments/,
  ],
])("%s is found and named", async (_claim, spoil, fault) => {
  let found: string[] = [];
  const spoiling = ctx.store.write(async (trx) => {
    await spoil(trx);
    found = await faultsIn(trx);
    throw new Undone();
  });
  await expect(spoiling).rejects.toThrow(Undone);
  expect(found.join("\n")).toMatch(fault);
});
