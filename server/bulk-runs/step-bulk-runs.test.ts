import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { DomainError } from "../../shared/errors.ts";
import { type BulkKind, bulkKinds } from "../../shared/payments/bulk-kinds.ts";
import type { Gateway } from "../gateways/gateway.ts";
import { capturePayment, refundPayment, voidPayment } from "../payments/payment.service.ts";
import { reconcileOperations } from "../payments/reconcile.service.ts";
import { getPayment } from "../payments/read-payment.service.ts";
import { givenSignedIn } from "../testing/backoffice.ts";
import { givenBulkRun, itemsOfRun, workOffBulkRuns } from "../testing/bulk-runs.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import {
  byMerchant,
  givenAccount,
  givenAuthorizedPayment,
  givenStartedPayment,
  type PaymentWish,
} from "../testing/payments.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { runVerify } from "../verify/verify.service.ts";
import { getBulkRun } from "./read-bulk-run.service.ts";
import { cancelBulkRun } from "./cancel-bulk-run.service.ts";
import { stepBulkRuns } from "./step-bulk-runs.service.ts";

let ctx: TestContext;
let staffId: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  ({ staffId } = await givenSignedIn(ctx, { role: "finance" }));
});

const authorized = async (wish: PaymentWish = {}) => (await givenAuthorizedPayment(ctx, wish)).payment.id;
const about = (paymentId: string) => ({ scope: "all" as const, paymentId, by: byMerchant });
const capture = (paymentId: string, amount: number) =>
  capturePayment(ctx, { ...about(paymentId), amount, reference: null, isFinal: false, request: {} });
const refund = (paymentId: string, amount: number) =>
  refundPayment(ctx, { ...about(paymentId), amount, reference: null, reason: null, note: null, request: {} });
const stateOf = async (id: string) => (await getBulkRun(ctx, { scope: "all", id })).state;

/** Payments in every state that a list can hold. */
const makings = {
  started: async () => (await givenStartedPayment(ctx)).id,
  authorized: () => authorized({ amount: 30_000 }),
  swedish: () => authorized({ amount: 20_000, currency: "SEK" }),
  partlyCaptured: async () => made(await authorized(), (id) => capture(id, 10_000)),
  captured: async () => made(await authorized(), (id) => capture(id, 50_000)),
  partlyRefunded: async () =>
    made(await authorized(), async (id) => {
      await capture(id, 50_000);
      await refund(id, 1);
    }),
  refundedRest: async () =>
    made(await authorized(), async (id) => {
      await capture(id, 10_000);
      await refund(id, 10_000);
    }),
  voided: async () => made(await authorized(), (id) => voidPayment(ctx, { ...about(id), reason: null, note: null })),
} satisfies Record<string, () => Promise<string>>;

async function made(id: string, grow: (id: string) => Promise<unknown>): Promise<string> {
  await grow(id);
  return id;
}

const mixOf = fc.array(fc.constantFrom(...(Object.keys(makings) as (keyof typeof makings)[])), {
  minLength: 1,
  maxLength: 14,
});

/** Null where there is nothing to do to any of them. */
async function started(kind: BulkKind, paymentIds: readonly string[]) {
  try {
    return await givenBulkRun(ctx, { kind, paymentIds, staffId });
  } catch (error) {
    if (error instanceof DomainError && error.code === "operation_blocked") return null;
    throw error;
  }
}

