import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createCredential } from "../../identity/credential.service.ts";
import { startLoop } from "../../testing/deliveries.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { answering, type ReceivedRequest, type Receiver, startReceiver } from "../../testing/receiver.ts";
import { objectOf, startTransferShop, transactionIdOf, type TransferShop } from "../../testing/transfer-shop.ts";
import { expireOrders } from "../../transfers/end-order.service.ts";
import { matchTransfers } from "../../transfers/match-transfers.service.ts";
import { sendPayouts } from "../../transfers/send-payouts.service.ts";
import { deliveriesOf } from "../../webhooks/read-delivery.service.ts";
import { resendDelivery } from "../../webhooks/resend-delivery.service.ts";
import { paymentsCatalogue } from "./status-message.schema.ts";

let shop: TransferShop;
let receiver: Receiver;
beforeEach(async () => {
  shop = await startTransferShop();
  receiver = await startReceiver(answering(200));
});

const path = "/webhooks/payments";

async function register(url = receiver.url): Promise<string> {
  return String(objectOf(await shop.call("POST", path, { webhookUrl: url }))["webhookSecret"]);
}

const messageIn = ({ body }: ReceivedRequest) => JSON.parse(body) as Readonly<Record<string, unknown>>;

function signaturesOf({ headers }: ReceivedRequest): { timestamp: string; signatures: readonly string[] } {
  const [t = "", ...signatures] = String(headers["x-webhook-signature"]).split(",");
  return { timestamp: t.replace("t=", ""), signatures };
}

function signedBy(secret: string, { timestamp, body }: { timestamp: string; body: string }): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}

describe("messages", () => {
  test("tell of every end of a payment, of none of its beginnings, and of a refund nothing", async () => {
    await register();
    const loop = startLoop(shop.origin.ctx);
    const confirmed = await shop.paid();
    await loop.tick();
    const cancelled = transactionIdOf(await shop.create());
    await shop.call("POST", `/payments/${cancelled}/cancel`);
    await loop.tick();
    const expired = transactionIdOf(await shop.create({ expiresAfter: 60 }));
    shop.origin.ctx.clock.advance(60_000);
    await expireOrders(shop.origin.ctx);
    await loop.tick();
    const told = receiver.received.map(messageIn);
    expect(told).toMatchObject([
      {
        eventType: "payment.status_changed",
        transactionId: confirmed,
        status: "confirmed",
        receivedAmount: "2450.75",
        confirmationDate: "2026-03-02T09:00:00Z",
        customer: { name: "Inés Roldán", documentNumber: "20301234563" },
      },
      { eventType: "payment.status_changed", transactionId: cancelled, status: "cancelled" },
      { eventType: "payment.status_changed", transactionId: expired, status: "expired" },
    ]);
    for (const message of told) expect(paymentsCatalogue[0]?.body?.parse(message)).toEqual(message);
    const { receivedAt } = objectOf(await shop.call("GET", `/payments/${confirmed}`));
    expect(told[0]?.["confirmationDate"]).toBe(receivedAt);
  });

  test("tell of both ends of a payout, and not that it waits", async () => {
    await shop.paid();
    await register();
    const loop = startLoop(shop.origin.ctx);
    const ask = (identifierValue: string) =>
      shop.call("POST", "/payouts", {
        amount: "10.00",
        currency: "ARS",
        externalId: "RET-88",
        destination: { identifierType: "alias_cbu", identifierValue },
      });
    const [good, bad] = [await ask("NORTE.PAGOS"), await ask("unknown.alias")];
    await loop.tick();
    expect(receiver.received).toEqual([]);
    for (let tries = 0; tries < 3; tries += 1) {
      await sendPayouts(shop.origin.ctx);
      shop.origin.ctx.clock.advance(5_000);
    }
    await loop.tick();
    const common = { eventType: "payout.status_changed", merchantId: "tienda-1", externalId: "RET-88" };
    const told = receiver.received.map(messageIn);
    expect(told).toMatchObject([
      { ...common, payoutId: objectOf(good)["id"], status: "completed", bankSystemTrxId: expect.any(String) as string },
      { ...common, payoutId: objectOf(bad)["id"], status: "failed", errorMessage: "Account not found" },
    ]);
    for (const message of told) expect(paymentsCatalogue[1]?.body?.parse(message)).toEqual(message);
  });

  test("of Brazil carry no name of the clearing house, as the payment does not", async () => {
    await register();
    const customer = { name: "Bia Prado", documentNumber: "390.533.447-05" };
    const id = transactionIdOf(await shop.create({ currency: "BRL", customer }));
    const wish = { amount: "2450.75", currency: "BRL", externalId: "PED-7731", taxId: "390.533.447-05" };
    await shop.call("POST", "/trf/cashin/simulate", wish);
    await matchTransfers(shop.origin.ctx);
    await startLoop(shop.origin.ctx).tick();
    const [message] = receiver.received.map(messageIn);
    expect(message).toMatchObject({ transactionId: id, status: "confirmed", receivedAmount: "2450.75" });
    expect(message).not.toHaveProperty("bankSystemTrxId");
    expect(objectOf(await shop.call("GET", `/payments/${id}`))).not.toHaveProperty("bankSystemTrxId");
  });

  test("that are sent again by staff have the same event and a new signature", async () => {
    await register();
    const { ctx } = shop.origin;
    const loop = startLoop(ctx);
    const id = await shop.paid();
    await loop.tick();
    const [delivery] = await ctx.store.read((db) => deliveriesOf(db, ctx, [id]));
    ctx.clock.advance(3_600_000);
    await resendDelivery(ctx, { scope: [testAccountId], id: delivery?.id ?? "", isForced: false });
    await loop.tick();
    const [first, second] = receiver.received;
    if (first === undefined || second === undefined) throw new Error("Two messages should have arrived");
    expect(second.body).toBe(first.body);
    expect(Number(signaturesOf(second).timestamp) - Number(signaturesOf(first).timestamp)).toBe(3_600);
  });
});

