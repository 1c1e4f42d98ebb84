import type { AppContext } from "../context.ts";
import { postTransfer } from "../ledger/ledger.service.ts";
import { insertTransfer, type TransferRecord } from "./incoming.repository.ts";

export interface IncomingFact {
  accountId: string;
  /** Whose receiving account it came to. */
  merchantId: string;
  currency: "ARS" | "BRL";
  /** Minor units, more than zero. */
  amount: number;
  /** Concept, description, or what the scanned code carried. */
  reference: string | null;
  isByCode: boolean;
  /** Without punctuation. */
  payerDocument: string | null;
  payerName: string | null;
  payerAccount: string | null;
  /** The bank's own name for it: telling of it twice changes nothing. */
  bankTrxId: string;
}

/** Writes down that money came. Which order it pays is found out afterwards. Null when it was known already. */
export async function receiveTransfer(ctx: AppContext, fact: IncomingFact): Promise<TransferRecord | null> {
  const { accountId, currency, amount } = fact;
  const received = await ctx.store.write(async (trx) => {
    const at = ctx.clock.now();
    const transfer = await insertTransfer(trx, {
      id: ctx.ids.uuid(),
      account_id: accountId,
      merchant_id: fact.merchantId,
      currency,
      amount,
      reference: fact.reference,
      is_by_code: fact.isByCode ? 1 : 0,
      payer_document: fact.payerDocument,
      payer_name: fact.payerName,
      payer_account: fact.payerAccount,
      bank_trx_id: fact.bankTrxId,
      state: "queued",
      obstacle: null,
      payment_id: null,
      return_at: null,
      return_reference: null,
      received_at: at,
      settled_at: null,
    });
    if (transfer === null) return null;
    await postTransfer(trx, { accountId, move: "transfer_received", sourceId: transfer.id, amount, currency, at });
    return transfer;
  });
  if (received !== null) ctx.live.publish({ type: "transfer", id: received.id, account_id: accountId });
  return received;
}
