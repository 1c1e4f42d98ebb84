import { changesOf } from "../metrics/delivery-rollup.rules.ts";
import { attemptClass } from "../../shared/metrics/attempt-class.ts";
import type { Dialect } from "../webhooks/dialect.ts";
import { planDelivery, type PlannedAttempt } from "./delivery-fates.ts";
import type { Row, SeedRows } from "./seed-rows.ts";
import { instant, type World } from "./world.ts";

interface DeliveryInput {
  world: World;
  rows: SeedRows;
  event: Row<"event">;
  /** Of the id, which sorts by it. */
  idMs: number;
  atMs: number;
  dialect: Dialect;
  url: string;
}

/** A call to a session's address with all its attempts. Answers when it was first tried, epoch milliseconds. */
export function addDelivery({ world, rows, event, idMs, atMs, dialect, url }: DeliveryInput): number {
  const { state, attempts } = planDelivery(world.random, dialect, atMs, world.untilMs);
  const last = attempts.at(-1);
  const id = world.ids.own("dlv", idMs);
  const row = {
    id,
    account_id: world.accountId,
    event_id: event.id,
    event_type: event.type,
    endpoint_id: world.callbackEndpointId,
    subject_id: event.subject_id,
    dialect: dialect.name,
    lane: `${world.accountId} ${world.shopUrl}`,
    state,
    url,
    method: "GET" as const,
    body: null,
    attempt_count: attempts.length,
    next_attempt_at: null,
    last_code: last?.code ?? null,
    last_error: last?.error ?? null,
    last_class: last === undefined ? null : attemptClass(last),
    created_at: event.created_at,
    finished_at: instant((last?.startedMs ?? atMs) + (last?.durationMs ?? 0)),
  };
  rows.deliveries.push(row);
  for (const [index, attempt] of attempts.entries()) {
    const now = instant(attempt.startedMs);
    const { accountId } = world;
    const ids = { deliveryId: id, endpointId: row.endpoint_id, accountId, eventId: event.id };
    const facts = { ...ids, eventType: event.type, secrets: [], now };
    const headers = dialect.headers({ ...facts, method: row.method, url, body: null });
    rows.attempts.push(attemptRow(id, index + 1, attempt, headers));
    const isLast = index === attempts.length - 1;
    const counted = {
      endpointId: row.endpoint_id,
      createdAt: row.created_at,
      number: index + 1,
      startedAt: now,
      durationMs: attempt.durationMs,
      outcome: attempt.outcome,
      code: attempt.code,
      isDelivery: isLast && state === "delivered",
      givenUp: isLast && state !== "delivered" ? state : null,
    };
    rows.rollups.push(...changesOf(counted));
  }
  return attempts[0]?.startedMs ?? atMs;
}

function attemptRow(
  deliveryId: string,
  number: number,
  attempt: PlannedAttempt,
  headers: Readonly<Record<string, string>>,
): Row<"delivery_attempt"> {
  const { code } = attempt;
  return {
    delivery_id: deliveryId,
    number,
    started_at: instant(attempt.startedMs),
    duration_ms: attempt.durationMs,
    outcome: attempt.outcome,
    code,
    error: attempt.error,
    request_headers: JSON.stringify(headers),
    response_headers: code === null ? null : answerHeaders,
    response_body: code === null ? null : code === 200 ? okBody : errorBody,
  };
}

const answerHeaders = JSON.stringify({ "content-type": "text/plain" });
const okBody = Buffer.from("ok");
const errorBody = Buffer.from("error");
