import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError, type ErrorCode } from "../../shared/errors.ts";
import { balancesOf } from "../../shared/payments/balances.ts";
import type { AppContext } from "../context.ts";
import type { Gateway } from "../gateways/gateway.ts";
import { createSandboxGateway } from "../gateways/sandbox/sandbox-gateway.ts";
import { requestHash } from "../idempotency/idempotency.service.ts";
import { makeTestContext } from "../testing/context.ts";
import { byMerchant, givenAccount, givenAuthorizedPayment, testAccountId } from "../testing/payments.ts";
import { factsOf } from "./payment-facts.rules.ts";
import { capturePayment, refundPayment, voidPayment } from "./payment.service.ts";
import { getPayment } from "./read-payment.service.ts";
import { reconcileOperations, recoverOpenOperations } from "./reconcile.service.ts";

const scope = [testAccountId];

function capture(ctx: AppContext, paymentId: string, amount: number, extra: { isFinal?: boolean; key?: string } = {}) {
  const { isFinal = false, key } = extra;
  const idempotency = { scope: "staff:stf_1", key: key ?? "", requestHash: requestHash("capture", paymentId, amount) };
  return capturePayment(ctx, {
    scope,
    paymentId,
    amount,
    isFinal,
    reference: null,
    request: {},
    by: byMerchant,
    ...(key === undefined ? {} : { idempotency }),
  });
}

function refund(ctx: AppContext, paymentId: string, amount: number) {
  return refundPayment(ctx, {
    scope,
    paymentId,
    amount,
    reference: null,
    reason: null,
    note: null,
    request: {},
    by: byMerchant,
  });
}

function release(ctx: AppContext, paymentId: string) {
  return voidPayment(ctx, { scope, paymentId, reason: null, note: null, by: byMerchant });
}

async function codeOf(work: Promise<unknown>): Promise<ErrorCode | "none"> {
  return work.then(
    () => "none" as const,
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );
}

async function ledgerSums(ctx: AppContext): Promise<Record<string, number>> {
  const rows = await ctx.store.read((db) =>
    db
      .selectFrom("ledger_posting")
      .select(({ fn }) => ["ledger_account", fn.sum<number>("amount").as("sum")])
      .groupBy("ledger_account")
      .execute(),
  );
  return Object.fromEntries(rows.map((row) => [row.ledger_account, row.sum]));
}

async function given(gateway?: (ctx: AppContext) => Gateway): Promise<AppContext> {
  const ctx = await makeTestContext();
  await givenAccount(ctx);
  if (gateway === undefined) return ctx;
  const made = gateway(ctx);
  return { ...ctx, gateways: { forAccount: () => made } };
}

describe("a payment", () => {
  test("is captured in parts and refunded in parts, with the ledger in step", async () => {
    const ctx = await given();
    const { payment } = await givenAuthorizedPayment(ctx, { amount: 50_000 });
    expect(payment).toMatchObject({ status: "AUTHORIZED", authorized: 50_000 });

    expect((await capture(ctx, payment.id, 20_000)).payment.status).toBe("PARTIALLY_CAPTURED");
    expect((await capture(ctx, payment.id, 30_000)).payment.status).toBe("CAPTURED");
    expect((await refund(ctx, payment.id, 10_000)).payment).toMatchObject({
      status: "PARTIALLY_REFUNDED",
      refunded: 10_000,
    });
    expect(await ledgerSums(ctx)).toEqual({
      payer_clearing: 40_000,
      merchant_authorized: 0,
      merchant_balance: -40_000,
    });
  });

  test("that is captured for the last time releases what is left", async () => {
    const ctx = await given();
    const { payment } = await givenAuthorizedPayment(ctx);
    const done = await capture(ctx, payment.id, 20_000, { isFinal: true });
    expect(done.payment).toMatchObject({ status: "CAPTURED", captured: 20_000, voided: 30_000 });
    expect(await ledgerSums(ctx)).toMatchObject({ merchant_authorized: 0, merchant_balance: -20_000 });
  });

  test("of another account is not found", async () => {
    const ctx = await given();
    const { payment } = await givenAuthorizedPayment(ctx);
    const foreign = capturePayment(ctx, {
      scope: ["T00000002"],
      paymentId: payment.id,
      amount: 1,
      isFinal: false,
      reference: null,
      request: {},
      by: byMerchant,
    });
    expect(await codeOf(foreign)).toBe("not_found");
  });

  test("of twenty parallel full captures exactly one succeeds, with one posting", async () => {
    const ctx = await given();
    const { payment } = await givenAuthorizedPayment(ctx);
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(capture(ctx, payment.id, 50_000))));
    expect(codes.filter((code) => code === "none")).toHaveLength(1);
    const posted = await ctx.store.read((db) =>
      db.selectFrom("ledger_transaction").select("seq").where("kind", "=", "capture").execute(),
    );
    expect(posted).toHaveLength(1);
  });

  test("refuses figures that have moved since the caller saw them", async () => {
    const ctx = await given();
    const { payment } = await givenAuthorizedPayment(ctx);
    await capture(ctx, payment.id, 10_000);
    const command = {
      scope,
      paymentId: payment.id,
      amount: 40_000,
      isFinal: false,
      reference: null,
      request: {},
      by: byMerchant,
    };
    expect(await codeOf(capturePayment(ctx, { ...command, expected: 50_000 }))).toBe("stale_figures");
    expect(await codeOf(capturePayment(ctx, { ...command, expected: 40_000 }))).toBe("none");
  });
});

