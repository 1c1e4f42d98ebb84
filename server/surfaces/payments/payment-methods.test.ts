import { beforeEach, expect, test } from "vitest";
import { startTransferShop, type TransferShop } from "../../testing/transfer-shop.ts";

let shop: TransferShop;
beforeEach(async () => {
  shop = await startTransferShop();
});

test("the ways to pay are a bare list, each as older callers know it", async () => {
  const { status, body } = await shop.call("GET", "/payment-methods");
  expect([status, Array.isArray(body)]).toEqual([200, true]);
  const bank = {
    id: "bank_transfer",
    name: expect.any(String) as string,
    country: "AR",
    currency: "ARS",
    type: "bank",
  };
  expect((body as unknown[])[0]).toEqual(bank);
});

test.each([
  ["", ["bank_transfer", "qr", "instant_bank_transfer", "pix_qr"]],
  ["?country=ar", ["bank_transfer", "qr"]],
  ["?currency=BRL", ["instant_bank_transfer", "pix_qr"]],
  ["?country=AR&currency=BRL", []],
  ["?type=bank&country=BR", ["instant_bank_transfer", "pix_qr"]],
  ["?type=cash", []],
])("asked with %j they are %j", async (query, ids) => {
  const { body } = await shop.call("GET", `/payment-methods${query}`);
  expect((body as { id: string }[]).map(({ id }) => id)).toEqual(ids);
});

test("a kind that there is not is refused", async () => {
  const { status, body } = await shop.call("GET", "/payment-methods?type=pigeon");
  expect([status, body]).toMatchObject([400, { error: { code: "invalid_request", param: "type" } }]);
});
