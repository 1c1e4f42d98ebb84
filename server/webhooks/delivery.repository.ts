import { type Insertable, type RawBuilder, sql } from "kysely";
import type { AttemptClass } from "../../shared/metrics/attempt-class.ts";
import type { DeliveryState } from "../../shared/webhooks/delivery.schema.ts";
import type { Db, Trx } from "../database.ts";
import { passingOverClaimed } from "../store/engine.ts";
import { manyRows } from "../store/many-rows.ts";
import { prepared, type Slots } from "../store/prepared.ts";
import { attemptColumns } from "./attempt.columns.ts";
import type { LaneClaim, LaneKey } from "./delivery-lanes.ts";
import type { DeliveryRecord, Lease } from "./delivery.record.ts";
import type { Turn } from "./lane-state.ts";
import type { DeliveryAttemptTable, DeliveryTable } from "./webhook.table.ts";

const insertDelivery = prepared((trx: Trx, row: Slots<Insertable<DeliveryTable>>) =>
  trx.insertInto("delivery").values(row),
);

export async function insertDeliveries(trx: Trx, rows: readonly Insertable<DeliveryTable>[]): Promise<void> {
  for (const row of rows) await insertDelivery(trx, row);
}

const recordColumns = sql.raw(
  "seq, id, account_id, event_id, event_type, endpoint_id, subject_id, dialect, lane, url, method, body, attempt_count, is_test, created_at",
);

/** The index `delivery_due` is on the same expression. */
const isOfTurn: Readonly<Record<Turn, RawBuilder<unknown>>> = {
  first: sql.raw("(CASE WHEN attempt_count > 0 THEN 1 ELSE 0 END) = 0"),
  retry: sql.raw("(CASE WHEN attempt_count > 0 THEN 1 ELSE 0 END) = 1"),
};

/**
 * What is pending, in the order of `delivery_due`. The index is named because the planner, which
 * keeps no statistics here, would rather walk through everything that is pending.
 */
const pending = sql`delivery INDEXED BY delivery_due WHERE state = 'pending'`;

/** Takes due deliveries of one lane for the holder of the lease, the longest due first. */
export async function claimDeliveries(
  trx: Trx,
  claim: Omit<LaneClaim, "account">,
  lease: Lease,
  now: string,
): Promise<DeliveryRecord[]> {
  const { rows } = await sql<DeliveryRecord & { seq: number }>`
    UPDATE delivery NOT INDEXED SET lease_token = ${lease.token}, lease_until = ${lease.until}
    WHERE state = 'pending' AND seq IN (
      SELECT seq FROM ${pending} AND lane = ${claim.lane} AND ${isOfTurn[claim.turn]}
        AND next_attempt_at <= ${now} AND (lease_token IS NULL OR lease_until <= ${now})
      ORDER BY next_attempt_at, seq LIMIT ${claim.limit} ${passingOverClaimed(trx)})
    RETURNING ${recordColumns}`.execute(trx);
  return rows.sort((one, other) => one.seq - other.seq);
}

