import { beforeEach, describe, expect, test } from "vitest";
import { createSessionObserver } from "../../checkout/session-observer.ts";
import { dialects } from "../../dialects.ts";
import type { Gateway } from "../../gateways/gateway.ts";
import { reconcileOperations } from "../../payments/reconcile.service.ts";
import { startBackoffice } from "../../testing/backoffice.ts";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenPaidSession,
  type PayWish,
} from "../../testing/checkout-client.ts";
import { runVerify } from "../../verify/verify.service.ts";
import { paymentEventRecorder } from "../../webhooks/payment-events.ts";
import { transactionAnswerSchema } from "./answers.schema.ts";

let client: CheckoutClient;
let path: string;

beforeEach(async () => {
  client = await givenCheckoutClient({ dialects });
  client.ctx.paymentObservers = [createSessionObserver(client.ctx), paymentEventRecorder(client.ctx)];
});

async function given(wish: PayWish): Promise<void> {
  path = `/v1/transactions/${(await givenPaidSession(client, { amount: 50_000, ...wish })).transactionId}`;
}

const change = (body: unknown): Promise<Answer> => client.call("POST", `${path}/authorization`, body);
const capture = (amount: number): Promise<Answer> => client.call("POST", `${path}/capture`, { amount });

function expectChanged(answer: Answer, amount: number): void {
  expect([answer.status, answer.body["error"]]).toEqual([200, undefined]);
  expect(transactionAnswerSchema.parse(answer.body)).toEqual(answer.body);
  expect(answer.body).toMatchObject({ status: "AUTHORIZED", amount });
  const last = (answer.body["events"] as unknown as unknown[]).at(-1);
  expect(last).toMatchObject({ event: "AUTHORIZE", success: true, transaction_status: "AUTHORIZED", amount });
}

function expectRefused({ status, body }: Answer, code: [number, string], path?: string): void {
  expect([status, body["error"]?.["code"]]).toEqual(code);
  if (path !== undefined) expect(body["error"]?.["errors"]).toMatchObject([{ path }]);
}

describe("Klarna", () => {
  const klarna = { method: "klarna.klarna" };
  const lines = (amount: number) => [
    { line_id: "1", amount: 40_000 },
    { line_id: "2", amount: amount - 40_000 },
  ];

  test("is authorized for more, then for less, and captured for what it comes to", async () => {
    await given(klarna);
    expectChanged(await change({ amount: 60_000, reference: "upsell-1", items: lines(60_000) }), 60_000);
    const less = await change({ amount: 45_000, items: lines(45_000) });
    expectChanged(less, 45_000);
    expect(less.body["items"]).toEqual(lines(45_000));
    expectRefused(await capture(45_001), [400, "INVALID_AMOUNT"]);
    expect((await capture(45_000)).body["status"]).toBe("CAPTURED");
    expectRefused(await change({ amount: 70_000, items: lines(70_000) }), [409, "CONFLICT"]);
    expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
  });

  test("keeps what was captured out of a smaller total", async () => {
    await given(klarna);
    await capture(20_000);
    expectRefused(await change({ amount: 20_000, items: [{ line_id: "1", amount: 20_000 }] }), [400, "INVALID_AMOUNT"]);
    const changed = await change({ amount: 30_000, items: [{ line_id: "1", amount: 30_000 }] });
    expect(changed.body).toMatchObject({ status: "PARTIALLY_CAPTURED", amount: 30_000 });
    expect((await capture(10_000)).body["status"]).toBe("CAPTURED");
  });

  test("lasts longer where nothing but a reason and a reference is given", async () => {
    await given(klarna);
    client.ctx.clock.advance(3_600_000);
    expectChanged(await change({ reason: "Late delivery", reference: "ext-1" }), 50_000);
    const { authorization_expires_at } = await client.ctx.store.read((db) =>
      db.selectFrom("payment").select("authorization_expires_at").executeTakeFirstOrThrow(),
    );
    expect(authorization_expires_at).toBe("2026-03-30T10:00:00.000Z");
    expectRefused(await change({ reason: "Late delivery" }), [400, "BAD_REQUEST"], "reference");
    expectRefused(await change({ reference: "ext-2" }), [400, "BAD_REQUEST"], "reason");
  });

  test("wants lines that come to the amount", async () => {
    await given(klarna);
    expectRefused(await change({ amount: 60_000 }), [400, "BAD_REQUEST"], "items");
    expectRefused(await change({ amount: 60_000, items: lines(50_000) }), [400, "BAD_REQUEST"], "items");
  });
});

describe("a card that was authorized beforehand", () => {
  const open = { body: { configuration: { pre_authorization: true } } };

  test("only grows until its final amount is set, and is captured only then", async () => {
    await given(open);
    expectRefused(await capture(10_000), [400, "INVALID_STATUS"]);
    expectRefused(await change({ amount: 50_000 }), [400, "INVALID_AMOUNT"]);
    expectChanged(await change({ amount: 70_000, final_authorization: false }), 70_000);
    expectRefused(await capture(10_000), [400, "INVALID_STATUS"]);
    expectChanged(await change({ amount: 62_000, final_authorization: true }), 62_000);
    expectRefused(await change({ amount: 80_000, final_authorization: true }), [409, "CONFLICT"]);
    expect((await capture(62_000)).body["status"]).toBe("CAPTURED");
    expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
  });

  test("is released whole", async () => {
    await given(open);
    expectChanged(await change({ amount: 70_000 }), 70_000);
    expect((await client.call("POST", `${path}/void`)).body["status"]).toBe("AUTHORIZATION_VOIDED");
  });
});

