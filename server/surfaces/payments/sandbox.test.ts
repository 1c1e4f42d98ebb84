import { beforeEach, describe, expect, test } from "vitest";
import {
  arsOrder,
  errorOf,
  objectOf,
  startTransferShop,
  transactionIdOf,
  type TransferShop,
} from "../../testing/transfer-shop.ts";
import type { WireReply } from "../../testing/merchant-origin.ts";
import { matchTransfers } from "../../transfers/match-transfers.service.ts";

let shop: TransferShop;
beforeEach(async () => {
  shop = await startTransferShop();
});

const cuit = "20-30123456-3";
const notFound = [404, { code: "not_found", message: "payment not found for this account" }];
const dataOf = (made: WireReply) => objectOf(made)["paymentData"] as { cbu: string; reference: string };
const paymentOf = (reply: WireReply) => objectOf(reply)["paymentId"];

async function statusOf(id: string): Promise<unknown> {
  await matchTransfers(shop.origin.ctx);
  return objectOf(await shop.call("GET", `/payments/${id}`))["status"];
}

describe("a transfer in Argentina", () => {
  const send = (wish: object) => shop.call("POST", "/ars/cashin/simulate", { cuit, amount: "2450.75", ...wish });

  test("pays the order whose reference it quotes", async () => {
    const made = await shop.create();
    const { cbu, reference } = dataOf(made);
    const reply = await send({ cbu, idTrxCliente: reference, nombre: "Inés Roldán" });
    expect(reply).toMatchObject({ status: 200, body: { status: "queued", paymentId: transactionIdOf(made) } });
    expect(await statusOf(transactionIdOf(made))).toBe("confirmed");
  });

  test("to another account is nobody's here", async () => {
    const { reference } = dataOf(await shop.create());
    const elsewhere = "0170042800000012345674";
    expect(errorOf(await send({ cbu: elsewhere, idTrxCliente: reference }))).toMatchObject(notFound);
    expect(errorOf(await send({ cbu: elsewhere }))).toMatchObject(notFound);
  });

  test("without a reference pays the oldest open order of that payer and amount", async () => {
    const [ended, first, second] = [await shop.create(), await shop.create(), await shop.create()].map(transactionIdOf);
    await shop.call("POST", `/payments/${ended}/cancel`);
    const { cbu } = dataOf(await shop.create({ amount: "10.00" }));
    expect(paymentOf(await send({ cbu }))).toBe(first);
    expect([await statusOf(String(first)), await statusOf(String(second))]).toEqual(["confirmed", "started"]);
  });

  test.each([
    ["amount", { amount: "2450.76" }],
    ["payer", { cuit: "30712345671" }],
  ])("without a reference and of another %s finds no order", async (_what, wish) => {
    const { cbu } = dataOf(await shop.create());
    expect(errorOf(await send({ cbu, ...wish }))).toMatchObject(notFound);
  });

  test("of another amount with a reference leaves the order as it is", async () => {
    const made = await shop.create();
    const { cbu, reference } = dataOf(made);
    expect((await send({ cbu, idTrxCliente: reference, amount: "1.00" })).status).toBe(200);
    expect(await statusOf(transactionIdOf(made))).toBe("started");
  });
});

describe("a transfer in Brazil", () => {
  const brl = { currency: "BRL", customer: { name: "Bia Prado", documentNumber: "390.533.447-05" } };
  const send = (wish: object = {}) =>
    shop.call("POST", "/trf/cashin/simulate", {
      ...{ amount: 2450.75, currency: "BRL", externalId: "PED-7731", taxId: "39053344705" },
      ...wish,
    });

  test("pays, of several orders of one name, the oldest open one", async () => {
    const ids = [await shop.create(brl), await shop.create(brl), await shop.create(brl)].map(transactionIdOf);
    await shop.call("POST", `/payments/${ids[0]}/cancel`);
    expect(paymentOf(await send())).toBe(ids[1]);
    expect([await statusOf(String(ids[1])), await statusOf(String(ids[2]))]).toEqual(["confirmed", "started"]);
  });

  test("pays the order that has its amount, whatever else has the name", async () => {
    await shop.create({ ...brl, amount: "10.00" });
    const wanted = transactionIdOf(await shop.create(brl));
    expect(paymentOf(await send())).toBe(wanted);
  });

  test.each([
    ["externalId", { externalId: "PED-1" }],
    ["taxId", { taxId: "98765432100" }],
    ["amount", { amount: 2450.76 }],
  ])("of another %s finds no order", async (_what, wish) => {
    await shop.create(brl);
    expect(errorOf(await send(wish))).toMatchObject(notFound);
  });

  test("for an order that has ended is refused", async () => {
    const id = transactionIdOf(await shop.create(brl));
    await shop.call("POST", `/payments/${id}/cancel`);
    const refused = { code: "invalid_status", message: "payment is not awaiting receipt" };
    expect(errorOf(await send())).toMatchObject([409, refused]);
  });
});

test.each(["nationalId", "passport", "other"])(
  "the older document type %s is taken, and the number tells more",
  async (documentType) => {
    const made = await shop.create({ customer: { ...arsOrder.customer, documentType } });
    expect(made).toMatchObject({ status: 200, body: { customer: { documentType: "CUIT" } } });
  },
);
