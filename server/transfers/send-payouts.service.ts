import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { TransferOutAnswer } from "../gateways/gateway.ts";
import { toldCall } from "../gateways/told-call.ts";
import { findPayout, listDuePayouts, movePayout, type PayoutRecord } from "./payout.repository.ts";
import { completePayoutWithin, failPayoutWithin } from "./end-payout.service.ts";

const batchMax = 100;
/** While one worker asks the gateway, no other does, milliseconds. */
const leaseMs = 60_000;
const retryMs = 5_000;
/** A bank that refuses this often has decided. */
const refusalsMax = 3;

/**
 * Sends what is due and asks about what is on its way, outside of any transaction and always with the payout's own
 * key. At most one batch per call.
 *
 * @returns how many were asked for.
 */
export async function sendPayouts(ctx: AppContext): Promise<number> {
  const due = await ctx.store.read((db) => listDuePayouts(db, ctx.clock.now(), batchMax));
  for (const id of due) await sendOne(ctx, id);
  return due.length;
}

async function sendOne(ctx: AppContext, id: string): Promise<void> {
  const claimed = await ctx.store.write((trx) => claim(trx, id, ctx.clock.now()));
  if (claimed === null) return;
  const answer = await ask(ctx, claimed);
  const ended = await ctx.store.write((trx) => settle(trx, ctx, claimed, answer));
  if (ended !== null) ctx.live.publish({ type: "payout", id, account_id: claimed.account_id });
}

async function claim(trx: Trx, id: string, now: string): Promise<PayoutRecord | null> {
  const payout = await findPayout(trx, id);
  const isDue = payout?.next_attempt_at != null && payout.next_attempt_at <= now;
  return isDue ? movePayout(trx, payout, { next_attempt_at: shiftInstant(now, leaseMs) }) : null;
}

async function ask(ctx: AppContext, payout: PayoutRecord): Promise<TransferOutAnswer> {
  const gateway = ctx.gateways.forAccount(payout.account_id);
  const { identifierType: kind, identifierValue: value } = payout.destination;
  try {
    if (gateway === null) throw new Error(`Account ${payout.account_id} has no gateway`);
    const order = {
      processorKey: payout.processor_key,
      amount: payout.amount,
      currency: payout.currency,
      destination: { kind, value },
      requestedAt: payout.submitted_at ?? ctx.clock.now(),
    };
    const about = { gateway: gateway.name, operation: "payout", requestId: payout.request_id };
    return await toldCall(ctx, about, () => gateway.transferOut(order));
  } catch (cause) {
    ctx.logger.error({ err: cause, payout: payout.id }, "sending a payout failed");
    return { outcome: "unknown", retryAfterMs: retryMs };
  }
}

async function settle(
  trx: Trx,
  ctx: AppContext,
  payout: PayoutRecord,
  answer: TransferOutAnswer,
): Promise<PayoutRecord | null> {
  const at = ctx.clock.now();
  const submitted_at = payout.submitted_at ?? at;
  switch (answer.outcome) {
    case "succeeded":
      return completePayoutWithin(trx, ctx, { payout, reference: answer.reference, submittedAt: submitted_at });
    case "accepted": {
      const next_attempt_at = shiftInstant(at, answer.askAgainAfterMs);
      return movePayout(trx, payout, {
        state: "processing",
        submitted_at,
        next_attempt_at,
        attempts: payout.attempts || 1,
      });
    }
    case "unknown":
      return movePayout(trx, payout, { submitted_at, next_attempt_at: shiftInstant(at, answer.retryAfterMs) });
    case "failed": {
      const attempts = payout.attempts + 1;
      const { message } = answer.error;
      if (attempts >= refusalsMax)
        return failPayoutWithin(trx, ctx, { payout, attempts, message, submittedAt: submitted_at });
      return movePayout(trx, payout, { submitted_at, attempts, next_attempt_at: shiftInstant(at, retryMs) });
    }
  }
}
