import { beforeAll, describe, expect, test } from "vitest";
import { addStaff } from "../identity/staff.service.ts";
import { createSessionObserver } from "../checkout/session-observer.ts";
import { dialects } from "../dialects.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { runVerify } from "../verify/verify.service.ts";
import { fillTransfers } from "./transfer-demo.service.ts";

const by = { type: "system", id: "test", role: null, ip: null } as const;
let ctx: TestContext;

beforeAll(async () => {
  ctx = await makeTestContext({ dialects });
  ctx.paymentObservers = [createSessionObserver(ctx)];
  const [first, second] = [await person("first"), await person("second")];
  await fillTransfers(ctx, { first, second });
});

async function person(name: string): Promise<string> {
  const wish = { email: `${name}@kontor.example`, name, role: "finance", password: "a long enough password" } as const;
  return (await addStaff(ctx, { ...wish, by })).staff_id;
}

describe("the demo's transfers", () => {
  test("show every state that a payment, a transfer and a payout can rest in", async () => {
    const found = await ctx.store.read(async (db) => ({
      payments: await db.selectFrom("payment").select("status").distinct().execute(),
      verdicts: await db.selectFrom("transfer_order").select("amount_verdict").distinct().execute(),
      methods: await db.selectFrom("transfer_order").select("method").distinct().execute(),
      transfers: await db.selectFrom("incoming_transfer").select("state").distinct().execute(),
      obstacles: await db.selectFrom("incoming_transfer").select("obstacle").distinct().execute(),
      payouts: await db.selectFrom("payout").select("state").distinct().execute(),
    }));
    const sorted = (rows: readonly object[]) => rows.flatMap((row) => Object.values(row) as unknown[]).toSorted();
    expect(sorted(found.payments)).toEqual([
      "AUTHORIZATION_VOIDED",
      "CAPTURED",
      "EXPIRED",
      "INITIATED",
      "PARTIALLY_REFUNDED",
      "REFUNDED",
    ]);
    expect(sorted(found.verdicts)).toEqual(["exact", null, "over", "under"]);
    expect(sorted(found.methods)).toEqual(["bank_transfer", "instant_bank_transfer", "pix_qr", "qr"]);
    expect(sorted(found.transfers)).toEqual(["held", "matched", "returned", "returning", "unmatched"]);
    expect(sorted(found.obstacles)).toEqual(["amount", "document", "late", "no_order", null]);
    expect(sorted(found.payouts)).toEqual(["awaiting_approval", "completed", "failed", "pending", "processing"]);
  });

  test("are as right as everything that really happens", async () => {
    expect((await runVerify(ctx)).invariants.filter(({ ok }) => !ok)).toEqual([]);
  });
});
