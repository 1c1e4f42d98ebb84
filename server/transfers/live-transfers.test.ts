import { expect, test } from "vitest";
import type { LiveNotice } from "../live.ts";
import { objectOf, startTransferShop } from "../testing/transfer-shop.ts";
import { holdTransfer, sendTransferBack } from "./decide-transfer.service.ts";
import { matchTransfers } from "./match-transfers.service.ts";
import { returnTransfers } from "./return-transfers.service.ts";
import { changeTransferSettings } from "./settings.service.ts";

test("open screens hear of a transfer when it comes, is looked at, is decided and has gone back, and of a payout", async () => {
  const shop = await startTransferShop();
  const { ctx } = shop.origin;
  const by = { type: "system", id: "test", role: null, ip: null } as const;
  const [accountId] = await ctx.store.read((db) => db.selectFrom("account").select("id").execute());
  const key = { accountId: accountId?.id ?? "", merchantId: "tienda-1" };
  await changeTransferSettings(ctx, { ...key, changes: { refundPolicy: "on_expiration" }, by });
  const told: LiveNotice[] = [];
  ctx.live.subscribe((notice) => told.push(notice));
  const heard = async (work: () => Promise<unknown>) => {
    told.length = 0;
    await work();
    await Promise.resolve();
    return told.map((notice) => notice.type);
  };

  const id = String(objectOf(await shop.create())["transactionId"]);
  await Promise.resolve();
  expect(told).toEqual([{ type: "payment", id, account_id: key.accountId, isNew: true }]);
  const receive = () => shop.call("POST", `/sandbox/payments/${id}/receive`, { amount: "1.00" });
  expect(await heard(receive)).toContain("transfer");
  expect(await heard(() => matchTransfers(ctx))).toEqual(["transfer"]);
  const transferId = await ctx.store.read((db) =>
    db.selectFrom("incoming_transfer").select("id").executeTakeFirstOrThrow(),
  );
  const staff = { type: "staff", id: "stf_1", role: "finance", ip: null } as const;
  const decision = { scope: "all", transferId: transferId.id, by: staff, requestId: null, note: "why" } as const;
  expect(await heard(() => holdTransfer(ctx, decision))).toEqual(["transfer"]);
  expect(await heard(() => sendTransferBack(ctx, decision))).toEqual(["transfer"]);
  expect(await heard(() => returnTransfers(ctx))).toEqual(["transfer"]);
  expect((await heard(() => shop.paid())).toSorted()).toEqual(expect.arrayContaining(["payment", "transfer"]));
  const destination = { identifierType: "cbu", identifierValue: "0170042800000012345674" };
  const payOut = () => shop.call("POST", "/payouts", { amount: "1.00", currency: "ARS", destination });
  expect(await heard(payOut)).toContain("payout");
});