test("any other authorization stays as it is", async () => {
  await given({});
  expectRefused(await change({ amount: 60_000 }), [409, "CONFLICT"]);
  expectRefused(await change({ reason: "Late", reference: "x" }), [409, "CONFLICT"]);
  expectRefused(await client.call("POST", "/v1/transactions/T00000001.none/authorization", {}), [404, "NOT_FOUND"]);
});

function sandboxOf(): Gateway {
  const sandbox = client.ctx.gateways.forAccount(client.accountId);
  if (sandbox === null) throw new Error("A sandbox account has a gateway");
  return sandbox;
}

describe("at once", () => {
  const more = { amount: 60_000, items: [{ line_id: "1", amount: 60_000 }] };
  const stored = () =>
    client.ctx.store.read((db) =>
      db.selectFrom("payment").select(["amount", "authorized", "voided", "details"]).executeTakeFirstOrThrow(),
    );

  /** A processor that answers a change only once the test lets it. */
  function givenSlowChanges(): { isAsked: Promise<void>; answer: () => void } {
    const sandbox = sandboxOf();
    let asked = (): void => undefined;
    let answer = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const isLetGo = new Promise<void>((resolve) => (answer = resolve));
    const gateway: Gateway = {
      ...sandbox,
      adjust: async (request) => {
        asked();
        await isLetGo;
        return sandbox.adjust(request);
      },
    };
    client.ctx.gateways = { forAccount: () => gateway };
    return { isAsked, answer };
  }

  test.each([
    ["another change", () => change(more)],
    ["a smaller total", () => change({ amount: 40_000, items: [{ line_id: "1", amount: 40_000 }] })],
    ["a release", () => client.call("POST", `${path}/void`)],
  ])("a change and %s: the second waits, and the total is what the first one asked for", async (_claim, second) => {
    await given({ method: "klarna.klarna" });
    const slow = givenSlowChanges();
    const first = change(more);
    await slow.isAsked;
    const refused = await second();
    slow.answer();
    expectRefused(refused, [409, "CONFLICT"]);
    expectChanged(await first, 60_000);
    expect(await stored()).toMatchObject({ amount: 60_000, authorized: 60_000, voided: 0 });
    expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
  });

  test("a change without an answer is not asked for a second time", async () => {
    await given({ method: "klarna.klarna" });
    const sandbox = sandboxOf();
    let isSilent = true;
    const gateway: Gateway = {
      ...sandbox,
      adjust: (request) =>
        isSilent ? Promise.resolve({ outcome: "unknown", retryAfterMs: 2_000 }) : sandbox.adjust(request),
    };
    client.ctx.gateways = { forAccount: () => gateway };
    expect((await change(more)).status).toBe(503);
    expectRefused(await change(more), [409, "CONFLICT"]);
    expectRefused(await client.call("POST", `${path}/void`), [409, "CONFLICT"]);
    expect(await stored()).toMatchObject({ amount: 50_000, authorized: 50_000 });
    isSilent = false;
    client.ctx.clock.advance(2_000);
    await reconcileOperations(client.ctx);
    expect(await stored()).toMatchObject({ amount: 60_000, authorized: 60_000 });
    expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
  });
});

test("the list, the desk and the events know what a changed order comes to, and what it was", async () => {
  await given({ method: "klarna.klarna" });
  const items = [{ line_id: "9", amount: 60_000, description: "Two lamps" }];
  const { body } = await change({ amount: 60_000, items });
  expect(body).toMatchObject({ amount: 60_000, items });
  const [initialized, authorized, changed] = body["events"] as unknown as Record<string, unknown>[];
  const first = [{ line_id: "1", amount: 50_000 }];
  expect(initialized).toMatchObject({ event: "INITIALIZE", amount: 50_000, items: first });
  expect(authorized).toMatchObject({ event: "AUTHORIZE", amount: 50_000, items: first });
  expect(changed).toMatchObject({ event: "AUTHORIZE", amount: 60_000, items });
  expect((await client.call("GET", "/v1/transactions?amount=60000")).body).toMatchObject([{ amount: 60_000, items }]);
  expect((await client.call("GET", "/v1/transactions?amount=50000")).body).toEqual([]);

  const backoffice = await startBackoffice(client.ctx);
  const finance = await backoffice.signedIn("finance");
  const shown = await finance.get(`/payments/${String(body["id"])}`);
  expect(shown.json).toMatchObject({ amount: 60_000, lines: [{ line_id: "9", description: "Two lamps" }] });
});

test("a line of a changed order needs its id and its amount", async () => {
  await given({ method: "klarna.klarna" });
  const refused = await change({ amount: 60_000, items: [{ amount: 60_000 }] });
  expectRefused(refused, [400, "BAD_REQUEST"], "items.0.line_id");
});
