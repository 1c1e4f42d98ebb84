import { expect, test } from "vitest";
import { refundOrAsk } from "../../approvals/ask-approval.service.ts";
import { decideApproval } from "../../approvals/decide-approval.service.ts";
import { addStaff } from "../../identity/staff.service.ts";
import { testAccountId } from "../../testing/payments.ts";
import { startTransferShop, type TransferShop } from "../../testing/transfer-shop.ts";
import { changeTransferSettings } from "../../transfers/settings.service.ts";

const by = { type: "system", id: "test", role: null, ip: null } as const;

async function person({ origin }: TransferShop, name: string): Promise<string> {
  const wish = { email: `${name}@kontor.example`, name, role: "finance", password: "a long enough password" } as const;
  return (await addStaff(origin.ctx, { ...wish, by })).staff_id;
}

test("a shop sees a refund above the limit once a second person has let it go, and not while it waits", async () => {
  const shop = await startTransferShop();
  const { ctx } = shop.origin;
  const changes = { approvalAbove: 100_00 };
  await changeTransferSettings(ctx, { accountId: testAccountId, merchantId: "tienda-1", changes, by });
  const [first, second] = [await person(shop, "first"), await person(shop, "second")];
  const id = await shop.paid();
  const asked = await refundOrAsk(ctx, {
    ...{ scope: [testAccountId], paymentId: id, amount: 2_000_00, reference: "DEV-1" },
    ...{ reason: "goods_returned", note: null, request: {} },
    by: { actor: { type: "staff", id: first }, requestId: null },
  });
  if (!("approvalId" in asked)) throw new Error("A refund above the limit should wait");
  const seen = async () => (await shop.call("GET", `/payments/${id}`)).body;
  expect(await seen()).toMatchObject({ status: "confirmed", refunded: false, refundedAmount: null });
  await decideApproval(ctx, {
    ...{ scope: "all", id: asked.approvalId, requestId: null, verdict: "approve", note: null },
    by: { type: "staff", id: second, role: "finance", ip: null },
  });
  expect(await seen()).toMatchObject({ status: "confirmed", refunded: true, refundedAmount: "2000.00" });
});
