import { beforeEach, describe, expect, test } from "vitest";
import { authorizePayment } from "../payments/authorize-payment.service.ts";
import { capturePayment, voidPayment } from "../payments/payment.service.ts";
import { getPayment } from "../payments/read-payment.service.ts";
import { reconcileOperations } from "../payments/reconcile.service.ts";
import { type CheckoutClient, givenCheckoutClient, givenPaidSession } from "../testing/checkout-client.ts";
import { byMerchant, byPayer, cardInput } from "../testing/payments.ts";
import { plansOf } from "../testing/query-plan.ts";
import { runVerify } from "../verify/verify.service.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { listDueAutoCaptures } from "./auto-capture.repository.ts";
import { retryAutoCaptures } from "./auto-capture.service.ts";

const amount = 52_900;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const body = { configuration: { auto_capture: true } };
const timesOut = cardInput("4100000000000035");
const declined = cardInput("4000300000000006");

let client: CheckoutClient;

beforeEach(async () => {
  client = await givenCheckoutClient();
  client.ctx.paymentObservers = [...client.ctx.paymentObservers, paymentEventRecorder(client.ctx)];
});

/** Lets the time pass, then lets both jobs have their turn. */
async function pass(ms: number): Promise<number> {
  client.ctx.clock.advance(ms);
  const looked = await retryAutoCaptures(client.ctx, client.ctx.clock.now());
  client.ctx.clock.advance(2_000);
  await reconcileOperations(client.ctx);
  return looked;
}

async function read(paymentId: string) {
  const { payment, operations } = await getPayment(client.ctx, { scope: "all", id: paymentId });
  const captures = operations.filter(({ kind }) => kind === "capture");
  return { status: payment.status, captured: payment.captured, captures: captures.map(({ state }) => state) };
}

async function planned(): Promise<string[]> {
  return client.ctx.store.read((db) => listDueAutoCaptures(db, "2027-01-01T00:00:00.000Z", 10));
}

/** A payment that was authorized by a process which ended before it could capture. */
async function givenCrashAfterAuthorization(configured = body): Promise<string> {
  const { transactionId: paymentId } = await givenPaidSession(client, { amount, input: declined, body: configured });
  const tried = { paymentId, accountId: client.accountId, method: "dintero_psp.creditcard", by: byPayer };
  await authorizePayment(client.ctx, { ...tried, input: cardInput() });
  return paymentId;
}

describe("an automatic capture without an answer", () => {
  test("leaves the payment authorized and is tried again, later each time", async () => {
    const { transactionId: id } = await givenPaidSession(client, { amount, input: timesOut, body });
    expect(await read(id)).toEqual({ status: "AUTHORIZED", captured: 0, captures: ["unknown"] });
    await pass(2_000);
    expect(await read(id)).toMatchObject({ status: "AUTHORIZED", captures: ["failed"] });
    await pass(minuteMs);
    expect(await read(id)).toMatchObject({ status: "AUTHORIZED", captures: ["failed", "failed"] });
    expect(await pass(minuteMs)).toBe(0);
    expect(await pass(4 * minuteMs)).toBe(1);
    expect((await read(id)).captures).toHaveLength(3);
  });

  test("is not doubled while it is open", async () => {
    const { transactionId: id } = await givenPaidSession(client, { amount, input: timesOut, body });
    client.ctx.clock.advance(minuteMs);
    expect(await retryAutoCaptures(client.ctx, client.ctx.clock.now())).toBe(1);
    expect((await read(id)).captures).toEqual(["unknown"]);
  });

  test("is given up after 48 hours", async () => {
    const { transactionId: id } = await givenPaidSession(client, { amount, input: timesOut, body });
    for (let hour = 0; hour < 48; hour += 1) await pass(hourMs);
    const { captures } = await read(id);
    expect(captures.length).toBeGreaterThan(40);
    expect(await planned()).toEqual([]);
    for (let hour = 0; hour < 3; hour += 1) expect(await pass(hourMs)).toBe(0);
    expect(await read(id)).toEqual({ status: "AUTHORIZED", captured: 0, captures });
    expect((await runVerify(client.ctx)).invariants.filter((invariant) => !invariant.ok)).toEqual([]);
  });

  test.each([
    ["the whole", amount, "CAPTURED"],
    ["a part", 10_000, "PARTIALLY_CAPTURED"],
  ])("stops when %s is captured by hand, which these cards allow", async (_claim, taken, status) => {
    const { transactionId: id } = await givenPaidSession(client, { amount, input: timesOut, body });
    await pass(2_000);
    const by = { scope: "all", paymentId: id, by: byMerchant, reference: null, request: {} } as const;
    await capturePayment(client.ctx, { ...by, amount: taken, isFinal: false });
    expect(await planned()).toEqual([]);
    expect(await pass(hourMs)).toBe(0);
    expect(await read(id)).toEqual({ status, captured: taken, captures: ["failed", "succeeded"] });
  });

  test("stops when the reservation is released", async () => {
    const { transactionId: id } = await givenPaidSession(client, { amount, input: timesOut, body });
    await pass(2_000);
    await voidPayment(client.ctx, { scope: "all", paymentId: id, by: byMerchant, reason: null, note: null });
    expect(await planned()).toEqual([]);
  });
});