/** Which of these exist, for whoever was given the lease before they were committed. */
export async function listHeld(db: Db, ids: readonly string[], token: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM delivery
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND lease_token = ${token}`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** When a lane has its next delivery of a turn that nobody holds; null when none waits. */
export async function nextDueOfLane(db: Db, { lane, turn }: Pick<LaneClaim, "lane" | "turn">): Promise<string | null> {
  const { rows } = await sql<{ at: string }>`
    SELECT next_attempt_at AS at FROM ${pending} AND lane = ${lane} AND ${isOfTurn[turn]} AND lease_token IS NULL
    ORDER BY next_attempt_at LIMIT 1`.execute(db);
  return rows[0]?.at ?? null;
}

/** When the first delivery of each turn is due, held ones included. */
export type LaneDue = LaneKey & Record<Turn, string | null>;

/** Lanes with pending deliveries in the order of their names, from behind `after` on; jumps from lane to lane in the index. */
export async function listPendingLanes(db: Db, after: string, limit: number): Promise<LaneDue[]> {
  const nextLane = (behind: RawBuilder<unknown>) => sql`(
    SELECT lane FROM ${pending} AND lane > ${behind} ORDER BY lane LIMIT 1)`;
  const firstDue = (turn: Turn) => sql`(
    SELECT next_attempt_at FROM ${pending} AND lane = waiting.lane AND ${isOfTurn[turn]}
    ORDER BY next_attempt_at LIMIT 1)`;
  const { rows } = await sql<LaneDue>`
    WITH RECURSIVE waiting (lane) AS (
      SELECT ${nextLane(sql`${after}`)}
      UNION ALL
      SELECT ${nextLane(sql.raw("waiting.lane"))} FROM waiting WHERE waiting.lane IS NOT NULL)
    SELECT lane, (SELECT account_id FROM ${pending} AND lane = waiting.lane LIMIT 1) AS account,
      ${firstDue("first")} AS first, ${firstDue("retry")} AS retry
    FROM waiting WHERE lane IS NOT NULL LIMIT ${limit}`.execute(db);
  return rows;
}

/** Gives deliveries back that were claimed and not begun. */
export async function releaseLeases(trx: Trx, deliveries: readonly { id: string; token: string }[]): Promise<void> {
  for (const { id, token } of deliveries) {
    await trx
      .updateTable("delivery")
      .set({ lease_token: null, lease_until: null })
      .where("id", "=", id)
      .where("lease_token", "=", token)
      .execute();
  }
}

/** Takes back every lease. Only for a process that owns the database alone, when it starts. Returns how many there were. */
export async function voidAllLeases(trx: Trx): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("delivery")
    .set({ lease_token: null, lease_until: null })
    .where("state", "=", "pending")
    .where("lease_token", "is not", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What becomes of a delivery by a try that was made under this lease. */
export interface DeliveryMove {
  id: string;
  token: string;
  /** Where it was sent: its endpoint may have moved since it was planned. */
  url: string;
  state: DeliveryState;
  attempt_count: number;
  next_attempt_at: string | null;
  last_code: number | null;
  last_error: string | null;
  last_class: AttemptClass;
  finished_at: string | null;
}

const moveColumns = [
  "id",
  "token",
  "url",
  "state",
  "attempt_count",
  "next_attempt_at",
  "last_code",
  "last_error",
  "last_class",
  "finished_at",
] as const satisfies readonly (keyof DeliveryMove)[];

const moveMany = manyRows<{ id: string }>(
  moveColumns.length,
  (rows) => `
    WITH moved (${moveColumns.join(", ")}) AS (VALUES ${rows})
    UPDATE delivery SET state = moved.state, url = moved.url, attempt_count = CAST(moved.attempt_count AS BIGINT),
      next_attempt_at = moved.next_attempt_at, last_code = CAST(moved.last_code AS BIGINT),
      last_error = moved.last_error, last_class = moved.last_class, finished_at = moved.finished_at,
      lease_token = NULL, lease_until = NULL
    FROM moved
    WHERE delivery.id = moved.id AND delivery.lease_token = moved.token AND delivery.state = 'pending'
    RETURNING delivery.id AS id`,
);

/** Answers whose lease was still ours; the rest is held by somebody newer, or finished. */
export async function moveDeliveries(trx: Trx, moves: readonly DeliveryMove[]): Promise<Set<string>> {
  const rows = moves.map((move) => moveColumns.map((name) => move[name]));
  return new Set((await moveMany(trx, rows)).map(({ id }) => id));
}

/** A row of `delivery_attempt`, whole. */
export type AttemptRow = Required<Insertable<DeliveryAttemptTable>>;

const insertMany = manyRows<never>(
  attemptColumns.length,
  (rows) => `INSERT INTO delivery_attempt (${attemptColumns.join(", ")}) VALUES ${rows}`,
);

export async function insertAttempts(trx: Trx, attempts: readonly AttemptRow[]): Promise<void> {
  await insertMany(
    trx,
    attempts.map((attempt) => attemptColumns.map((name) => attempt[name])),
  );
}

export async function hasDeliveredAttempt(db: Db, deliveryId: string): Promise<boolean> {
  const row = await db
    .selectFrom("delivery_attempt")
    .select("number")
    .where("delivery_id", "=", deliveryId)
    .where("outcome", "=", "delivered")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where a delivery goes when it is sent again: its endpoint may have moved. */
export const addressNow = sql<string>`
  coalesce((SELECT url FROM webhook_endpoint WHERE id = delivery.endpoint_id), url)`;

/** Puts a delivery back in line, whatever became of it before. */
export async function reopenDelivery(trx: Trx, id: string, at: string): Promise<void> {
  await trx
    .updateTable("delivery")
    .set({ state: "pending", next_attempt_at: at, finished_at: null, url: addressNow })
    .where("id", "=", id)
    .execute();
}

/** @throws Error when there is no such delivery. */
export async function findLane(db: Db, id: string): Promise<string> {
  const { lane } = await db.selectFrom("delivery").select("lane").where("id", "=", id).executeTakeFirstOrThrow();
  return lane;
}
