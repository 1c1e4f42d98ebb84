import jsQR from "jsqr";
import { PNG } from "pngjs";
import { beforeEach, describe, expect, test } from "vitest";
import { refundPayment } from "../../payments/payment.service.ts";
import { expireOrders } from "../../transfers/end-order.service.ts";
import { testAccountId } from "../../testing/payments.ts";
import {
  arsOrder,
  errorOf,
  objectOf,
  transactionIdOf,
  startTransferShop,
  type TransferShop,
} from "../../testing/transfer-shop.ts";

let shop: TransferShop;
beforeEach(async () => {
  shop = await startTransferShop();
});

const brl = { ...arsOrder, currency: "BRL", customer: { name: "Bia Prado", documentNumber: "390.533.447-05" } };
const error = (status: number, code: string, param: string | null = null): unknown[] => [
  status,
  expect.objectContaining({ code, param }),
];

describe("an order", () => {
  test("is created as the contract shows it, and read back the same", async () => {
    const made = await shop.create({ expiresAfter: 7_200 });
    expect(made.status).toBe(200);
    expect(made.body).toEqual({
      transactionId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      merchantId: "tienda-1",
      externalId: "PED-7731",
      status: "started",
      amount: "2450.75",
      currency: "ARS",
      paymentMethod: "bank_transfer",
      rail: "ar_bank_transfer",
      bankSystemReference: expect.stringMatching(/^9032\d{15}$/) as string,
      reconciliationStatus: "unknown",
      refunded: false,
      refundedAmount: null,
      paymentData: {
        type: "bank_transfer",
        cbu: expect.stringMatching(/^\d{22}$/) as string,
        alias: expect.any(String) as string,
        reference: objectOf(made)["bankSystemReference"],
      },
      customer: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        name: "Inés Roldán",
        documentType: "CUIT",
        documentNumber: "20301234563",
      },
      metadata: { cesta: "12" },
      actionUrl: expect.stringContaining(`/checkout/${transactionIdOf(made)}`) as string,
      createdAt: "2026-03-02T09:00:00Z",
      expiresAt: "2026-03-02T11:00:00Z",
      expirationDate: "2026-03-02T11:00:00Z",
    });
    expect((await shop.call("GET", `/payments/${transactionIdOf(made)}`)).body).toEqual(made.body);
  });

  test.each([
    ["qr", arsOrder, "2026-03-02T12:00:00Z", /^00020101/],
    ["pix_qr", brl, "2026-03-02T09:15:00Z", /br\.gov\.bcb\.pix/],
  ] as const)(
    "by %s shows a code that scanners read, with a life of its own",
    async (paymentMethod, wish, end, text) => {
      const made = await shop.create({ ...wish, paymentMethod, expiresAfter: 86_400 });
      const data = objectOf(made)["paymentData"] as Readonly<Record<string, string>>;
      expect(data).toMatchObject({ type: paymentMethod, qrExpiresAt: end, reference: transactionIdOf(made) });
      expect(made.body).toMatchObject({ expiresAt: end, expirationDate: end });
      const { data: pixels, width, height } = PNG.sync.read(Buffer.from(data["qrCodeBase64"] ?? "", "base64"));
      expect(jsQR(new Uint8ClampedArray(pixels), width, height)?.data).toBe(data["qrCodeString"]);
      expect(data["qrCodeString"]).toMatch(text);
    },
  );

  test.each([
    ["a number for an amount", { amount: 2450.75 }, "invalid_request", "amount"],
    ["three decimals", { amount: "1.234" }, "invalid_request", "amount"],
    ["a sign", { amount: "-1.00" }, "invalid_request", "amount"],
    ["an exponent", { amount: "1e3" }, "invalid_request", "amount"],
    ["zero", { amount: "0.00" }, "invalid_request", "amount"],
    ["another currency", { currency: "USD" }, "invalid_request", "currency"],
    ["a method of the other currency", { paymentMethod: "pix_qr" }, "invalid_request", "paymentMethod"],
    ["no customer", { customer: undefined }, "invalid_request", "customer"],
    ["no name", { customer: { documentNumber: "20301234563" } }, "invalid_request", "customer.name"],
    [
      "wrong check digits",
      { customer: { name: "X", documentNumber: "20123456789" } },
      "invalid_document",
      "customer.documentNumber",
    ],
    [
      "a type that contradicts",
      { customer: { ...arsOrder.customer, documentType: "DNI" } },
      "invalid_document",
      "customer.documentNumber",
    ],
    ["a life too short", { expiresAfter: 59 }, "invalid_request", "expiresAfter"],
    ["an end in the past", { expiration: "2026-03-02T08:00:00Z" }, "invalid_request", "expiration"],
    ["metadata that is no text", { metadata: { a: 1 } }, "invalid_request", "metadata.a"],
    ["a return address that is none", { successUrl: "javascript:alert(1)" }, "invalid_request", "successUrl"],
  ])("is refused with %s, and nothing is stored", async (_claim, wish, code, param) => {
    expect(errorOf(await shop.create(wish))).toEqual(error(400, code, param));
    expect((await shop.call("GET", "/payments")).body).toEqual({ object: "list", hasMore: false, data: [] });
  });

  test("is confirmed by its transfer, told apart, and not cancelled afterwards", async () => {
    const id = await shop.paid();
    expect((await shop.call("GET", `/payments/${id}`)).body).toMatchObject({
      status: "confirmed",
      receivedAmount: "2450.75",
      receivedAt: "2026-03-02T09:00:00Z",
      reconciliationStatus: "matched",
      bankSystemTrxId: expect.stringMatching(/^[0-9A-F]{22}$/) as string,
    });
    expect(errorOf(await shop.call("POST", `/payments/${id}/cancel`))).toEqual(error(422, "invalid_status"));
    expect(errorOf(await shop.call("POST", `/sandbox/payments/${id}/receive`, {}))).toEqual(
      error(409, "invalid_status"),
    );
  });

  test.each([
    ["over", "2460.00", "matched_over_under_over"],
    ["under", "2440.00", "matched_over_under_under"],
  ])("that takes a little %s says so", async (_claim, amount, reconciliationStatus) => {
    const id = await shop.paid({ allowOverUnder: true }, { amount });
    expect((await shop.call("GET", `/payments/${id}`)).body).toMatchObject({
      receivedAmount: amount,
      reconciliationStatus,
    });
  });

  test("waits on after a wrong payer", async () => {
    const id = await shop.paid({}, { documentNumber: "20999999999" });
    expect((await shop.call("GET", `/payments/${id}`)).body).toMatchObject({
      status: "started",
      reconciliationStatus: "unknown",
    });
  });

  test("is cancelled, or ends with its time", async () => {
    const first = transactionIdOf(await shop.create());
    expect((await shop.call("POST", `/payments/${first}/cancel`)).body).toMatchObject({ status: "cancelled" });
    const second = transactionIdOf(await shop.create({ expiresAfter: 60 }));
    shop.origin.ctx.clock.advance(60_000);
    await expireOrders(shop.origin.ctx);
    expect((await shop.call("GET", `/payments/${second}`)).body).toMatchObject({
      status: "expired",
      reconciliationStatus: "expired",
    });
  });

  test("shows what staff gave back, and stays confirmed", async () => {
    const id = await shop.paid();
    const refund = {
      scope: [testAccountId],
      paymentId: id,
      amount: 45_075,
      reason: "duplicate",
      note: null,
      request: {},
    };
    const by = { actor: { type: "staff", id: "staff" }, requestId: null } as const;
    await expect(refundPayment(shop.origin.ctx, { ...refund, reference: null, by })).rejects.toMatchObject({
      code: "validation_failed",
    });
    await refundPayment(shop.origin.ctx, { ...refund, reference: "BANCO-1", by });
    expect((await shop.call("GET", `/payments/${id}`)).body).toMatchObject({
      status: "confirmed",
      refunded: true,
      refundedAmount: "450.75",
    });
  });
});

