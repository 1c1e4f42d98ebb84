import { type RawBuilder, type Selectable, sql, type SqlBool } from "kysely";
import type { RecoveryEndReason, RecoveryFilter } from "../../shared/webhooks/recovery.schema.ts";
import type { Db, Trx } from "../database.ts";
import { isAnyOf } from "../store/keyset.ts";
import { addressNow } from "./delivery.repository.ts";
import type { RetentionEnds } from "./retention.rules.ts";
import type { DeliveryTable, WebhookRecoveryTable } from "./webhook.table.ts";

export type RecoveryRow = Selectable<WebhookRecoveryTable>;

/** What a recovery may touch. `accountIds` null means every account. */
export interface RecoveryReach {
  filter: RecoveryFilter;
  accountIds: readonly string[] | null;
  ends: RetentionEnds;
}

/** A place in the order of (created_at, seq). */
export interface RecoveryCursor {
  createdAt: string;
  seq: number;
}

const columns = [
  "seq",
  "id",
  "account_ids",
  "filter",
  "rate_per_second",
  "state",
  "total",
  "is_total_capped",
  "requeued",
  "cursor_created_at",
  "cursor_seq",
  "stepped_at",
  "started_by",
  "created_at",
  "finished_at",
  "end_reason",
] as const;

export async function insertRecovery(
  trx: Trx,
  row: Omit<RecoveryRow, "seq" | "requeued" | "end_reason">,
): Promise<void> {
  await trx.insertInto("webhook_recovery").values(row).execute();
}

export async function findRecovery(db: Db, id: string): Promise<RecoveryRow | null> {
  const row = await db.selectFrom("webhook_recovery").select(columns).where("id", "=", id).executeTakeFirst();
  return row ?? null;
}

/** Those that touch nothing but these accounts, null for all of them; newest first. */
export async function listRecoveryRows(
  db: Db,
  { accountIds, limit }: { accountIds: readonly string[] | null; limit: number },
): Promise<RecoveryRow[]> {
  const query = db.selectFrom("webhook_recovery").select(columns).orderBy("seq", "desc").limit(limit);
  if (accountIds === null) return query.execute();
  const isWithin = sql<SqlBool>`account_ids IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM json_each(account_ids) WHERE value NOT IN (SELECT value FROM json_each(${JSON.stringify(accountIds)})))`;
  return query.where(isWithin).execute();
}

export async function listRunning(db: Db, limit: number): Promise<RecoveryRow[]> {
  return db
    .selectFrom("webhook_recovery")
    .select(columns)
    .where("state", "=", "running")
    .orderBy("seq")
    .limit(limit)
    .execute();
}

