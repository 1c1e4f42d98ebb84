import type { PayoutEventPayload } from "../../shared/webhooks/payout-event.schema.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { postTransfer } from "../ledger/ledger.service.ts";
import { recordEvent } from "../webhooks/event.service.ts";
import { moveBalance } from "./move-balance.service.ts";
import { movePayout, type PayoutRecord } from "./payout.repository.ts";

interface Ended {
  payout: PayoutRecord;
  submittedAt: string | null;
}

/** The money has arrived. Null when somebody else ended it first. */
export async function completePayoutWithin(
  trx: Trx,
  ctx: AppContext,
  { payout, submittedAt, reference }: Ended & { reference: string },
): Promise<PayoutRecord | null> {
  const at = ctx.clock.now();
  const moved = await movePayout(trx, payout, {
    state: "completed",
    bank_trx_id: reference,
    attempts: Math.max(payout.attempts, 1),
    submitted_at: submittedAt,
    completed_at: at,
    next_attempt_at: null,
  });
  if (moved !== null)
    await tell(trx, ctx, { payout: moved, move: "payout_completed", at, requestId: moved.request_id });
  return moved;
}

/** The money is back with its merchant: by the call of `requestId`, or as the one that asked for it ends. Null when somebody else ended it first. */
export async function failPayoutWithin(
  trx: Trx,
  ctx: AppContext,
  {
    payout,
    submittedAt,
    message,
    attempts,
    decidedBy = null,
    requestId = payout.request_id,
  }: Ended & { message: string; attempts: number; decidedBy?: string | null; requestId?: string | null },
): Promise<PayoutRecord | null> {
  const at = ctx.clock.now();
  const moved = await movePayout(trx, payout, {
    state: "failed",
    error_message: message,
    attempts,
    submitted_at: submittedAt,
    completed_at: at,
    next_attempt_at: null,
    decided_by: decidedBy,
  });
  if (moved === null) return null;
  const { account_id: accountId, merchant_id: merchantId, currency, amount } = moved;
  const ledgerSeq = await tell(trx, ctx, { payout: moved, move: "payout_failed", at, requestId });
  const line = { kind: "payout_failed", subjectId: moved.id, amount, ledgerSeq, at } as const;
  await moveBalance(trx, { accountId, merchantId, currency }, line);
  return moved;
}

interface PayoutEnd {
  payout: PayoutRecord;
  move: "payout_completed" | "payout_failed";
  at: string;
  requestId: string | null;
}

/** Posts the end and tells of it; answers the seq of the ledger transaction. */
async function tell(trx: Trx, ctx: AppContext, { payout, move, at, requestId }: PayoutEnd): Promise<number> {
  const { id, account_id: accountId, merchant_id: merchantId, amount, currency } = payout;
  const ledgerSeq = await postTransfer(trx, { accountId, move, sourceId: id, amount, currency, at });
  const payload: PayoutEventPayload = {
    payout_id: id,
    account_id: accountId,
    merchant_id: merchantId,
    external_id: payout.external_id,
    state: move === "payout_completed" ? "completed" : "failed",
    amount,
    currency,
    bank_trx_id: payout.bank_trx_id,
    error_message: payout.error_message,
    metadata: payout.metadata,
  };
  const type = move === "payout_completed" ? "payout.completed" : "payout.failed";
  const subject = { subjectType: "payout", subjectId: id, operationId: null } as const;
  await recordEvent(trx, ctx, { accountId, type, ...subject, payload, merchantId, at, requestId });
  return ledgerSeq;
}