describe("one key, one order", () => {
  const headers = { "idempotency-key": "5f0c" };

  test("the same wish is answered again, another is refused", async () => {
    const first = await shop.create({}, headers);
    expect((await shop.create({}, headers)).body).toEqual(first.body);
    expect(errorOf(await shop.create({ amount: "1.00" }, headers))).toEqual(error(409, "idempotency_key_reused"));
    expect((await shop.call("GET", "/payments")).body).toMatchObject({
      data: [{ transactionId: transactionIdOf(first) }],
    });
  });

  test("a refused wish may be put right under its key", async () => {
    expect((await shop.create({ amount: "0" }, headers)).status).toBe(400);
    expect((await shop.create({}, headers)).status).toBe(200);
  });
});

describe("keys", () => {
  test("of a merchant see their own alone; the account's sees all and names one to create", async () => {
    const own = transactionIdOf(await shop.create());
    const other = await shop.call("POST", "/payments", { ...arsOrder, merchantId: "tienda-2" }, {}, shop.accountKey);
    expect(other.body).toMatchObject({ merchantId: "tienda-2" });
    expect((await shop.call("GET", `/payments/${transactionIdOf(other)}`)).status).toBe(404);
    expect((await shop.call("GET", "/payments?merchantId=tienda-2")).body).toMatchObject({
      data: [{ transactionId: own }],
    });
    const all = await shop.call("GET", "/payments", undefined, {}, shop.accountKey);
    expect(objectOf(all)["data"]).toHaveLength(2);
    expect(errorOf(await shop.call("POST", "/payments", arsOrder, {}, shop.accountKey))).toEqual(
      error(400, "invalid_request", "merchantId"),
    );
    expect(errorOf(await shop.create({ merchantId: "tienda-2" }))).toEqual(error(403, "forbidden", "merchantId"));
    expect(errorOf(await shop.call("GET", "/balance"))).toEqual(error(403, "forbidden"));
    expect(errorOf(await shop.call("GET", "/payments", undefined, {}, "di_sand_nobody"))).toEqual(
      error(401, "unauthorized"),
    );
  });

  test("there is no /v1 in front of these paths", async () => {
    expect((await shop.call("GET", "/v1/payments")).status).toBe(404);
  });
});

test("a list is walked page by page while new orders arrive, none twice and none missing", async () => {
  const made: string[] = [];
  for (let n = 0; n < 5; n += 1) made.push(transactionIdOf(await shop.create({ externalId: `PED-${n}` })));
  const seen: string[] = [];
  for (let after = ""; ;) {
    const page = await shop.call("GET", `/payments?limit=2${after}`);
    const data = objectOf(page)["data"] as { transactionId: string }[];
    seen.push(...data.map(({ transactionId }) => transactionId));
    await shop.create();
    if (objectOf(page)["hasMore"] !== true) break;
    after = `&startingAfter=${seen.at(-1) ?? ""}`;
  }
  expect(seen).toEqual(made.toReversed());
  expect((await shop.call("GET", "/payments?externalId=PED-3")).body).toMatchObject({
    data: [{ transactionId: made[3] }],
  });
  for (const query of ["limit=0", "limit=201", "status=inprogress", "startingAfter=nobody"]) {
    expect((await shop.call("GET", `/payments?${query}`)).status).toBe(400);
  }
});