describe("an authorization that nobody captured", () => {
  test("is captured by the job when the process ended in between", async () => {
    const id = await givenCrashAfterAuthorization();
    expect(await read(id)).toEqual({ status: "AUTHORIZED", captured: 0, captures: [] });
    await pass(minuteMs);
    expect(await read(id)).toEqual({ status: "CAPTURED", captured: amount, captures: ["succeeded"] });
    expect(await planned()).toEqual([]);
    expect((await runVerify(client.ctx)).invariants.filter((invariant) => !invariant.ok)).toEqual([]);
  });

  test("is captured once by jobs that run side by side", async () => {
    const id = await givenCrashAfterAuthorization();
    client.ctx.clock.advance(minuteMs);
    const now = client.ctx.clock.now();
    await Promise.all(Array.from({ length: 4 }, () => retryAutoCaptures(client.ctx, now)));
    expect(await read(id)).toEqual({ status: "CAPTURED", captured: amount, captures: ["succeeded"] });
  });

  test("is captured when its answer came late", async () => {
    const sandbox = client.ctx.gateways.forAccount(client.accountId);
    if (sandbox === null) throw new Error("A sandbox account has a gateway");
    const slow: typeof sandbox = {
      ...sandbox,
      authorize: (request) =>
        Promise.resolve(
          request.input === undefined
            ? { outcome: "succeeded", reference: "late" }
            : { outcome: "unknown", retryAfterMs: 2_000 },
        ),
    };
    client.ctx.gateways = { forAccount: () => slow };
    const { transactionId: id, result } = await givenPaidSession(client, { amount, body });
    expect(result).toEqual({ state: "processing" });
    await pass(2_000);
    expect(await read(id)).toMatchObject({ status: "AUTHORIZED", captures: [] });
    await pass(minuteMs);
    expect(await read(id)).toMatchObject({ status: "CAPTURED", captures: ["succeeded"] });
  });

  test("is left alone where the session does not ask for it", async () => {
    const id = await givenCrashAfterAuthorization({ configuration: { auto_capture: false } });
    expect(await planned()).toEqual([]);
    await pass(minuteMs);
    expect(await read(id)).toMatchObject({ status: "AUTHORIZED", captures: [] });
  });
});

test("the job finds what is due by its index", async () => {
  const plan = await plansOf((trx) => listDueAutoCaptures(trx, "2026-03-02T09:00:00.000Z", 50));
  expect(plan).toContain("INDEX auto_capture_by_next (next_at<?)");
  expect(plan).not.toContain("TEMP B-TREE");
});
