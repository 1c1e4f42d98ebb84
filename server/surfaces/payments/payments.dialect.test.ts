import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { PaymentApi } from "../../../shared/payments/payment-status.ts";
import type { PaymentEventPayload } from "../../../shared/webhooks/payment-event.schema.ts";
import { minor } from "../../../shared/money.ts";
import { startPayment } from "../../payments/start-payment.service.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { byTest } from "../../testing/endpoints.ts";
import { byPayer, givenAccount, testAccountId } from "../../testing/payments.ts";
import { createEndpoint } from "../../webhooks/endpoint.service.ts";
import { recordEvent } from "../../webhooks/event.service.ts";
import { paymentsDialect } from "./payments.dialect.ts";
import { paymentsCatalogue } from "./status-message.schema.ts";

const body = Buffer.from(
  '{"eventType":"payment.status_changed","eventId":"0b7c1f52-9d3e-4a68-b1c7-5e2f8a904d13","transactionId":"5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70","merchantId":"norte_ar_shop1","externalId":"PED-7731","status":"confirmed","amount":"2450.75","currency":"ARS","receivedAmount":"2450.75","confirmationDate":"2026-08-29T10:39:58Z","bankSystemTrxId":"K7Q2M9X4B1T8Z5W3R6Y0LD","metadata":{"cesta":"ñandú-12"}}',
  "utf8",
);
const current = "whsec_4b6f6e746f722d746573742d766563746f722d303031";
const previous = "whsec_6f6c642d7365637265742d666f722d67726163652d30";
const v1 = "f88d3347adca81907f7a5bc5df14938de655ab5e1b7a25fcf00f6a53cc8601d1";
const v2 = "454d5b12dc46c930b4b3f3bd28c3a28601e193ca8c2152f41d6a129cc87721a7";

function headersWith(...secrets: string[]): Record<string, string> {
  return paymentsDialect.headers({
    deliveryId: "dlv_1",
    endpointId: "whe_1",
    accountId: "T00000001",
    eventId: "evt_1",
    eventType: "payment.status_changed",
    method: "POST",
    url: "https://tienda.example/hooks",
    body,
    secrets: secrets.map((secret) => Buffer.from(secret, "utf8")),
    now: "2026-08-29T10:40:00.000Z",
  });
}

describe("a signature", () => {
  test("is made over the documented body", () => {
    expect(body).toHaveLength(399);
    expect(createHash("sha256").update(body).digest("hex")).toBe(
      "a6a3eba87683ab4e831dcffb8cf91f6cf1c4960b49cb2aebd060968021095ac2",
    );
  });

  test("names the current secret as v1", () => {
    expect(headersWith(current)).toMatchObject({
      "content-type": "application/json",
      "x-webhook-timestamp": "1788000000",
      "x-webhook-signature": `t=1788000000,v1=${v1}`,
    });
  });

  test("names the previous secret as v2 while it lives", () => {
    expect(headersWith(current, previous)["x-webhook-signature"]).toBe(`t=1788000000,v1=${v1},v2=${v2}`);
  });

  test("is keyed with the whole text of the secret", () => {
    expect(headersWith(current.slice("whsec_".length))["x-webhook-signature"]).toBe(
      "t=1788000000,v1=a43188485d37f826b77631d35b3d4f1bb42702ab91a49f5b51f3d3055ffb0b39",
    );
  });
});

test("the schedule has five attempts, the last two and a half hours after the first", () => {
  const minutes = [1, 2, 3, 4, 5].map((number) => (paymentsDialect.retryDelayMs(number) ?? 0) / 60_000);
  expect(minutes).toEqual([1, 5, 30, 120, 0]);
  expect(paymentsDialect).toMatchObject({ attemptsMax: 5, timeoutMs: 10_000, jitter: 0 });
});

test("a new secret is the prefix and 64 hexadecimal digits", () => {
  expect(paymentsDialect.newSecret()).toMatch(/^whsec_[0-9a-f]{64}$/);
});

