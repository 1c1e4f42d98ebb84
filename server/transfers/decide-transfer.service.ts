import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { TransferCurrency } from "../../shared/transfers/transfer-methods.ts";
import { say } from "../../shared/sentences/say.ts";
import { isInScope, type AccountScope } from "../accounts/account-scope.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { By } from "../payments/commands.ts";
import { loadPayment } from "../payments/intent.service.ts";
import type { PaymentRecord } from "../payments/payment.record.ts";
import { findTransfer, moveTransfer, type TransferRecord } from "./incoming.repository.ts";
import { confirmWithin } from "./match-transfers.service.ts";
import { refuseEnded } from "./end-order.service.ts";
import { findOrder } from "./order.repository.ts";

interface Decision {
  scope: AccountScope;
  transferId: string;
  by: AuditActor & { type: "staff"; id: string };
  requestId: string | null;
  /** Why, in the person's own words. */
  note: string | null;
}

/**
 * A person says which order a transfer pays, whatever the rules think of it.
 *
 * @throws DomainError `not_found`; `operation_blocked` for a transfer or an order that is settled; `validation_failed`
 *   for an order of another merchant or currency.
 */
export async function matchByHand(ctx: AppContext, decision: Decision & { paymentId: string }): Promise<PaymentRecord> {
  const { paymentId, requestId, by } = decision;
  const payment = await ctx.store.write(async (trx) => {
    const transfer = await requireUndecided(trx, decision);
    const found = await loadPayment(trx, [transfer.account_id], paymentId);
    const order = await findOrder(trx, paymentId);
    if (order === null || order.merchant_id !== transfer.merchant_id || found.payment.currency !== transfer.currency) {
      const fields = [fieldSaying("payment_id", say("refusal.order_of_another"))];
      throw new DomainError("validation_failed", say("refusal.transfer_other_shop"), {
        fields,
      });
    }
    refuseEnded(order);
    const difference = transfer.amount - found.payment.amount;
    const amount = difference === 0 ? "exact" : difference > 0 ? "over" : "under";
    const actor: By = { actor: { type: "staff", id: by.id }, requestId };
    const confirmed = await confirmWithin(trx, ctx, { transfer, match: { paymentId, amount, difference }, by: actor });
    await note(trx, ctx, decision, transfer, {
      action: "transfer.matched",
      details: { payment_id: paymentId, difference },
    });
    return confirmed;
  });
  ctx.live.publish({ type: "transfer", id: decision.transferId, account_id: payment.account_id });
  ctx.live.publish({ type: "payment", id: payment.id, account_id: payment.account_id });
  return payment;
}

/** Keeps money until a person decides, whatever the merchant's policy. @throws as `matchByHand` */
export async function holdTransfer(ctx: AppContext, decision: Decision): Promise<TransferRecord> {
  return decide(ctx, decision, "transfer.held", () => ({ state: "held", return_at: null }));
}

/** Sends money back now. @throws as `matchByHand` */
export async function sendTransferBack(ctx: AppContext, decision: Decision): Promise<TransferRecord> {
  return decide(ctx, decision, "transfer.sent_back", (now) => ({ state: "returning", return_at: now }));
}

async function decide(
  ctx: AppContext,
  decision: Decision,
  action: string,
  changeAt: (now: string) => { state: "held" | "returning"; return_at: string | null },
): Promise<TransferRecord> {
  const decided = await ctx.store.write(async (trx) => {
    const transfer = await requireUndecided(trx, decision);
    const change = changeAt(ctx.clock.now());
    await moveTransfer(trx, transfer, change);
    await note(trx, ctx, decision, transfer, { action, details: {} });
    return { ...transfer, ...change, version: transfer.version + 1 };
  });
  ctx.live.publish({ type: "transfer", id: decided.id, account_id: decided.account_id });
  return decided;
}

/** @throws DomainError `not_found`, `operation_blocked` */
async function requireUndecided(trx: Trx, { scope, transferId }: Decision): Promise<TransferRecord> {
  const transfer = await findTransfer(trx, transferId);
  if (transfer === null || !isInScope(scope, transfer.account_id)) {
    throw new DomainError("not_found", "There is no transfer with this id.");
  }
  if (transfer.state === "queued" || transfer.state === "unmatched" || transfer.state === "held") return transfer;
  throw new DomainError("operation_blocked", say("refusal.transfer_settled"), {
    facts: { blocker: { code: "transfer_settled" }, state: transfer.state },
  });
}

async function note(
  trx: Trx,
  ctx: AppContext,
  decision: Decision,
  transfer: TransferRecord,
  { action, details }: { action: string; details: Readonly<Record<string, unknown>> },
): Promise<void> {
  const currency = transfer.currency as TransferCurrency;
  await recordAudit(trx, ctx, {
    chain: transfer.account_id,
    actor: decision.by,
    action,
    objectType: "incoming_transfer",
    objectId: transfer.id,
    isAllowed: true,
    details: { ...details, amount: transfer.amount, currency, note: decision.note },
  });
}
