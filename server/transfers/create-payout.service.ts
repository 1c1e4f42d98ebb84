import { DomainError } from "../../shared/errors.ts";
import { toMajorText } from "../../shared/money.ts";
import type { PayoutDestination } from "../../shared/transfers/payout-destination.ts";
import type { TransferCurrency } from "../../shared/transfers/transfer-methods.ts";
import type { AppContext } from "../context.ts";
import { postTransfer } from "../ledger/ledger.service.ts";
import type { By } from "../payments/commands.ts";
import { gatewayOf } from "../payments/intent.service.ts";
import { readBalance } from "./balance.repository.ts";
import { moveBalance } from "./move-balance.service.ts";
import { insertPayout, type PayoutRecord } from "./payout.repository.ts";
import { transferSettingsOf } from "./settings.service.ts";

export interface NewPayout {
  accountId: string;
  merchantId: string;
  currency: TransferCurrency;
  /** Minor units, more than zero. */
  amount: number;
  destination: PayoutDestination;
  externalId: string | null;
  customerId: string | null;
  metadata: Readonly<Record<string, unknown>> | null;
  by: By & { actor: { type: "merchant"; id: string } };
}

/**
 * Takes a payout on: its money leaves the merchant's balance at once, and is sent by a job. Above the merchant's
 * limit a second person has to let it go first.
 *
 * @throws DomainError `not_found` for the merchant; `payouts_disabled`; `insufficient_balance` with what there is;
 *   `live_gateway_missing`.
 */
export async function createPayout(ctx: AppContext, wanted: NewPayout): Promise<PayoutRecord> {
  const { accountId, merchantId, currency, amount, by } = wanted;
  gatewayOf(ctx, accountId);
  const created = await ctx.store.write(async (trx) => {
    const at = ctx.clock.now();
    const settings = await transferSettingsOf(trx, { accountId, merchantId });
    if (!settings.paysOut) throw new DomainError("payouts_disabled", "Payouts are not enabled for this merchant.");
    const purse = { accountId, merchantId, currency };
    const balance = await readBalance(trx, purse);
    if (amount > balance) {
      const text = `The balance is ${toMajorText(balance, currency)} ${currency}.`;
      throw new DomainError("insufficient_balance", text, { facts: { balance } });
    }
    const id = ctx.ids.uuid();
    const needsApproval = settings.approvalAbove !== null && amount > settings.approvalAbove;
    const payout = await insertPayout(trx, {
      id,
      account_id: accountId,
      merchant_id: merchantId,
      currency,
      amount,
      destination: JSON.stringify(wanted.destination),
      external_id: wanted.externalId,
      customer_id: wanted.customerId,
      metadata: wanted.metadata === null ? null : JSON.stringify(wanted.metadata),
      state: needsApproval ? "awaiting_approval" : "pending",
      processor_key: `payout-${id}`,
      bank_trx_id: null,
      error_message: null,
      next_attempt_at: needsApproval ? null : at,
      decided_by: null,
      actor_type: by.actor.type,
      actor_id: by.actor.id,
      created_at: at,
      submitted_at: null,
      completed_at: null,
      request_id: by.requestId,
    });
    const ledgerSeq = await postTransfer(trx, {
      ...{ accountId, move: "payout_accepted", sourceId: id, amount, currency, at },
    });
    await moveBalance(trx, purse, { kind: "payout_accepted", subjectId: id, amount: -amount, ledgerSeq, at });
    return payout;
  });
  ctx.live.publish({ type: "payout", id: created.id, account_id: accountId });
  return created;
}