/** Returns false when it had ended already. */
export async function endRecovery(
  trx: Trx,
  id: string,
  { state, reason = null, at }: { state: "done" | "cancelled"; reason?: RecoveryEndReason | null; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("webhook_recovery")
    .set({ state, finished_at: at, end_reason: reason })
    .where("id", "=", id)
    .where("state", "=", "running")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Notes how far it looked. Returns false when it ended, or somebody else moved it, meanwhile. */
export async function advanceRecovery(
  trx: Trx,
  row: RecoveryRow,
  step: { cursor: RecoveryCursor; steppedAt: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("webhook_recovery")
    .set({ cursor_created_at: step.cursor.createdAt, cursor_seq: step.cursor.seq, stepped_at: step.steppedAt })
    .where("id", "=", row.id)
    .where("state", "=", "running")
    .where("cursor_seq", "=", row.cursor_seq)
    .where("stepped_at", "=", row.stepped_at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function addRequeued(trx: Trx, id: string, count: number): Promise<void> {
  await trx
    .updateTable("webhook_recovery")
    .set((eb) => ({ requeued: eb("requeued", "+", count) }))
    .where("id", "=", id)
    .execute();
}

export interface Stretch {
  /** Deliveries that match, in order. */
  seqs: number[];
  /** The last delivery that was looked at. */
  cursor: RecoveryCursor;
  /** Nothing lies behind the cursor. */
  isEnd: boolean;
}

/** Its message was removed with the customer whom it told of; one that is asked for by GET has none. */
const isErased = sql<SqlBool>`(method = 'POST' AND body IS NULL)`;

/** Nothing is left to send: it is past retention, or was erased. */
function isOver({ byAccount, otherwise }: RetentionEnds): RawBuilder<SqlBool> {
  const cases = [...byAccount].map(([id, end]) => sql`WHEN ${id} THEN ${end}`);
  const end =
    cases.length === 0 ? sql`${otherwise}` : sql`CASE account_id ${sql.join(cases, sql` `)} ELSE ${otherwise} END`;
  return sql<SqlBool>`(created_at <= ${end} OR ${isErased})`;
}

/** Looks at up to `scan` deliveries behind the cursor for up to `wanted` that match. */
export async function nextStretch(
  db: Db,
  reach: RecoveryReach,
  cursor: RecoveryCursor,
  { wanted, scan }: { wanted: number; scan: number },
): Promise<Stretch> {
  const { rows } = await sql<{ seq: number; created_at: string; matches: number }>`
    SELECT seq, created_at, ${matching(reach.filter)} AND NOT ${isOver(reach.ends)} AS matches
    FROM ${window(reach)} AND (created_at, seq) > (${cursor.createdAt}, ${cursor.seq})
    ORDER BY created_at, seq LIMIT ${scan}`.execute(db);
  const found = rows.filter((row) => row.matches === 1).slice(0, wanted);
  const isFull = found.length === wanted;
  const last = isFull ? found.at(-1) : rows.at(-1);
  return {
    seqs: found.map((row) => row.seq),
    cursor: last === undefined ? cursor : { createdAt: last.created_at, seq: last.seq },
    isEnd: !isFull && rows.length < scan,
  };
}

/** How many match among the first `scan` deliveries of the window, and apart from them how many are past retention. */
export async function countMatching(
  db: Db,
  reach: RecoveryReach,
  scan: number,
): Promise<{ count: number; expired: number; isCapped: boolean }> {
  const { rows } = await sql<{ count: number; expired: number; scanned: number }>`
    SELECT coalesce(sum(matches AND NOT is_expired), 0) AS count, coalesce(sum(matches AND is_expired), 0) AS expired,
      count(*) AS scanned FROM (
      SELECT ${matching(reach.filter)} AS matches, ${isOver(reach.ends)} AS is_expired
      FROM ${window(reach)} ORDER BY created_at, seq LIMIT ${scan + 1})`.execute(db);
  return { count: rows[0]?.count ?? 0, expired: rows[0]?.expired ?? 0, isCapped: (rows[0]?.scanned ?? 0) > scan };
}

/** When the oldest delivery in reach was made; null when there is none. */
export async function oldestDelivery(
  db: Db,
  { filter, accountIds }: Pick<RecoveryReach, "filter" | "accountIds">,
): Promise<string | null> {
  const ofWhom: readonly (readonly [string, string] | null)[] =
    filter.endpoint_id === undefined
      ? (accountIds?.map((id) => ["account_id", id] as const) ?? [null])
      : [["endpoint_id", filter.endpoint_id]];
  let oldest: string | null = null;
  for (const one of ofWhom) {
    const where = one === null ? sql`` : sql`WHERE ${isAnyOf(one[0], [one[1]])}`;
    const { rows } = await sql<{ at: string | null }>`SELECT min(created_at) AS at FROM delivery ${where}`.execute(db);
    const at = rows[0]?.at ?? null;
    if (at !== null && (oldest === null || at < oldest)) oldest = at;
  }
  return oldest;
}

/** A delivery that was put back in line, as it was until then. */
export type RequeuedDelivery = Pick<
  Selectable<DeliveryTable>,
  "lane" | "account_id" | "attempt_count" | "endpoint_id" | "created_at" | "state" | "is_test"
>;

/** Puts ended deliveries back in line, to the address that their endpoint has now. */
export async function requeueDeliveries(
  trx: Trx,
  seqs: readonly number[],
  { filter, ends, at }: { filter: RecoveryFilter; ends: RetentionEnds; at: string },
): Promise<RequeuedDelivery[]> {
  const { rows } = await sql<RequeuedDelivery & { seq: number }>`
    SELECT seq, lane, account_id, attempt_count, endpoint_id, created_at, state, is_test FROM delivery
    WHERE seq IN (SELECT CAST(value AS BIGINT) FROM json_each(${JSON.stringify(seqs)})) AND ${matching(filter)}
      AND NOT ${isOver(ends)}`.execute(trx);
  await sql`
    UPDATE delivery SET state = 'pending', next_attempt_at = ${at}, finished_at = NULL, url = ${addressNow}
    WHERE seq IN (SELECT CAST(value AS BIGINT) FROM json_each(${JSON.stringify(rows.map(({ seq }) => seq))}))`.execute(
    trx,
  );
  return rows;
}

/** Walks the index of the endpoint, of the account, or of time alone. */
function window({ filter, accountIds }: Pick<RecoveryReach, "filter" | "accountIds">): RawBuilder<unknown> {
  const created = sql`created_at >= ${filter.from} AND created_at <= ${filter.to}`;
  const accounts = accountIds === null ? sql`` : sql`AND ${isAnyOf("account_id", accountIds)}`;
  if (filter.endpoint_id !== undefined) {
    return sql`delivery INDEXED BY delivery_by_endpoint WHERE endpoint_id = ${filter.endpoint_id} AND ${created}`;
  }
  const [only, ...others] = accountIds ?? [];
  if (only !== undefined && others.length === 0) {
    return sql`delivery INDEXED BY delivery_by_account WHERE account_id = ${only} AND ${created}`;
  }
  return sql`delivery INDEXED BY delivery_by_created WHERE ${created} ${accounts}`;
}

/** 1 or 0, row by row. A receiver that is disabled or gone is told nothing. */
function matching(filter: RecoveryFilter): RawBuilder<unknown> {
  const parts: RawBuilder<SqlBool>[] = [
    isAnyOf("state", filter.states),
    sql<SqlBool>`is_test = 0`,
    sql<SqlBool>`EXISTS (SELECT 1 FROM webhook_endpoint AS receiver WHERE receiver.id = delivery.endpoint_id
      AND receiver.disabled_at IS NULL AND receiver.deleted_at IS NULL)`,
  ];
  if (filter.event_types !== undefined) parts.push(isAnyOf("event_type", filter.event_types));
  const isKnownAnyOf = (column: string, values: readonly (string | number)[]) =>
    sql<SqlBool>`(${sql.ref(column)} IS NOT NULL AND ${isAnyOf(column, values)})`;
  if (filter.codes !== undefined) parts.push(isKnownAnyOf("last_code", filter.codes));
  if (filter.classes !== undefined) parts.push(isKnownAnyOf("last_class", filter.classes));
  if (filter.errors !== undefined) parts.push(isKnownAnyOf("last_error", filter.errors));
  return sql`(${sql.join(parts, sql` AND `)})`;
}
