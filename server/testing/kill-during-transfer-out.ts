import { join } from "node:path";
import { addAccount, addMerchant } from "../accounts/account.service.ts";
import type { AppContext } from "../context.ts";
import { createOrder } from "../transfers/create-order.service.ts";
import { createPayout } from "../transfers/create-payout.service.ts";
import { matchTransfers } from "../transfers/match-transfers.service.ts";
import { receiveTransfer } from "../transfers/receive-transfer.service.ts";
import { runVerify, type VerifyReport } from "../verify/verify.service.ts";
import { keysIn, neverMs, waitFor, withFolder } from "./killed-server.ts";
import { startSlowGatewayServer } from "./slow-gateway-process.ts";

/** What is found after a server was killed while its gateway sent money away, and another one took over. */
export interface TransferOutOutcome {
  state: string;
  /** One per call that reached the gateway, over both lives. */
  processorKeys: readonly string[];
  /** The steps of the ledger about it, in their order. */
  ledgerSteps: readonly string[];
  /** What the merchant may ask for, minor units. */
  balance: number;
  verify: VerifyReport;
}

const by = { actor: { type: "merchant", id: "key" }, requestId: null } as const;
const merchantId = "tienda-1";
const amount = 50_000;
/** Longer than a dead server's claim holds. */
const afterClaimMs = 120_000;

/**
 * Has a payout or a return sent, kills the server with SIGKILL while the gateway works, starts it again two minutes
 * later by its clock, and waits until the money has left.
 *
 * @param folder an empty one.
 */
export async function killDuringTransferOut(folder: string, what: "payout" | "return"): Promise<TransferOutOutcome> {
  const options = { dataFolder: join(folder, "data"), journal: join(folder, "gateway.log"), delayMs: 0 };
  const id = await withFolder(options, what === "payout" ? givenPayout : givenStrayMoney);
  const first = await startSlowGatewayServer({ ...options, delayMs: neverMs });
  await waitFor(() => keysIn(options.journal).length > 0, "the gateway to be asked");
  await first.kill();

  const second = await startSlowGatewayServer({ ...options, clockAheadMs: afterClaimMs });
  try {
    return await withFolder(options, async (ctx) => {
      const end = what === "payout" ? "completed" : "returned";
      await waitFor(async () => (await stateOf(ctx, what, id)) === end, "the money to have left");
      return {
        state: await stateOf(ctx, what, id),
        processorKeys: keysIn(options.journal),
        ...(await lookAt(ctx, id)),
        verify: await runVerify(ctx),
      };
    });
  } finally {
    await second.stop();
  }
}

/** A merchant that was paid asks for half of it. */
async function givenPayout(ctx: AppContext): Promise<string> {
  const accountId = await givenMerchant(ctx);
  const { order } = await createOrder(ctx, {
    accountId,
    merchantId,
    method: "bank_transfer",
    amount: 2 * amount,
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
  await receiveMoney(ctx, { accountId, reference: order.reference, amount: 2 * amount });
  const destination = { identifierType: "cbu", identifierValue: "0170042800000012345674" } as const;
  const payout = await createPayout(ctx, {
    accountId,
    merchantId,
    currency: "ARS",
    amount,
    destination: { ...destination, taxId: null, name: null },
    externalId: null,
    customerId: null,
    metadata: null,
    by,
  });
  return payout.id;
}

/** Money that nobody waits for goes back at once. */
async function givenStrayMoney(ctx: AppContext): Promise<string> {
  return receiveMoney(ctx, { accountId: await givenMerchant(ctx), reference: null, amount });
}

async function givenMerchant(ctx: AppContext): Promise<string> {
  const { account_id: accountId } = await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" });
  await addMerchant(ctx, { accountId, id: merchantId });
  return accountId;
}

async function receiveMoney(
  ctx: AppContext,
  fact: { accountId: string; reference: string | null; amount: number },
): Promise<string> {
  const transfer = await receiveTransfer(ctx, {
    ...fact,
    merchantId,
    currency: "ARS",
    isByCode: false,
    payerDocument: "20301234563",
    payerName: "Inés Roldán",
    payerAccount: "0170042800000012345674",
    bankTrxId: "BANK1",
  });
  await matchTransfers(ctx);
  return transfer?.id ?? "";
}

async function stateOf(ctx: AppContext, what: "payout" | "return", id: string): Promise<string> {
  const table = what === "payout" ? "payout" : "incoming_transfer";
  const row = await ctx.store.read((db) =>
    db.selectFrom(table).select("state").where("id", "=", id).executeTakeFirstOrThrow(),
  );
  return row.state;
}

async function lookAt(ctx: AppContext, id: string): Promise<Pick<TransferOutOutcome, "ledgerSteps" | "balance">> {
  return ctx.store.read(async (db) => {
    const steps = await db
      .selectFrom("ledger_transaction")
      .select("kind")
      .where("source_id", "=", id)
      .orderBy("seq")
      .execute();
    const balances = await db.selectFrom("merchant_balance").select("amount").execute();
    return {
      ledgerSteps: steps.map(({ kind }) => kind),
      balance: balances.reduce((sum, row) => sum + row.amount, 0),
    };
  });
}
