import { type Kysely, sql } from "kysely";

/** How far the sessions of each hour came. The view says what each count is made of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isOpened = `(session.payment_id IS NOT NULL OR EXISTS (
    SELECT 1 FROM checkout_session_event AS event WHERE event.session_id = session.id AND event.name = 'VISITED'))`;
  const isOver = "session.status IN ('expired', 'cancelled', 'declined', 'failed')";
  const counted = (name: string, which: string) => sql`
    SELECT session.account_id, 'XXX' AS currency, substr(session.created_at, 1, 13) AS hour, ${sql.lit(name)} AS counted,
      '' AS label, 0 AS amount
    FROM checkout_session AS session LEFT JOIN payment ON payment.id = session.payment_id
    WHERE ${sql.raw(which)}`;
  const parts = [
    counted("session_created", "session.id IS NOT NULL"),
    counted("session_opened", isOpened),
    counted("session_method_chosen", "session.payment_id IS NOT NULL"),
    counted("session_authorized", "payment.authorized > 0"),
    counted("session_captured", "payment.captured > 0"),
    counted("session_abandoned", `${isOver} AND coalesce(payment.authorized, 0) = 0 AND ${isOpened}`),
    counted("session_expired", `session.status = 'expired' AND NOT ${isOpened}`),
  ];
  await sql`CREATE VIEW session_rollup_fact AS ${sql.join(parts, sql` UNION ALL `)}`.execute(db);
  await sql`
    INSERT INTO payment_rollup (account_id, currency, hour, counted, label, n, amount)
    SELECT account_id, currency, hour, counted, label, count(*), sum(amount)
    FROM session_rollup_fact GROUP BY account_id, currency, hour, counted, label`.execute(db);
}
