import { expect, test } from "vitest";
import { givenSignedIn } from "../testing/backoffice.ts";
import { givenBulkRun } from "../testing/bulk-runs.ts";
import { makeTestContext } from "../testing/context.ts";
import { givenAccount, givenAuthorizedPayment } from "../testing/payments.ts";
import { eraseRunNotes } from "./erase-run-notes.service.ts";

test("what was written about a run goes with whoever paid one of its payments, and no other", async () => {
  const ctx = await makeTestContext();
  await givenAccount(ctx);
  const { staffId } = await givenSignedIn(ctx, { role: "finance" });
  const run = async () => {
    const paymentId = (await givenAuthorizedPayment(ctx)).payment.id;
    const { id } = await givenBulkRun(ctx, { kind: "void", paymentIds: [paymentId], staffId });
    const note = "Kari Prøve asked for it";
    await ctx.store.write((trx) => trx.updateTable("bulk_run").set({ note }).where("id", "=", id).execute());
    return { id, paymentId };
  };
  const [erased, kept] = [await run(), await run()];
  await ctx.store.write((trx) => eraseRunNotes(trx, [erased.paymentId]));
  const notes = await ctx.store.read((db) => db.selectFrom("bulk_run").select(["id", "note"]).orderBy("seq").execute());
  expect(notes).toEqual([
    { id: erased.id, note: null },
    { id: kept.id, note: "Kari Prøve asked for it" },
  ]);
});
