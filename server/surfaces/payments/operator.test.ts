import { beforeEach, describe, expect, test } from "vitest";
import { createCredential } from "../../identity/credential.service.ts";
import { operatorGrant } from "../../identity/grants.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import {
  arsOrder,
  errorOf,
  objectOf,
  startTransferShop,
  transactionIdOf,
  type TransferShop,
} from "../../testing/transfer-shop.ts";
import { wireRoutes } from "./routes.ts";

let shop: TransferShop;
let operatorKey: string;
let own: string;
let foreign: string;

beforeEach(async () => {
  shop = await startTransferShop();
  operatorKey = await keyOf(testAccountId);
  own = transactionIdOf(await shop.create());
  foreign = transactionIdOf(
    await shop.call("POST", "/payments", { ...arsOrder, merchantId: "tienda-1" }, {}, shop.foreignKey),
  );
});

async function keyOf(accountId: string): Promise<string> {
  const wish = { accountId, api: "payments", grants: [operatorGrant] } as const;
  const issued = await createCredential(shop.origin.ctx, wish);
  return "api_key" in issued ? issued.api_key : "";
}

const ask = (method: string, path: string, key = operatorKey) => shop.call(method, path, undefined, {}, key);
const ids = async (path: string, key = operatorKey) =>
  (objectOf(await ask("GET", path, key))["data"] as { transactionId: string }[]).map((one) => one.transactionId);

describe("an operator's key", () => {
  test("lists the payments of every account of its environment, page by page", async () => {
    expect(await ids("/payments")).toEqual([foreign, own]);
    expect(await ids("/payments?limit=1")).toEqual([foreign]);
    expect(await ids(`/payments?limit=1&startingAfter=${foreign}`)).toEqual([own]);
    expect(await ids("/payments?merchantId=tienda-2")).toEqual([]);
    expect(await ids("/payments?merchantId=tienda-1&status=started")).toEqual([foreign, own]);
  });

  test("reads and cancels any of them", async () => {
    expect(await ask("GET", `/payments/${foreign}`)).toMatchObject({ status: 200, body: { transactionId: foreign } });
    expect(await ask("POST", `/payments/${foreign}/cancel`)).toMatchObject({ body: { status: "cancelled" } });
    expect(await ask("GET", "/payment-methods")).toMatchObject({ status: 200 });
  });

  test("makes no payment, payout, webhook or setting, and plays no transfer", async () => {
    const closed = wireRoutes.filter(({ takesOperator }) => !takesOperator);
    expect(closed.length).toBe(wireRoutes.length - 4);
    for (const { method, path } of closed) {
      const reply = await ask(method.toUpperCase(), path.replace(/:\w+/, own));
      expect([path, ...errorOf(reply)]).toMatchObject([path, 403, { code: "forbidden" }]);
    }
  });

  test("sees nothing of the other environment", async () => {
    const live = "P00000001";
    await givenAccount(shop.origin.ctx, live);
    // No gateway of a live account opens an order, so one is moved there.
    await shop.origin.ctx.store.write(async (trx) => {
      await trx
        .insertInto("merchant")
        .values({ account_id: live, id: "tienda-1", name: "T", created_at: "2026" })
        .execute();
      await trx.updateTable("transfer_order").set({ account_id: live }).where("payment_id", "=", own).execute();
    });
    expect(await ids("/payments")).toEqual([foreign]);
    expect((await ask("GET", `/payments/${own}`)).status).toBe(404);
    const liveKey = await keyOf(live);
    expect(await ids("/payments", liveKey)).toEqual([own]);
    expect((await ask("POST", `/payments/${foreign}/cancel`, liveKey)).status).toBe(404);
  });
});

test("what another tenant has stays out of reach of every other key", async () => {
  for (const key of [shop.accountKey, shop.merchantKey]) {
    expect((await ask("GET", `/payments/${foreign}`, key)).status).toBe(404);
    expect(await ids("/payments", key)).toEqual([own]);
  }
});
