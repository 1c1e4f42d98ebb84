import { sql } from "kysely";
import { funnelSessionsMax, type SessionFunnelView } from "../../shared/checkout/session-steps.schema.ts";
import type { Db } from "../database.ts";
import { isWithin } from "../store/keyset.ts";

export interface FunnelQuery {
  /** Null for all of the installation. */
  accountIds: readonly string[] | null;
  createdAt: { gte?: string | number; lte?: string | number };
}

/** How far the newest sessions came. Each account's are walked by an index of their own, as many as are counted. */
export async function countSteps(db: Db, { accountIds, createdAt }: FunnelQuery): Promise<SessionFunnelView> {
  const walk = (accountId: string | null) => {
    const conditions = [
      ...(accountId === null ? [] : [sql`account_id = ${accountId}`]),
      ...isWithin("created_at", createdAt),
    ];
    const where = conditions.length === 0 ? sql`` : sql`WHERE ${sql.join(conditions, sql` AND `)}`;
    return sql`SELECT * FROM (
      SELECT seq, id, status, payment_id, created_at FROM checkout_session ${where}
      ORDER BY created_at DESC, seq DESC LIMIT ${funnelSessionsMax + 1})`;
  };
  const walks = accountIds === null ? [walk(null)] : accountIds.map(walk);
  if (walks.length === 0) return nobody;
  const isOpened = sql`(payment_id IS NOT NULL OR EXISTS (
    SELECT 1 FROM checkout_session_event AS event WHERE event.session_id = counted.id AND event.name = 'VISITED'))`;
  const { rows } = await sql<Record<keyof SessionFunnelView, number>>`
    SELECT count(*) AS created, total(opened) AS opened, count(payment_id) AS method_chosen,
      total(authorized > 0) AS authorized, total(captured > 0) AS captured,
      total(opened AND is_over AND coalesce(authorized, 0) = 0) AS abandoned,
      total(NOT opened AND status = 'expired') AS expired, max(total_found) > ${funnelSessionsMax} AS is_capped
    FROM (
      SELECT counted.*, ${isOpened} AS opened, payment.authorized, payment.captured,
        counted.status IN ('expired', 'cancelled', 'declined', 'failed') AS is_over
      FROM (
        SELECT *, count(*) OVER () AS total_found FROM (${sql.join(walks, sql` UNION ALL `)})
        ORDER BY created_at DESC, seq DESC LIMIT ${funnelSessionsMax}
      ) AS counted LEFT JOIN payment ON payment.id = counted.payment_id
    )`.execute(db);
  const [row] = rows;
  return row === undefined ? nobody : { ...row, is_capped: row.is_capped === 1 };
}

const nobody: SessionFunnelView = {
  created: 0,
  opened: 0,
  method_chosen: 0,
  authorized: 0,
  captured: 0,
  abandoned: 0,
  expired: 0,
  is_capped: false,
};
