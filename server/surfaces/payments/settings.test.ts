import { beforeEach, expect, test } from "vitest";
import {
  errorOf,
  objectOf,
  startTransferShop,
  transactionIdOf,
  type TransferShop,
} from "../../testing/transfer-shop.ts";
import { matchTransfers } from "../../transfers/match-transfers.service.ts";
import { returnTransfers } from "../../transfers/return-transfers.service.ts";

let shop: TransferShop;
beforeEach(async () => {
  shop = await startTransferShop();
});

const error = (status: number, code: string, param: string | null = null): unknown[] => [
  status,
  expect.objectContaining({ code, param }),
];

test("a merchant's settings are changed in part by the account's key", async () => {
  const change = (body: object, key = shop.accountKey, id = "tienda-1") =>
    shop.call("PUT", `/merchants/${id}/settings`, body, {}, key);
  expect((await change({ defaultOrderExpirationHours: 48, refundPolicy: "on_expiration" })).body).toEqual({
    merchantId: "tienda-1",
    defaultTransferExpirationHours: 0,
    defaultOrderExpirationHours: 48,
    refundPolicy: "on_expiration",
  });
  expect((await change({ defaultTransferExpirationHours: 24 })).body).toMatchObject({
    defaultOrderExpirationHours: 48,
    defaultTransferExpirationHours: 24,
  });
  expect(objectOf(await shop.create())["expiresAt"]).toBe("2026-03-04T09:00:00Z");
  expect(errorOf(await change({ refundPolicy: "never" }))).toEqual(error(400, "invalid_request", "refundPolicy"));
  expect(errorOf(await change({ defaultOrderExpirationHours: -1 }))).toEqual(
    error(400, "invalid_request", "defaultOrderExpirationHours"),
  );
  expect(errorOf(await change({}, shop.merchantKey))).toEqual(error(403, "forbidden"));
  expect((await change({}, shop.accountKey, "nobody")).status).toBe(404);
});

test("a merchant that has set no life for its orders is told the one that they have", async () => {
  const { body } = await shop.call("PUT", "/merchants/tienda-1/settings", {}, {}, shop.accountKey);
  expect(body).toMatchObject({ defaultOrderExpirationHours: 24 });
  expect(objectOf(await shop.create())["expiresAt"]).toBe("2026-03-03T09:00:00Z");
});

test("money that is kept follows a policy that changes, at the next round", async () => {
  const { ctx } = shop.origin;
  const afterwards = async (settings: object) => {
    await shop.call("PUT", "/merchants/tienda-1/settings", settings, {}, shop.accountKey);
    await matchTransfers(ctx);
    await returnTransfers(ctx);
    return ctx.store.read((db) => db.selectFrom("incoming_transfer").select(["state", "return_at"]).execute());
  };
  await afterwards({ refundPolicy: "on_expiration", defaultTransferExpirationHours: 24 });
  const id = transactionIdOf(await shop.create());
  await shop.call("POST", `/sandbox/payments/${id}/receive`, { amount: "1.00" });
  expect(await afterwards({})).toEqual([{ state: "unmatched", return_at: "2026-03-03T09:00:00.000Z" }]);
  expect(await afterwards({ defaultTransferExpirationHours: 48 })).toEqual([
    { state: "unmatched", return_at: "2026-03-04T09:00:00.000Z" },
  ]);
  expect(await afterwards({ defaultTransferExpirationHours: 0 })).toEqual([{ state: "unmatched", return_at: null }]);
  expect(await afterwards({ refundPolicy: "on_reception" })).toEqual([{ state: "returned", return_at: null }]);
});
