import { type Insertable, type Selectable, sql, type SqlBool } from "kysely";
import { type PayoutDestination, payoutDestinationSchema } from "../../shared/transfers/payout-destination.ts";
import type { Db, Trx } from "../database.ts";
import type { PayoutTable } from "./transfer.table.ts";

/** A payout as the domain holds it: the row with its JSON parsed. */
export interface PayoutRecord extends Omit<Selectable<PayoutTable>, "destination" | "metadata"> {
  destination: PayoutDestination;
  metadata: Readonly<Record<string, unknown>> | null;
}

export const payoutColumns = [
  "seq",
  "id",
  "account_id",
  "merchant_id",
  "currency",
  "amount",
  "destination",
  "external_id",
  "customer_id",
  "metadata",
  "state",
  "processor_key",
  "bank_trx_id",
  "error_message",
  "attempts",
  "next_attempt_at",
  "decided_by",
  "actor_type",
  "actor_id",
  "created_at",
  "submitted_at",
  "completed_at",
  "version",
  "request_id",
] as const satisfies readonly (keyof PayoutTable)[];

export function toPayoutRecord({ destination, metadata, ...row }: Selectable<PayoutTable>): PayoutRecord {
  return {
    ...row,
    destination: payoutDestinationSchema.parse(JSON.parse(destination)),
    metadata: metadata === null ? null : (JSON.parse(metadata) as Record<string, unknown>),
  };
}

export async function insertPayout(trx: Trx, row: Insertable<PayoutTable>): Promise<PayoutRecord> {
  return toPayoutRecord(await trx.insertInto("payout").values(row).returning(payoutColumns).executeTakeFirstOrThrow());
}

export async function findPayout(db: Db, id: string): Promise<PayoutRecord | null> {
  const row = await db.selectFrom("payout").select(payoutColumns).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toPayoutRecord(row);
}

/** The shops' own names of payouts, by payout; those without one are null. */
export async function payoutReferences(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("payout")
    .select(["id", "external_id"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, external_id }) => [id, external_id]));
}

type PayoutChange = Partial<
  Pick<
    PayoutTable,
    "state" | "bank_trx_id" | "error_message" | "next_attempt_at" | "submitted_at" | "completed_at" | "decided_by"
  > & { attempts: number }
>;

/** Moves a payout that nobody moved since it was read; null when somebody did. */
export async function movePayout(trx: Trx, payout: PayoutRecord, change: PayoutChange): Promise<PayoutRecord | null> {
  const row = await trx
    .updateTable("payout")
    .set({ ...change, version: payout.version + 1 })
    .where("id", "=", payout.id)
    .where("version", "=", payout.version)
    .returning(payoutColumns)
    .executeTakeFirst();
  return row === undefined ? null : toPayoutRecord(row);
}

/** Payouts to send or to ask about by now, the longest due first. */
export async function listDuePayouts(db: Db, now: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM payout INDEXED BY payout_due
    WHERE state IN ('pending', 'processing') AND next_attempt_at <= ${now} ORDER BY next_attempt_at LIMIT ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Payouts of an account or of one of its merchants, newest first. */
export async function listPayoutRows(
  db: Db,
  query: {
    accountId: string;
    merchantId: string | null;
    states: readonly string[] | null;
    before: Pick<PayoutRecord, "created_at" | "seq"> | null;
    limit: number;
  },
): Promise<PayoutRecord[]> {
  let select = db.selectFrom("payout").select(payoutColumns).where("account_id", "=", query.accountId);
  if (query.merchantId !== null) select = select.where("merchant_id", "=", query.merchantId);
  if (query.states !== null) select = select.where("state", "in", query.states as PayoutTable["state"][]);
  const { before } = query;
  if (before !== null) {
    select = select.where(sql<SqlBool>`(created_at, seq) < (${before.created_at}, ${before.seq})`);
  }
  const rows = await select.orderBy("created_at", "desc").orderBy("seq", "desc").limit(query.limit).execute();
  return rows.map(toPayoutRecord);
}
