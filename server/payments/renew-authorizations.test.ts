import { beforeEach, describe, expect, test } from "vitest";
import { dialects } from "../dialects.ts";
import { createSessionObserver } from "../checkout/session-observer.ts";
import { type CheckoutClient, givenCheckoutClient, givenPaidSession } from "../testing/checkout-client.ts";
import { byMerchant, givenAuthorizedPayment } from "../testing/payments.ts";
import { plansOf } from "../testing/query-plan.ts";
import { runVerify } from "../verify/verify.service.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { capturePayment, voidPayment } from "./payment.service.ts";
import { getPayment, timelineOfPayment } from "./read-payment.service.ts";
import { listEnding } from "./renew-authorizations.repository.ts";
import { renewAuthorizations } from "./renew-authorizations.service.ts";

const dayMs = 86_400_000;

let client: CheckoutClient;

beforeEach(async () => {
  client = await givenCheckoutClient({ dialects });
  client.ctx.paymentObservers = [createSessionObserver(client.ctx), paymentEventRecorder(client.ctx)];
});

async function given(method = "klarna.klarna"): Promise<string> {
  return (await givenPaidSession(client, { amount: 50_000, method })).transactionId;
}

/** Lets days pass and the job have its turn. */
async function pass(days: number): Promise<number> {
  client.ctx.clock.advance(days * dayMs);
  return renewAuthorizations(client.ctx, client.ctx.clock.now());
}

async function read(id: string): Promise<{ end: string | null; told: Record<string, unknown>[] }> {
  const { payment } = await getPayment(client.ctx, { scope: "all", id });
  const lines = await client.ctx.store.read((db) => timelineOfPayment(db, id));
  const told = lines.filter(({ kind }) => kind === "authorization.renewed").map(({ data, actor }) => ({ data, actor }));
  return { end: payment.authorization_expires_at, told };
}

const inDays = (days: number): string => new Date(Date.parse(client.ctx.clock.now()) + days * dayMs).toISOString();

describe("a Klarna authorization", () => {
  test("is made longer on day 23, once, and the timeline tells of it", async () => {
    const id = await given();
    const first = inDays(28);
    expect(await pass(22)).toBe(0);
    expect(await read(id)).toEqual({ end: first, told: [] });
    expect(await pass(1)).toBe(1);
    const until = inDays(28);
    const told = [{ data: { from: first, until }, actor: { type: "system", id: "authorization_renewal" } }];
    expect(await read(id)).toEqual({ end: until, told });
    expect(await pass(0)).toBe(0);
    expect(await pass(1)).toBe(0);
    expect(await read(id)).toEqual({ end: until, told });
  });

  test("is made longer by one of two jobs that look at once", async () => {
    const id = await given();
    client.ctx.clock.advance(23 * dayMs);
    const now = client.ctx.clock.now();
    const counts = await Promise.all([renewAuthorizations(client.ctx, now), renewAuthorizations(client.ctx, now)]);
    expect(counts.toSorted()).toEqual([0, 1]);
    expect((await read(id)).told).toHaveLength(1);
  });

  test("lasts no longer than 180 days, and can be captured until then", async () => {
    const id = await given();
    const last = inDays(180);
    let count = 0;
    for (let day = 0; day < 178; day += 1) count += await pass(1);
    expect([count, (await read(id)).end]).toEqual([7, last]);
    await capturePayment(client.ctx, { ...command(id), amount: 50_000, reference: null, isFinal: false, request: {} });
    expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
  });

  test("tells the shop nothing: no operation is added, and nobody is called", async () => {
    const id = await given();
    const told = async () => {
      const { operations } = await getPayment(client.ctx, { scope: "all", id });
      const events = await client.ctx.store.read((db) => db.selectFrom("event").select("id").execute());
      return { operations, events };
    };
    const before = await told();
    expect(before.events).not.toEqual([]);
    expect(await pass(23)).toBe(1);
    expect(await told()).toEqual(before);
  });
});

function command(paymentId: string) {
  return { scope: [client.accountId], paymentId, by: byMerchant };
}

describe("nothing is made longer that", () => {
  test("is voided", async () => {
    const id = await given();
    const { end } = await read(id);
    await voidPayment(client.ctx, { ...command(id), reason: null, note: null });
    expect([await pass(23), await read(id)]).toEqual([0, { end, told: [] }]);
  });

  test("is captured", async () => {
    const id = await given();
    const { end } = await read(id);
    await capturePayment(client.ctx, { ...command(id), amount: 50_000, reference: null, isFinal: false, request: {} });
    expect([await pass(23), await read(id)]).toEqual([0, { end, told: [] }]);
  });

  test("has expired while no job ran", async () => {
    const id = await given();
    const { end } = await read(id);
    expect([await pass(29), await read(id)]).toEqual([0, { end, told: [] }]);
  });

  test.each(["klarna.billie", "dintero_psp.creditcard"])("is %s", async (method) => {
    const id = await given(method);
    const { end } = await read(id);
    expect([await pass(5), await pass(18), await read(id)]).toEqual([0, 0, { end, told: [] }]);
  });
});

test("many that may not last any longer do not hide one that may", async () => {
  for (let count = 0; count < 55; count += 1) await givenAuthorizedPayment(client.ctx, { method: "klarna.klarna" });
  const longAgo = inDays(-170);
  await client.ctx.store.write((trx) =>
    trx.updateTable("operation").set({ created_at: longAgo, settled_at: longAgo }).execute(),
  );
  const id = await given();
  expect(await pass(23)).toBe(1);
  expect((await read(id)).told).toHaveLength(1);
});

test("the job finds what ends by an index", async () => {
  const now = client.ctx.clock.now();
  const window = { from: now, until: inDays(5), madeSince: inDays(-180) };
  const plan = await plansOf((trx) => listEnding(trx, { ...window, method: "klarna.klarna", afterSeq: 0, limit: 50 }));
  expect(plan).toContain("INDEX payment_by_method_created (method=? AND created_at>? AND created_at<?)");
});
