import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Db } from "../database.ts";
import { isWithin } from "../store/keyset.ts";

export interface InstantRange {
  gte?: string;
  lte?: string;
}

/** What is asked of a payment that no index knows, checked row by row. */
export interface PaymentFacts {
  anyOf: Readonly<Partial<Record<PaymentFact, readonly string[]>>>;
  capturedAt: InstantRange;
  refundedAt: InstantRange;
}

const expressions = {
  store_id: sql`details ->> '$.store.id'`,
  terminal_id: sql`details ->> '$.store.terminal_id'`,
  /** In lower case. */
  card_brand: sql`lower(instrument ->> '$.shown.brand')`,
  payout_correlation_id: sql`details ->> '$.metadata.payout_correlation_id'`,
  payout_destination_id: sql`details ->> '$.payout_destination_id'`,
  payment_operation: sql`details ->> '$.payment_operation'`,
  channel: sql`coalesce(details ->> '$.channel', 'ecommerce')`,
} as const;
export type PaymentFact = keyof typeof expressions;

export function factFilters({ anyOf, capturedAt, refundedAt }: PaymentFacts): RawBuilder<SqlBool>[] {
  const named = (Object.keys(expressions) as PaymentFact[]).flatMap((fact) => {
    const values = anyOf[fact];
    return values === undefined ? [] : [sql<SqlBool>`${expressions[fact]} IN (${sql.join([...values])})`];
  });
  return [...named, ...isWithin("captured_at", capturedAt), ...isWithin("refunded_at", refundedAt)];
}

const indexes = { captured_at: "payment_by_account_captured", refunded_at: "payment_by_account_refunded" } as const;

/** A range with more payments than this is no rare one, and its oldest is not looked for. */
const probeMax = 20_000;

/**
 * When the oldest payment of an account was created whose last capture or refund is in a range, so that a walk by
 * creation knows where to end.
 *
 * @returns its `oldest`, null when there is none; null itself when there are too many to tell.
 */
export async function oldestWithin(
  db: Db,
  { accountId, column, range }: { accountId: string; column: keyof typeof indexes; range: InstantRange },
): Promise<{ oldest: string | null } | null> {
  const within = sql.join([sql`account_id = ${accountId}`, ...isWithin(column, range)], sql` AND `);
  const { rows } = await sql<{ oldest: string | null; n: number }>`
    SELECT min(created_at) AS oldest, count(*) AS n FROM (
      SELECT created_at FROM payment INDEXED BY ${sql.ref(indexes[column])}
      WHERE ${within} AND ${sql.ref(column)} IS NOT NULL LIMIT ${probeMax + 1})`.execute(db);
  const { oldest = null, n = 0 } = rows[0] ?? {};
  return n > probeMax ? null : { oldest };
}
