import type { AppContext } from "../context.ts";
import type { OutgoingCall, OutgoingCaller, OutgoingResult } from "../http/outgoing-caller.ts";
import { traced } from "../tracer.ts";
import type { DeliveryRecord } from "./delivery.record.ts";
import type { Dialect } from "./dialect.ts";
import { endHeld } from "./end-pending.repository.ts";
import { openSecrets } from "./endpoint-secret.service.ts";
import type { SecretRow } from "./endpoint.repository.ts";
import { findEvent } from "./event.repository.ts";
import { SendingReads } from "./sending-reads.ts";
import type { HeldDelivery, Sending } from "./sending.repository.ts";

/** One HTTP try that is over and not yet recorded. */
export interface Attempt {
  delivery: DeliveryRecord;
  /** Null when it is not registered, as after a downgrade. */
  dialect: Dialect | null;
  /** From 1. */
  number: number;
  startedAt: string;
  /** Where it was sent. */
  url: string;
  /** Names of headers whose values are kept out of the log: the merchant's own may be secrets. */
  hiddenHeaders: readonly string[];
  /** Of the call that the event came of; null where Kontor acted by itself. */
  requestId: string | null;
  result: AttemptResult;
}

/** What came of it; `not_sent` when it failed here, before anything went out. */
export type AttemptResult = Omit<OutgoingResult, "outcome"> & { outcome: OutgoingResult["outcome"] | "not_sent" };

/** @throws Error when no such dialect is registered, as after a downgrade. */
export function dialectOf(ctx: Pick<AppContext, "dialects">, name: string): Dialect {
  const dialect = ctx.dialects.get(name);
  if (dialect === undefined) throw new Error(`There is no webhook dialect ${name}`);
  return dialect;
}

/**
 * Signs the stored bytes with the secrets that are live now, and sends them once, to where the endpoint
 * is now: it may have moved since the delivery was claimed. Null, and nothing sent, when the delivery no
 * longer waits for the holder of this lease, or when its endpoint was disabled or deleted, which ends it.
 * What fails here, before anything goes out, is an attempt as well.
 *
 * @param sendings shared by whoever makes many attempts.
 */
export async function attemptDelivery(
  ctx: AppContext,
  caller: OutgoingCaller,
  held: HeldDelivery & { readonly delivery: DeliveryRecord },
  sendings = new SendingReads(ctx),
): Promise<Attempt | null> {
  const sending = await sendings.find(held);
  if (sending === null) return null;
  const { delivery } = held;
  const { at: startedAt, endsAs } = sending;
  if (endsAs !== null) {
    await ctx.store.write((trx) =>
      endHeld(trx, { id: delivery.id, token: held.lease.token, state: endsAs, at: startedAt }),
    );
    return null;
  }
  const { endpointUrl, extraHeaders, secrets, requestId } = sending;
  const signing = delivery.is_test === 1 ? await askedSecrets(ctx, delivery, secrets) : secrets;
  const url = endpointUrl ?? delivery.url;
  const dialect = ctx.dialects.get(delivery.dialect) ?? null;
  const hiddenHeaders = [...(dialect?.redactedHeaders ?? []), ...Object.keys(extraHeaders)];
  const facts = { delivery, dialect, number: delivery.attempt_count + 1, startedAt, url, hiddenHeaders, requestId };
  const how = { url, extraHeaders, secrets: signing, now: startedAt };
  return { ...facts, result: await told(ctx, facts, () => send(ctx, caller, delivery, how)) };
}

type How = Pick<Sending, "extraHeaders"> & { url: string; secrets: readonly SecretRow[]; now: string };

async function send(
  ctx: AppContext,
  caller: OutgoingCaller,
  delivery: DeliveryRecord,
  how: How,
): Promise<AttemptResult> {
  try {
    return await caller.call(await prepareCall(ctx, delivery, how));
  } catch (error) {
    ctx.logger.error({ err: error, delivery: delivery.id }, "a delivery could not be made ready for sending");
    return notSent(error);
  }
}

/** The span of a try belongs to the call that its event came of. Where it goes is the shop's, and not told. */
function told(
  { tracer }: Pick<AppContext, "tracer">,
  { delivery, number, requestId }: Pick<Attempt, "delivery" | "number" | "requestId">,
  work: () => Promise<AttemptResult>,
): Promise<AttemptResult> {
  const facts = {
    "kontor.delivery_id": delivery.id,
    "kontor.event_id": delivery.event_id,
    "kontor.event_type": delivery.event_type,
    "kontor.attempt": number,
    ...(requestId === null ? {} : { "kontor.request_id": requestId }),
  };
  const start = { name: "delivery attempt", kind: "client", place: { at: "after", requestId }, facts } as const;
  return traced(tracer, start, async (span) => {
    const result = await work();
    span.add({ "kontor.outcome": result.outcome });
    if (result.code !== null) span.add({ "http.response.status_code": result.code });
    if (result.outcome !== "delivered") span.fail();
    return result;
  });
}

/** @throws Error when its dialect is not registered, or a secret cannot be opened. */
async function prepareCall(
  ctx: AppContext,
  delivery: DeliveryRecord,
  { url, extraHeaders, secrets, now }: How,
): Promise<OutgoingCall> {
  const dialect = dialectOf(ctx, delivery.dialect);
  const { account_id: accountId, method, body } = delivery;
  const ownHeaders = dialect.headers({
    deliveryId: delivery.id,
    endpointId: delivery.endpoint_id,
    accountId,
    eventId: delivery.event_id,
    eventType: delivery.event_type,
    method,
    url,
    body,
    secrets: await openSecrets(ctx, secrets),
    now,
  });
  const headers = { ...extraHeaders, ...ownHeaders };
  return { accountId, method, url, headers, body, timeoutMs: dialect.timeoutMs };
}

const errorLengthMax = 500;

/** A failure of our own is a try that failed: unrecorded, it would be repeated without end and without anybody's knowing. */
function notSent(error: unknown): AttemptResult {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    outcome: "not_sent",
    durationMs: 0,
    code: null,
    error: `Nothing was sent, for a fault in Kontor: ${reason}`.slice(0, errorLengthMax),
    requestHeaders: {},
    responseHeaders: null,
    responseBody: null,
    isTruncated: false,
  };
}

/** A test may ask for one secret alone, to see whether the receiver knows it; the newest when that one has ended. */
async function askedSecrets(
  ctx: AppContext,
  { event_id: eventId }: DeliveryRecord,
  live: readonly SecretRow[],
): Promise<readonly SecretRow[]> {
  const event = await ctx.store.read((db) => findEvent(db, eventId));
  const wanted = event?.payload["signed_with"];
  if (typeof wanted !== "string") return live;
  const asked = live.filter(({ id }) => id === wanted);
  return asked.length > 0 ? asked : live.slice(0, 1);
}
