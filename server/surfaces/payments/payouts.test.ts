import { beforeEach, describe, expect, test } from "vitest";
import { sendPayouts } from "../../transfers/send-payouts.service.ts";
import { testAccountId } from "../../testing/payments.ts";
import { errorOf, objectOf, startTransferShop, type TransferShop } from "../../testing/transfer-shop.ts";

let shop: TransferShop;
beforeEach(async () => {
  shop = await startTransferShop();
});

const error = (status: number, code: string, param: string | null = null): unknown[] => [
  status,
  expect.objectContaining({ code, param }),
];

describe("payouts and the balance", () => {
  const payout = {
    amount: "450.75",
    currency: "ARS",
    externalId: "RET-88",
    destination: { identifierType: "cbu", identifierValue: "0170042800000012345674" },
  };

  test("a payout leaves the balance at once, and completes", async () => {
    await shop.paid();
    const made = await shop.call("POST", "/payouts", payout);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      merchantId: "tienda-1",
      status: "pending",
      amount: "450.75",
      attempts: 0,
      externalId: "RET-88",
    });
    const balance = { accountId: testAccountId, balances: [{ currency: "ARS", balance: "2000.00" }] };
    expect((await shop.call("GET", "/balance", undefined, {}, shop.accountKey)).body).toEqual(balance);
    await sendPayouts(shop.origin.ctx);
    const { id } = objectOf(made);
    expect((await shop.call("GET", `/payouts/${String(id)}`)).body).toMatchObject({
      status: "completed",
      completedAt: "2026-03-02T09:00:00Z",
    });
    expect((await shop.call("GET", "/payouts?status=completed")).body).toMatchObject({
      hasMore: false,
      data: [{ id }],
    });
    expect((await shop.call("GET", "/balance", undefined, {}, shop.accountKey)).body).toEqual(balance);
  });

  test("a payout in the older flat form goes where the newer one goes, once per key", async () => {
    await shop.paid();
    const { destination: _destination, ...wish } = payout;
    const flat = {
      ...wish,
      destinationCbu: "0170042800000012345674",
      destinationCuit: "20-30123456-3",
      destinationName: "Inés Roldán",
    };
    const key = { "idempotency-key": "payout-88" };
    const first = await shop.call("POST", "/payouts", flat, key);
    expect(first.body).toMatchObject({
      destination: {
        identifierType: "cbu",
        identifierValue: "0170042800000012345674",
        taxId: "20301234563",
        taxIdCountry: "AR",
        name: "Inés Roldán",
      },
    });
    expect((await shop.call("POST", "/payouts", flat, key)).body).toEqual(first.body);
    expect(objectOf(await shop.call("GET", "/payouts"))["data"]).toHaveLength(1);
    expect(errorOf(await shop.call("POST", "/payouts", wish))).toEqual(error(400, "invalid_request", "destination"));
  });

  test("an account's key names the merchant whose money it is", async () => {
    await shop.paid();
    const asAccount = (body: object) => shop.call("POST", "/payouts", body, {}, shop.accountKey);
    expect(errorOf(await asAccount(payout))).toEqual(error(400, "invalid_request", "merchantId"));
    expect(errorOf(await asAccount({ ...payout, merchantId: "nobody" }))).toEqual(
      error(403, "forbidden", "merchantId"),
    );
    expect(errorOf(await asAccount({ ...payout, merchantId: "tienda-2" }))).toEqual(error(402, "insufficient_balance"));
    expect((await asAccount({ ...payout, merchantId: "tienda-1" })).status).toBe(201);
  });

  test("a payout beyond the balance is refused with 402, and takes nothing", async () => {
    expect(errorOf(await shop.call("POST", "/payouts", payout))).toEqual(error(402, "insufficient_balance"));
    expect((await shop.call("GET", "/balance", undefined, {}, shop.accountKey)).body).toEqual({
      accountId: testAccountId,
      balances: [],
    });
  });

  test.each([
    [
      "a wrong CBU",
      { identifierType: "cbu", identifierValue: "0170042800000012345675" },
      "invalid_request",
      "destination.identifierValue",
    ],
    [
      "a key of the other country",
      { identifierType: "pix_key_email", identifierValue: "a@b.example" },
      "invalid_request",
      "destination.identifierType",
    ],
    ["a wrong tax number", { ...payout.destination, taxId: "20-12345678-9" }, "invalid_document", "destination.taxId"],
  ])("a destination with %s is refused", async (_claim, destination, code, param) => {
    expect(errorOf(await shop.call("POST", "/payouts", { ...payout, destination }))).toEqual(error(400, code, param));
  });
});
