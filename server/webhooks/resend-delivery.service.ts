import { DomainError } from "../../shared/errors.ts";
import type { DeliveryState, DeliveryView } from "../../shared/webhooks/delivery.schema.ts";
import { resendOffer } from "../../shared/webhooks/resend-offer.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { countReopened } from "../metrics/delivery-rollup.service.ts";
import { senderOf } from "./delivery-signal.ts";
import { findDeliveryBody, findReceiverStatus } from "./delivery-list.repository.ts";
import { findLane, reopenDelivery } from "./delivery.repository.ts";
import { getDelivery, requireDelivery } from "./read-delivery.service.ts";
import { expiredUntil } from "./retention.service.ts";

export interface ResendCommand {
  scope: AccountScope;
  id: string;
  /** Do not wait for the next attempt of one that is still being tried. */
  isForced: boolean;
  /** Runs inside the transaction, for what must commit with it, such as the audit entry. */
  onResend?: (trx: Trx, from: DeliveryState) => Promise<void>;
}

/**
 * Sends a delivery again: the same event id, the same bytes, one more attempt in the same log, signed
 * with today's secrets.
 *
 * @throws DomainError `not_found`; `operation_in_flight` while it is being tried, unless forced;
 *   `operation_blocked` when its endpoint was deleted or is disabled, or its message is past retention.
 */
export async function resendDelivery(ctx: AppContext, command: ResendCommand): Promise<DeliveryView> {
  await ctx.store.write((trx) => reopen(trx, ctx, command));
  return getDelivery(ctx, { scope: command.scope, id: command.id });
}

async function reopen(trx: Trx, ctx: AppContext, { scope, id, isForced, onResend }: ResendCommand): Promise<void> {
  const delivery = await requireDelivery(trx, scope, id);
  const { state } = delivery;
  if (state === "pending" && !isForced) {
    const facts = { next_attempt_at: delivery.next_attempt_at };
    throw new DomainError("operation_in_flight", say("refusal.resend_trying"), { facts });
  }
  const isErased = delivery.method === "POST" && (await findDeliveryBody(trx, id)) === null;
  const isExpired = isErased || delivery.created_at <= (await expiredUntil(trx, ctx, delivery.account_id));
  const { code } = resendOffer(state, await findReceiverStatus(trx, delivery.endpoint_id), { isExpired });
  if (code === "endpoint_deleted" || code === "endpoint_disabled" || code === "payload_expired") {
    throw new DomainError("operation_blocked", say(`resend.${code}`), { facts: { state, code } });
  }
  const now = ctx.clock.now();
  await countReopened(trx, [delivery]);
  await reopenDelivery(trx, id, now);
  await onResend?.(trx, state);
  const turn = delivery.attempt_count > 0 ? "retry" : "first";
  senderOf(ctx.store)?.hear({ lane: await findLane(trx, id), account: delivery.account_id, turn, dueAt: now });
}
