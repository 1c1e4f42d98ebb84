import { shiftInstant } from "../../shared/instant.ts";
import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { DeliveryView } from "../../shared/webhooks/delivery.schema.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AuditActor } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Store, Trx } from "../database.ts";
import { createOutgoingCaller } from "../http/outgoing-caller.ts";
import { attemptDelivery } from "./attempt.service.ts";
import type { DeliveryRecord, Lease } from "./delivery.record.ts";
import { insertDeliveries } from "./delivery.repository.ts";
import { auditEndpoint } from "./endpoint-audit.service.ts";
import type { EndpointRecord } from "./endpoint.record.ts";
import { listLiveSecrets } from "./endpoint.repository.ts";
import { insertEvent } from "./event.repository.ts";
import { getDelivery } from "./read-delivery.service.ts";
import { settleAttempt } from "./record-attempt.service.ts";
import { requireAddressed } from "./read-endpoint.service.ts";

export interface TestEventCommand {
  scope: AccountScope;
  id: string;
  /** In the words of the wire; one of the dialect's catalogue. */
  eventType: string;
  /** Leaves the signatures of older secrets out, to see whether the receiver knows the newest. */
  newestSecretOnly?: boolean;
  by: AuditActor;
}

/** Each holds a call of its own, outside of the receiver's lane, for as long as the receiver takes. */
const testsAtOnceMax = 2;
const underWay = new WeakMap<Store, Map<string, number>>();

/** Outlives the longest time limit of a dialect. */
const leaseMs = 300_000;

/**
 * Sends a made-up event to an endpoint, built and signed as a real one, and waits for the answer,
 * which is a result whatever it is. A disabled endpoint may be tested as well. It is tried once,
 * marked as a test in the log, and counts for nothing.
 *
 * @throws DomainError `not_found`, for a deleted one as well; `operation_blocked` for an endpoint
 *   without an address; `validation_failed` for an event type that the dialect does not know;
 *   `operation_in_flight` while two tests of this endpoint wait for their answers.
 */
export async function sendTestEvent(ctx: AppContext, command: TestEventCommand): Promise<DeliveryView> {
  const { id } = await ctx.store.read((db) => requireAddressed(db, command.scope, command.id));
  const running = underWay.get(ctx.store) ?? new Map<string, number>();
  underWay.set(ctx.store, running);
  const count = running.get(id) ?? 0;
  if (count >= testsAtOnceMax) {
    throw new DomainError("operation_in_flight", say("refusal.tests_waiting"));
  }
  running.set(id, count + 1);
  try {
    return await sendOne(ctx, command);
  } finally {
    const left = (running.get(id) ?? 1) - 1;
    if (left > 0) running.set(id, left);
    else running.delete(id);
  }
}

async function sendOne(ctx: AppContext, command: TestEventCommand): Promise<DeliveryView> {
  const token = ctx.ids.uuid();
  const delivery = await ctx.store.write((trx) => prepare(trx, ctx, command, token));
  const caller = createOutgoingCaller(ctx.config);
  try {
    const attempt = await attemptDelivery(ctx, caller, { delivery, lease: { token } });
    if (attempt !== null) await settleAttempt(ctx, { attempt, token, random: 0.5 });
  } finally {
    await caller.close();
  }
  ctx.live.publish({ type: "delivery", id: delivery.id, account_id: delivery.account_id });
  return getDelivery(ctx, { scope: command.scope, id: delivery.id });
}

/** Writes the event and its delivery under a lease of ours, so that no loop takes it unless we die. */
async function prepare(
  trx: Trx,
  ctx: AppContext,
  { scope, id, eventType, newestSecretOnly = false, by }: TestEventCommand,
  token: string,
): Promise<DeliveryRecord> {
  const endpoint = await requireAddressed(trx, scope, id);
  const at = ctx.clock.now();
  const delivery = testDelivery(ctx, endpoint, eventType, at);
  const [newest] = newestSecretOnly ? await listLiveSecrets(trx, id, at) : [];
  const soleSecret = newest === undefined ? {} : { signed_with: newest.id };
  await insertEvent(trx, {
    id: delivery.event_id,
    account_id: endpoint.account_id,
    type: eventType,
    subject_type: "webhook_endpoint",
    subject_id: id,
    operation_id: null,
    payload: JSON.stringify({ is_test: true, ...soleSecret }),
    delivery_count: 1,
    created_at: at,
  });
  const lease: Lease = { token, until: shiftInstant(at, leaseMs) };
  await insertDeliveries(trx, [
    {
      ...delivery,
      state: "pending",
      next_attempt_at: at,
      lease_token: lease.token,
      lease_until: lease.until,
    },
  ]);
  const details = { event_type: eventType, delivery_id: delivery.id, ...soleSecret };
  await auditEndpoint(trx, ctx, { accountId: endpoint.account_id, id, action: "tested", by, details });
  return delivery;
}

/** @throws DomainError `validation_failed` */
function testDelivery(ctx: AppContext, endpoint: EndpointRecord, eventType: string, at: string): DeliveryRecord {
  const rules = ctx.dialects.get(endpoint.dialect)?.endpoints;
  if (rules === undefined || !rules.eventTypes.includes(eventType)) {
    const said = say("refusal.event_type_unknown", { type: eventType });
    throw new DomainError("validation_failed", said, { fields: [fieldSaying("event_type", said)] });
  }
  const { account_id: accountId, merchant_id: merchantId, settings, url } = endpoint;
  if (url === null) throw new Error(`Endpoint ${endpoint.id} has no address`);
  const ids = { deliveryId: ctx.ids.own("dlv", at), eventId: ctx.ids.own("evt", at) };
  return {
    id: ids.deliveryId,
    account_id: accountId,
    event_id: ids.eventId,
    event_type: eventType,
    endpoint_id: endpoint.id,
    subject_id: endpoint.id,
    dialect: endpoint.dialect,
    lane: endpoint.id,
    url,
    method: "POST",
    body: rules.sample({ ...ids, eventType, accountId, merchantId, settings, at }),
    attempt_count: 0,
    is_test: 1,
    created_at: at,
  };
}
