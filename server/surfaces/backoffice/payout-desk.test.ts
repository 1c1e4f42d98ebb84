import { beforeEach, expect, test } from "vitest";
import { listSchema } from "../../../shared/page.ts";
import { payoutSchema } from "../../../shared/transfers/payout.schema.ts";
import { addAccount, addMerchant } from "../../accounts/account.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { balanceObserver } from "../../transfers/balance-observer.ts";
import { balancesOfAccount } from "../../transfers/balance.service.ts";
import { createOrder } from "../../transfers/create-order.service.ts";
import { createPayout } from "../../transfers/create-payout.service.ts";
import { matchTransfers } from "../../transfers/match-transfers.service.ts";
import { changeTransferSettings } from "../../transfers/settings.service.ts";
import { simulateTransfer } from "../../transfers/simulate-transfer.service.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;
let accountId: string;
const merchantId = "norte";
const by = { actor: { type: "merchant", id: "key" }, requestId: null } as const;

beforeEach(async () => {
  ctx = await makeTestContext();
  ctx.paymentObservers = [balanceObserver];
  accountId = (await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" })).account_id;
  await addMerchant(ctx, { accountId, id: merchantId });
  await changeTransferSettings(ctx, {
    accountId,
    merchantId,
    changes: { approvalAbove: 100_000 },
    by: { type: "system", id: "test", role: null, ip: null },
  });
  const made = await createOrder(ctx, {
    accountId,
    merchantId,
    method: "bank_transfer",
    amount: 500_000,
    externalId: null,
    payer: { name: "Inés Roldán", email: null, phone: null },
    document: { type: "CUIT", number: "20301234563" },
    metadata: null,
    expiresAfter: null,
    expiration: null,
    allowsOverUnder: false,
    successUrl: null,
    cancelUrl: null,
    by,
  });
  const payer = { payerDocument: "20301234563", payerName: null, payerAccount: null };
  await simulateTransfer(ctx, { ...made, amount: 500_000, ...payer });
  await matchTransfers(ctx);
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

async function ask(amount: number): Promise<string> {
  const destination = {
    identifierType: "cbu",
    identifierValue: "0170042800000012345674",
    taxId: "30712345671",
    name: "Norte Pagos SA",
  } as const;
  const wish = { accountId, merchantId, currency: "ARS", amount, destination, externalId: "RET-88" } as const;
  return (await createPayout(ctx, { ...wish, customerId: null, metadata: null, by })).id;
}

const list = async (query: string, client = finance) =>
  listSchema(payoutSchema).parse((await client.get(`/payouts${query}`)).json).data;

test("one above the shop's limit waits, and goes once finance has approved it", async () => {
  const [large, small] = [await ask(200_000), await ask(50_000)];
  expect((await list("?state=awaiting_approval")).map((row) => row.id)).toEqual([large]);
  expect((await list(`?account=${accountId}`)).map((row) => row.id)).toEqual([small, large]);
  expect(await list("?q=RET-88")).toHaveLength(2);
  const approved = await finance.post(`/payouts/${large}/approve`, { note: "Invoice 12." });
  expect(approved.json).toMatchObject({ state: "pending", decided_by: "Somebody in finance" });
  expect((await finance.post(`/payouts/${large}/reject`, { note: "Too late." })).status).toBe(409);
});

test("a rejected one gives the money back to the shop, and says why", async () => {
  const id = await ask(200_000);
  expect((await finance.post(`/payouts/${id}/reject`, {})).status).toBe(400);
  const rejected = await finance.post(`/payouts/${id}/reject`, { note: "Nobody knows this account." });
  expect(rejected.json).toMatchObject({ state: "failed", error_message: "Nobody knows this account." });
  expect(await balancesOfAccount(ctx, accountId)).toEqual([{ currency: "ARS", amount: 500_000 }]);
});

test("support sees the receiver masked; another account's payout is not there", async () => {
  const id = await ask(50_000);
  const masked = { name: "N… P… S…", identifierValue: "…674", taxId: "…671" };
  expect((await list("", await backoffice.signedIn("support")))[0]?.destination).toMatchObject(masked);
  const { account_id: other } = await addAccount(ctx, { name: "Sul Pagamentos", kind: "sandbox" });
  const narrow = await backoffice.signedIn("finance", [other]);
  expect((await narrow.get(`/payouts/${id}`)).status).toBe(404);
  expect((await narrow.post(`/payouts/${id}/approve`, { note: "Mine?" })).status).toBe(404);
});