describe("an address", () => {
  test("that is removed is told of nothing more, not even of what waits", async () => {
    const failing = await startReceiver(answering(500));
    await register(failing.url);
    const loop = startLoop(shop.origin.ctx);
    await shop.paid();
    await loop.tick();
    expect(failing.received).toHaveLength(1);
    expect((await shop.call("DELETE", path, { webhookUrl: failing.url })).status).toBe(204);
    shop.origin.ctx.clock.advance(60_000);
    await shop.paid();
    await loop.tick();
    expect(failing.received).toHaveLength(1);
  });

  test("has to be named letter by letter to be removed", async () => {
    await register();
    for (const webhookUrl of [`${receiver.url}/`, receiver.url.toUpperCase()]) {
      expect((await shop.call("DELETE", path, { webhookUrl })).status).toBe(404);
    }
    expect((await shop.call("DELETE", path, {})).status).toBe(400);
    expect(objectOf(await shop.call("GET", path))["data"]).toHaveLength(1);
  });

  test("that is registered again signs with both secrets for a day; a third one drops the first", async () => {
    const loop = startLoop(shop.origin.ctx);
    const next = async () => {
      await shop.paid();
      await loop.tick();
      const received = receiver.received.at(-1);
      if (received === undefined) throw new Error("Nothing arrived");
      const { timestamp, signatures } = signaturesOf(received);
      return { signatures, by: (secret: string) => signedBy(secret, { timestamp, body: received.body }) };
    };
    const first = await register();
    const second = await register();
    const again = await next();
    expect(again.signatures).toEqual([`v1=${again.by(second)}`, `v2=${again.by(first)}`]);
    const third = String(objectOf(await shop.call("POST", `${path}/rotate`))["webhookSecret"]);
    const rotated = await next();
    expect(rotated.signatures).toEqual([`v1=${rotated.by(third)}`, `v2=${rotated.by(second)}`]);
  });

  test("of a live account has to be https and outside", async () => {
    const { ctx } = shop.origin;
    const accountId = await givenAccount(ctx, "P00000001");
    const issued = await createCredential(ctx, { accountId, api: "payments" });
    const key = "api_key" in issued ? issued.api_key : "";
    expect(key).toMatch(/^di_live_/);
    for (const webhookUrl of ["http://tienda.example/hooks", "https://127.0.0.1/hooks", "https://localhost/hooks"]) {
      const { status, body } = await shop.call("POST", path, { webhookUrl }, {}, key);
      expect([webhookUrl, status, body]).toMatchObject([webhookUrl, 400, { error: { param: "webhookUrl" } }]);
    }
    expect((await shop.call("POST", path, { webhookUrl: "https://tienda.example/" }, {}, key)).status).toBe(201);
    for (const where of ["/sandbox/payments/x/receive", "/ars/cashin/simulate", "/trf/cashin/simulate"]) {
      const { status, body } = await shop.call("POST", where, {}, {}, key);
      expect([where, status, body]).toMatchObject([where, 404, { error: { code: "not_found" } }]);
    }
  });
});
