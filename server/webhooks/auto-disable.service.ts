import { say } from "../../shared/sentences/say.ts";
import { systemActor } from "../audit/system-actor.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { addTrouble, clearTrouble, noteWarning, type TroubleRow } from "./auto-disable.repository.ts";
import { disabledReason, endsAt, isEndedBy, type Trouble, warningOf } from "./auto-disable.rules.ts";
import type { DeliveryRecord } from "./delivery.record.ts";
import type { Dialect } from "./dialect.ts";
import { endWaiting } from "./end-pending.service.ts";
import { auditEndpoint } from "./endpoint-audit.service.ts";
import { findEndpoint } from "./endpoint-list.repository.ts";
import { changeEndpoint } from "./endpoint.repository.ts";
import { recordEvent } from "./event.service.ts";

export interface NotedAttempt {
  delivery: Pick<DeliveryRecord, "endpoint_id" | "account_id" | "is_test">;
  dialect: Dialect;
  isDelivered: boolean;
  /** The delivery ended without success. */
  isGivenUp: boolean;
  code: number | null;
  /** When the attempt ended, UTC. */
  at: string;
}

/**
 * Keeps count of an endpoint's failures in the write that records an attempt. Warns as they near the
 * rule of the dialect, and disables the endpoint when they reach it. Test deliveries count for nothing.
 *
 * @param untroubled endpoints that this write has found or left without failures; kept up to date.
 */
export async function noteAttempt(
  trx: Trx,
  ctx: AppContext,
  attempt: NotedAttempt,
  untroubled: Set<string>,
): Promise<void> {
  const { delivery, dialect, code } = attempt;
  if (delivery.is_test === 1) return;
  const endpointId = delivery.endpoint_id;
  if (attempt.isDelivered) {
    if (untroubled.has(endpointId)) return;
    untroubled.add(endpointId);
    return clearTrouble(trx, endpointId);
  }
  untroubled.delete(endpointId);
  const row = await addTrouble(trx, { endpointId, isGivenUp: attempt.isGivenUp, at: attempt.at });
  if (dialect.endpoints === undefined) return;
  const { disabling, goneDisables } = dialect.endpoints;
  const trouble = troubleOf(row);
  if (code === 410 && goneDisables) return disable(trx, ctx, attempt, say("reason.sentence.receiver_gone").text);
  if (disabling === null) return;
  if (isEndedBy(disabling, trouble, attempt.at)) {
    return disable(trx, ctx, attempt, disabledReason(disabling, trouble));
  }
  const percent = warningOf(disabling, trouble, attempt.at);
  if (percent <= row.warned_percent) return;
  await noteWarning(trx, endpointId, percent);
  await tell(trx, ctx, attempt, "webhook_endpoint.warning", {
    percent,
    failing_since: trouble.failingSince,
    failed_attempts: trouble.failedAttempts,
    disables_at: endsAt(disabling, trouble),
  });
}

/** A stored count in the words of the rules. */
export function troubleOf(row: TroubleRow): Trouble {
  return { failingSince: row.failing_since, failedAttempts: row.failed_attempts, givenUp: row.given_up };
}

async function disable(trx: Trx, ctx: AppContext, attempt: NotedAttempt, reason: string): Promise<void> {
  const { endpoint_id: endpointId, account_id: accountId } = attempt.delivery;
  const endpoint = await findEndpoint(trx, endpointId);
  if (endpoint === null || endpoint.disabled_at !== null || endpoint.deleted_at !== null) return;
  const { at } = attempt;
  await changeEndpoint(trx, endpoint, { disabled_at: at, disabled_reason: reason, updated_at: at });
  const skipped = await endWaiting(trx, { endpointId, state: "skipped", at });
  const details = { url: endpoint.url, reason, ...skipped };
  const note = { accountId, id: endpointId, action: "disabled" as const, by: systemActor("webhooks"), details };
  await auditEndpoint(trx, ctx, note);
  await tell(trx, ctx, attempt, "webhook_endpoint.disabled", { reason });
}

async function tell(
  trx: Trx,
  ctx: AppContext,
  { delivery, at }: NotedAttempt,
  type: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await recordEvent(trx, ctx, {
    accountId: delivery.account_id,
    type,
    subjectType: "webhook_endpoint",
    subjectId: delivery.endpoint_id,
    operationId: null,
    payload: { endpoint_id: delivery.endpoint_id, ...facts },
    at,
  });
}
