import type { Dialect } from "../webhooks/dialect.ts";
import { type PlannedDelivery, planDelivery } from "./delivery-fates.ts";
import type { SeededEvent } from "./event-rows.ts";
import type { Row, SeedRows } from "./seed-rows.ts";
import { instant, type World } from "./world.ts";

/** The session callback as a query of its own address. */
interface Callback {
  error?: string;
  event?: string;
}

export interface CallbackInput {
  world: World;
  rows: SeedRows;
  session: Row<"checkout_session">;
  payment: Row<"payment">;
  events: readonly SeededEvent[];
  dialect: Dialect;
}

/** Deliveries of a payment's events to the session's callback address. Answers when the first one was tried. */
export function addCallbacks({ world, rows, session, payment, events, dialect }: CallbackInput): number | null {
  if (session.callback_url === null || session.callback_url === undefined) return null;
  const address = new URL(session.callback_url);
  let triedMs: number | null = null;
  for (const event of events) {
    const callback = callbackFor(event, address.searchParams);
    if (callback === null) continue;
    event.row.delivery_count = 1;
    const url = callbackUrl(session, payment, event, callback);
    const planned = planDelivery(world.random, dialect, event.atMs, world.untilMs);
    addDelivery({ world, rows, event, dialect, url, lane: address.origin }, planned);
    if (callback.error === undefined) triedMs ??= planned.attempts[0]?.startedMs ?? null;
  }
  return triedMs;
}

/** Which outcomes a session is told of: paid always; failed ends and later operations where its address asks for them. */
function callbackFor({ operation }: SeededEvent, switches: URLSearchParams): Callback | null {
  const { kind, state, reason } = operation.planned;
  if (kind === "cancel") {
    if (switches.get("report_error") !== "true") return null;
    return { error: reason === "cancelled" ? "cancelled" : reason === "declined" ? "authorization" : "failed" };
  }
  if (state !== "succeeded") return null;
  if (kind === "authorize" || kind === "receive") return {};
  const isWanted = switches.getAll("report_event").some((name) => name.toLowerCase() === kind);
  return isWanted ? { event: kind.toUpperCase() } : null;
}

function callbackUrl(
  session: Row<"checkout_session">,
  payment: Row<"payment">,
  { row }: SeededEvent,
  { error, event }: Callback,
): string {
  const added = new URLSearchParams({
    transaction_id: payment.id,
    session_id: session.id,
    merchant_reference: session.merchant_reference,
    time: payment.created_at,
    ...(error === undefined ? {} : { error }),
    ...(event === undefined ? {} : { event, event_id: row.operation_id ?? row.id }),
  });
  const base = session.callback_url ?? "";
  return `${base}${base.includes("?") ? "&" : "?"}${added.toString()}`;
}

interface DeliveryInput {
  world: World;
  rows: SeedRows;
  event: SeededEvent;
  dialect: Dialect;
  url: string;
  lane: string;
}

function addDelivery(input: DeliveryInput, { state, attempts }: PlannedDelivery): void {
  const { world, rows, event, dialect, url, lane } = input;
  const last = attempts.at(-1);
  const id = world.ids.own("dlv", event.atMs);
  rows.deliveries.push({
    id,
    account_id: world.accountId,
    event_id: event.row.id,
    event_type: event.row.type,
    endpoint_id: world.callbackEndpointId,
    subject_id: event.row.subject_id,
    dialect: dialect.name,
    lane,
    state,
    url,
    method: "GET",
    body: null,
    attempt_count: attempts.length,
    next_attempt_at: null,
    last_code: last?.code ?? null,
    last_error: last?.error ?? null,
    created_at: event.row.created_at,
    finished_at: instant((last?.startedMs ?? event.atMs) + (last?.durationMs ?? 0)),
  });
  for (const [index, attempt] of attempts.entries()) {
    const hasAnswer = attempt.code !== null;
    rows.attempts.push({
      delivery_id: id,
      number: index + 1,
      started_at: instant(attempt.startedMs),
      duration_ms: attempt.durationMs,
      outcome: attempt.outcome,
      code: attempt.code,
      error: attempt.error,
      request_headers: JSON.stringify({ "event-delivery": id }),
      response_headers: hasAnswer ? '{"content-type":"text/plain"}' : null,
      response_body: hasAnswer ? (attempt.code === 200 ? okBody : errorBody) : null,
    });
  }
}

const okBody = Buffer.from("ok");
const errorBody = Buffer.from("error");