describe("an idempotency key", () => {
  test("runs its wish once, also when the copies race", async () => {
    const ctx = await given();
    const { payment } = await givenAuthorizedPayment(ctx);
    const results = await Promise.all(Array.from({ length: 5 }, () => capture(ctx, payment.id, 10_000, { key: "k1" })));
    expect(new Set(results.map((result) => result.operation.id)).size).toBe(1);
    expect((await getPayment(ctx, { scope, id: payment.id })).payment.captured).toBe(10_000);
  });

  test("refuses another wish", async () => {
    const ctx = await given();
    const { payment } = await givenAuthorizedPayment(ctx);
    await capture(ctx, payment.id, 10_000, { key: "k1" });
    expect(await codeOf(capture(ctx, payment.id, 20_000, { key: "k1" }))).toBe("idempotency_key_reused");
  });
});

describe("an outcome that is not known", () => {
  test("keeps its amount reserved and is settled as the processor says later", async () => {
    const ctx = await makeTestContext();
    await givenAccount(ctx);
    const { payment } = await givenAuthorizedPayment(ctx, { card: "4100000000000019" });
    expect(await codeOf(capture(ctx, payment.id, 50_000))).toBe("processor_unavailable");
    expect(await codeOf(capture(ctx, payment.id, 1))).toBe("operation_in_flight");

    expect(await reconcileOperations(ctx)).toBe(0);
    ctx.clock.advance(2_000);
    expect(await reconcileOperations(ctx)).toBe(1);
    const after = await getPayment(ctx, { scope, id: payment.id });
    expect(after.payment).toMatchObject({ status: "AUTHORIZED", captured: 0 });
    expect(after.operations.at(-1)).toMatchObject({ kind: "capture", state: "failed", error: { code: "TIMED_OUT" } });
  });

  test("asks again with the same processor key after the process died in the middle", async () => {
    const keys: string[] = [];
    let isDown = true;
    const ctx = await given((inner) => {
      const sandbox = createSandboxGateway(inner.clock);
      return {
        ...sandbox,
        capture: async (request) => {
          keys.push(request.processorKey);
          return isDown ? new Promise(() => undefined) : sandbox.capture(request);
        },
      };
    });
    const { payment } = await givenAuthorizedPayment(ctx);
    // Its time limit ends long after this test, when the store is closed.
    capture(ctx, payment.id, 50_000).catch(() => undefined);
    await expect.poll(() => keys.length).toBe(1);

    isDown = false;
    expect(await recoverOpenOperations(ctx)).toBe(1);
    await reconcileOperations(ctx);
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
    expect((await getPayment(ctx, { scope, id: payment.id })).payment).toMatchObject({
      status: "CAPTURED",
      captured: 50_000,
    });
  });

  test("is what a gateway that throws leaves behind", async () => {
    const ctx = await given((inner) => ({
      ...createSandboxGateway(inner.clock),
      refund: () => Promise.reject(new Error("socket hang up")),
    }));
    const { payment } = await givenAuthorizedPayment(ctx);
    await capture(ctx, payment.id, 50_000);
    expect(await codeOf(refund(ctx, payment.id, 50_000))).toBe("processor_unavailable");
    expect(await codeOf(refund(ctx, payment.id, 1))).toBe("operation_in_flight");
  });
});

test("captured + voided <= authorized and refunded <= captured, whatever is asked for and in whatever order", async () => {
  const step = fc.record({
    kind: fc.constantFrom("capture", "final", "refund", "void"),
    amount: fc.integer({ min: -5, max: 130 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), async (rounds) => {
      const ctx = await given();
      const { payment } = await givenAuthorizedPayment(ctx, { amount: 100 });
      for (const round of rounds) {
        await Promise.all(
          round.map(({ kind, amount }) => {
            if (kind === "void") return codeOf(release(ctx, payment.id));
            if (kind === "refund") return codeOf(refund(ctx, payment.id, amount));
            return codeOf(capture(ctx, payment.id, amount, { isFinal: kind === "final" }));
          }),
        );
        const after = await getPayment(ctx, { scope, id: payment.id });
        const { authorized, captured, refunded, voided } = balancesOf(factsOf(after.operations));
        expect(captured + voided).toBeLessThanOrEqual(authorized);
        expect(refunded).toBeLessThanOrEqual(captured);
        expect(after.payment).toMatchObject({ authorized, captured, refunded, voided });
      }
    }),
    { numRuns: 25 },
  );
});