async function makeShop(api: PaymentApi): Promise<{ ctx: TestContext; paymentId: string }> {
  const ctx = await makeTestContext({ dialects: new Map([["payments", paymentsDialect]]) });
  await givenAccount(ctx);
  await ctx.store.write((trx) =>
    trx
      .insertInto("merchant")
      .values(["uno", "dos"].map((id) => ({ account_id: testAccountId, id, name: id, created_at: ctx.clock.now() })))
      .execute(),
  );
  const paymentId = ctx.ids.uuid();
  await ctx.store.write((trx) =>
    startPayment(trx, {
      id: paymentId,
      accountId: testAccountId,
      merchantId: "uno",
      sessionId: null,
      customerId: null,
      api,
      method: "bank_transfer",
      currency: "ARS",
      amount: 245_075,
      merchantReference: "PED-7731",
      merchantReference2: null,
      eventReference: null,
      payer: { name: null, email: null, phone: null },
      details: { metadata: { cesta: "ñandú-12" } },
      by: byPayer,
      at: ctx.clock.now(),
    }),
  );
  for (const merchantId of [null, "uno", "dos"]) {
    await createEndpoint(ctx, {
      accountId: testAccountId,
      merchantId,
      dialect: "payments",
      url: `https://tienda.example/${merchantId ?? "all"}`,
      eventPatterns: ["*"],
      description: null,
      by: byTest,
    });
  }
  return { ctx, paymentId };
}

async function tell({ ctx, paymentId }: { ctx: TestContext; paymentId: string }, isReceived: boolean): Promise<void> {
  const payload: PaymentEventPayload = {
    payment_id: paymentId,
    account_id: testAccountId,
    session_id: null,
    merchant_reference: "PED-7731",
    method: "bank_transfer",
    status: isReceived ? "CAPTURED" : "FAILED",
    currency: "ARS",
    amount: minor(245_075),
    authorized: minor(isReceived ? 245_075 : 0),
    captured: minor(isReceived ? 245_075 : 0),
    refunded: minor(0),
    voided: minor(0),
    created_at: ctx.clock.now(),
    operation: {
      id: "op_1",
      kind: isReceived ? "receive" : "expire",
      state: "succeeded",
      amount: minor(245_075),
      reference: isReceived ? "K7Q2M9X4" : null,
      error: null,
    },
    reason: null,
  };
  await ctx.store.write((trx) =>
    recordEvent(trx, ctx, {
      accountId: testAccountId,
      type: isReceived ? "payment.received" : "payment.ended",
      subjectType: "payment",
      subjectId: paymentId,
      operationId: null,
      payload,
      merchantId: "uno",
      at: ctx.clock.now(),
    }),
  );
}

async function planned(ctx: TestContext): Promise<{ url: string; event_type: string; body: unknown }[]> {
  const rows = await ctx.store.read((db) =>
    db.selectFrom("delivery").select(["url", "event_type", "body"]).orderBy("seq").execute(),
  );
  return rows.map((row) => {
    const body = JSON.parse(row.body?.toString("utf8") ?? "null") as unknown;
    // What is really sent is what the catalogue promises.
    expect(paymentsCatalogue.find(({ type }) => type === row.event_type)?.body?.parse(body)).toEqual(body);
    return { ...row, body };
  });
}

describe("a transfer", () => {
  test("that arrived is told to the account and its merchant, and to no other merchant", async () => {
    const shop = await makeShop("payments");
    await tell(shop, true);
    const found = await planned(shop.ctx);
    expect(found.map((row) => row.url).toSorted()).toEqual([
      "https://tienda.example/all",
      "https://tienda.example/uno",
    ]);
    expect(found[0]).toMatchObject({
      event_type: "payment.status_changed",
      body: {
        eventType: "payment.status_changed",
        eventId: expect.stringMatching(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        ) as string,
        transactionId: shop.paymentId,
        merchantId: "uno",
        externalId: "PED-7731",
        status: "confirmed",
        amount: "2450.75",
        currency: "ARS",
        receivedAmount: "2450.75",
        confirmationDate: "2026-03-02T09:00:00Z",
        bankSystemTrxId: "K7Q2M9X4",
        metadata: { cesta: "ñandú-12" },
      },
    });
    expect(found[0]?.body).toEqual(found[1]?.body);
  });

  test("that never arrived is told as expired, without what only an arrival has", async () => {
    const shop = await makeShop("payments");
    await tell(shop, false);
    const [first] = await planned(shop.ctx);
    expect(first?.body).toMatchObject({ status: "expired", amount: "2450.75" });
    expect(first?.body).not.toHaveProperty("receivedAmount");
    expect(first?.body).not.toHaveProperty("confirmationDate");
  });

  test("of the checkout is none of this wire's", async () => {
    const shop = await makeShop("checkout");
    await tell(shop, true);
    expect(await planned(shop.ctx)).toEqual([]);
  });
});
