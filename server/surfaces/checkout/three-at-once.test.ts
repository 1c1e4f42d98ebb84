import { expect, test } from "vitest";
import { createSessionObserver } from "../../checkout/session-observer.ts";
import { dialects } from "../../dialects.ts";
import { startBackoffice } from "../../testing/backoffice.ts";
import { type CheckoutClient, givenCheckoutClient, givenPaidSession } from "../../testing/checkout-client.ts";
import { runVerify } from "../../verify/verify.service.ts";
import { paymentEventRecorder } from "../../webhooks/payment-events.ts";

const amount = 50_000;

async function figuresOf(client: CheckoutClient, transactionId: string) {
  return client.ctx.store.read((db) =>
    db
      .selectFrom("payment")
      .select(["authorized", "captured", "refunded", "voided", "status"])
      .where("id", "=", transactionId)
      .executeTakeFirstOrThrow(),
  );
}

async function givenThree() {
  const client = await givenCheckoutClient({ dialects });
  client.ctx.paymentObservers = [createSessionObserver(client.ctx), paymentEventRecorder(client.ctx)];
  const backoffice = await startBackoffice(client.ctx);
  const staff = [await backoffice.signedIn("finance"), await backoffice.signedIn("finance")] as const;
  const { transactionId } = await givenPaidSession(client, { amount });
  return { client, staff, transactionId };
}

test("two colleagues and the shop capture 300.00 of 500.00 each: one of them does, the others learn what is left", async () => {
  const { client, staff, transactionId } = await givenThree();
  const wish = { amount: 30_000, expected_capturable: amount };
  const [one, two, shop] = await Promise.all([
    staff[0].post(`/payments/${transactionId}/capture`, wish),
    staff[1].post(`/payments/${transactionId}/capture`, wish),
    client.call("POST", `/v1/transactions/${transactionId}/capture`, { amount: 30_000 }),
  ]);
  expect([one.status, two.status, shop.status].filter((status) => status === 200)).toHaveLength(1);
  for (const loser of [one, two].filter(({ status }) => status !== 200)) {
    expect(loser.status).toBe(409);
    expect(JSON.stringify(loser.json)).toMatch(/"(?:capturable|limit)":(?:0|20000)/);
  }
  if (shop.status !== 200) {
    expect([400, 409]).toContain(shop.status);
    const read = await client.call("GET", `/v1/transactions/${transactionId}`);
    expect(read.body["status"]).toBe("PARTIALLY_CAPTURED");
  }
  expect(await figuresOf(client, transactionId)).toEqual({
    authorized: amount,
    captured: 30_000,
    refunded: 0,
    voided: 0,
    status: "PARTIALLY_CAPTURED",
  });
  expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
});

test("a capture, a void and a capture by the shop at once: one wins, and the money is taken or released, never both", async () => {
  const { client, staff, transactionId } = await givenThree();
  const answers = await Promise.all([
    staff[0].post(`/payments/${transactionId}/capture`, { amount }),
    staff[1].post(`/payments/${transactionId}/void`, { reason: "requested_by_customer" }),
    client.call("POST", `/v1/transactions/${transactionId}/capture`, { amount }),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const { captured, voided } = await figuresOf(client, transactionId);
  expect([captured, voided].toSorted()).toEqual([0, amount]);
  expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
});

test("refunds by all three never come to more than was captured", async () => {
  const { client, staff, transactionId } = await givenThree();
  await client.call("POST", `/v1/transactions/${transactionId}/capture`, { amount });
  const wish = { amount: 20_000, reason: "duplicate" };
  const answers = await Promise.all([
    staff[0].post(`/payments/${transactionId}/refund`, wish),
    staff[1].post(`/payments/${transactionId}/refund`, wish),
    client.call("POST", `/v1/transactions/${transactionId}/refund`, { amount: 20_000 }),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
  expect((await figuresOf(client, transactionId)).refunded).toBe(40_000);
  expect(await runVerify(client.ctx)).toMatchObject({ ok: true });
});