describe("a run", () => {
  test("does what its preview said, to every payment of any mix, and nothing else", async () => {
    ctx.paymentObservers = [paymentEventRecorder(ctx)];
    await fc.assert(
      fc.asyncProperty(mixOf, fc.constantFrom(...bulkKinds), async (names, kind) => {
        const paymentIds: string[] = [];
        for (const name of names) paymentIds.push(await makings[name]());
        const before = new Map<string, number>();
        for (const id of paymentIds) {
          before.set(id, (await getPayment(ctx, { scope: "all", id })).operations.length);
        }
        const found = await started(kind, paymentIds);
        if (found === null) return;
        const { id, plan } = found;
        await workOffBulkRuns(ctx);
        const items = await itemsOfRun(ctx, id);
        for (const [index, { payment, step }] of plan.steps.entries()) {
          const { operations } = await getPayment(ctx, { scope: "all", id: payment.id });
          const news = operations.slice(before.get(payment.id));
          if ("amount" in step) {
            expect(items[index]).toMatchObject({ payment_id: payment.id, amount: step.amount, state: "done" });
            expect(news).toMatchObject([
              { kind, amount: step.amount, state: "succeeded", id: items[index]?.operation_id },
            ]);
          } else {
            expect(items[index]).toMatchObject({ payment_id: payment.id, state: "skipped", code: step.code });
            expect(news).toEqual([]);
          }
        }
        expect(await stateOf(id)).toBe("done");
      }),
      { numRuns: 12 },
    );
    const { invariants } = await runVerify(ctx);
    expect(invariants.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual([]);
  }, 60_000);

  test("leaves a payment alone that somebody else has moved since the preview", async () => {
    const paymentIds = [await authorized(), await authorized()];
    const { id } = await givenBulkRun(ctx, { kind: "capture", paymentIds, staffId });
    await capture(paymentIds[0] ?? "", 1);
    await workOffBulkRuns(ctx);
    expect(await itemsOfRun(ctx, id)).toMatchObject([{ state: "skipped", code: "stale_figures" }, { state: "done" }]);
  });

  test("and a manual capture of the same payment at the same moment take the money once", async () => {
    const paymentIds = [await authorized(), await authorized(), await authorized()];
    const { id } = await givenBulkRun(ctx, { kind: "capture", paymentIds, staffId });
    const byHand = paymentIds.map((one) =>
      capture(one, 50_000)
        .then(() => true)
        .catch(() => false),
    );
    await stepBulkRuns(ctx);
    const hands = await Promise.all(byHand);
    await workOffBulkRuns(ctx);
    const items = await itemsOfRun(ctx, id);
    for (const [index, paymentId] of paymentIds.entries()) {
      expect((await getPayment(ctx, { scope: "all", id: paymentId })).payment.captured).toBe(50_000);
      expect(items[index]?.state).toBe(hands[index] === true ? "skipped" : "done");
    }
  });

  test("waits for an answer that the processor owes, and tells what it was", async () => {
    const paymentIds = [await authorized({ card: "4100000000000019" }), await authorized()];
    const { id } = await givenBulkRun(ctx, { kind: "capture", paymentIds, staffId });
    while (await stepBulkRuns(ctx));
    expect(await itemsOfRun(ctx, id)).toMatchObject([{ state: "running" }, { state: "done" }]);
    expect(await stateOf(id)).toBe("running");
    await workOffBulkRuns(ctx);
    expect(await itemsOfRun(ctx, id)).toMatchObject([{ state: "failed", code: "TIMED_OUT" }, { state: "done" }]);
  });

  test("goes no further once it is called off, and what was begun comes to its end", async () => {
    const paymentIds: string[] = [await authorized({ card: "4100000000000019" })];
    for (let n = 1; n < 25; n += 1) paymentIds.push(await authorized());
    const { id } = await givenBulkRun(ctx, { kind: "capture", paymentIds, staffId });
    await stepBulkRuns(ctx);
    await cancelBulkRun(ctx, { scope: "all", id, by: { type: "staff", id: staffId, role: "finance", ip: null } });
    expect(await stateOf(id)).toBe("cancelling");
    await workOffBulkRuns(ctx);
    const states = (await itemsOfRun(ctx, id)).map(({ state }) => state);
    expect(states).toEqual([
      "failed",
      ...Array.from({ length: 9 }, () => "done"),
      ...Array.from({ length: 15 }, () => "cancelled"),
    ]);
    expect(await stateOf(id)).toBe("cancelled");
  });

  test("stops when the person who started it may not do this any more", async () => {
    const paymentIds = [await authorized()];
    const { id } = await givenBulkRun(ctx, { kind: "capture", paymentIds, staffId });
    await ctx.store.write((trx) =>
      trx.updateTable("staff").set({ role: "support" }).where("id", "=", staffId).execute(),
    );
    await workOffBulkRuns(ctx);
    expect(await itemsOfRun(ctx, id)).toMatchObject([{ state: "cancelled" }]);
    expect(await getBulkRun(ctx, { scope: "all", id })).toMatchObject({
      state: "cancelled",
      end_reason: "starter_may_not",
    });
  });

  test("that two processes work on at once asks the gateway once for each payment", async () => {
    const paymentIds: string[] = [];
    for (let n = 0; n < 15; n += 1) paymentIds.push(await authorized());
    const asked: string[] = [];
    const forAccount = ctx.gateways.forAccount.bind(ctx.gateways);
    ctx.gateways = { forAccount: (accountId) => counted(forAccount(accountId), asked) };
    const { id } = await givenBulkRun(ctx, { kind: "capture", paymentIds, staffId });
    await Promise.all([stepBulkRuns(ctx), stepBulkRuns(ctx)]);
    await workOffBulkRuns(ctx);
    await reconcileOperations(ctx);
    expect((await itemsOfRun(ctx, id)).map(({ state }) => state)).toEqual(paymentIds.map(() => "done"));
    expect(asked).toHaveLength(15);
    expect(new Set(asked).size).toBe(15);
  });
});

function counted(gateway: Gateway | null, asked: string[]): Gateway | null {
  if (gateway === null) return null;
  const capture: Gateway["capture"] = (request) => {
    asked.push(request.processorKey);
    return gateway.capture(request);
  };
  return { ...gateway, capture };
}
