import { sql } from "kysely";
import type { Db, Trx } from "../../database.ts";
import type { BookFigures, DayChange } from "./rewrite.rules.ts";

interface NewBookRow {
  loanId: string;
  accountId: string;
  /** Calendar day. */
  disbursedOn: string;
  /** Centavos. */
  principal: number;
  figures: BookFigures;
}

export async function insertBookRow(trx: Trx, row: NewBookRow): Promise<void> {
  await trx
    .insertInto("loan_book")
    .values({
      loan_id: row.loanId,
      account_id: row.accountId,
      disbursed_on: row.disbursedOn,
      disbursed_month: row.disbursedOn.slice(0, 7),
      principal: row.principal,
      ...bookColumns(row.figures),
    })
    .execute();
}

export async function updateBookRow(trx: Trx, loanId: string, figures: BookFigures): Promise<void> {
  await trx.updateTable("loan_book").set(bookColumns(figures)).where("loan_id", "=", loanId).execute();
}

function bookColumns({ outstanding, oldest_due, refresh_on }: BookFigures) {
  return {
    outstanding_principal: outstanding.principal,
    outstanding_interest: outstanding.interest,
    outstanding_fees: outstanding.fees,
    oldest_due,
    refresh_on,
  };
}

/** Loans of an account of which an installment has become late, or later, since they were last looked at. */
export async function listStaleLoans(
  db: Db,
  { accountId, today, limit }: { accountId: string; today: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("loan_book")
    .select("loan_id")
    .where("account_id", "=", accountId)
    .where("refresh_on", "is not", null)
    .where("refresh_on", "<=", today)
    .orderBy("refresh_on")
    .limit(limit)
    .execute();
  return rows.map(({ loan_id }) => loan_id);
}

/** Accounts that have paid loans out. */
export async function listLendingAccounts(db: Db): Promise<string[]> {
  // One look into the index per account, however many loans it has.
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM account WHERE EXISTS (SELECT 1 FROM loan_book WHERE loan_book.account_id = account.id)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Adds what changed to the days on which it counts. */
export async function addToDays(
  trx: Trx,
  accountId: string,
  days: ReadonlyMap<string, DayChange & { disbursed?: number }>,
): Promise<void> {
  for (const [day, { repaid, due, met, disbursed }] of days) {
    await addToDay(trx, {
      account_id: accountId,
      day,
      loans_disbursed: disbursed === undefined ? 0 : 1,
      principal_disbursed: disbursed ?? 0,
      principal_repaid: repaid.principal,
      interest_repaid: repaid.interest,
      fees_repaid: repaid.fees,
      principal_due: due.principal,
      interest_due: due.interest,
      fees_due: due.fees,
      principal_met: met.principal,
      interest_met: met.interest,
      fees_met: met.fees,
    });
  }
}

async function addToDay(
  trx: Trx,
  { account_id, day, ...figures }: { account_id: string; day: string } & Record<string, string | number>,
): Promise<void> {
  const names = Object.keys(figures);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const values = sql.join(Object.values(figures));
  const sums = names.map((name) => sql`${sql.ref(name)} = portfolio_day.${sql.ref(name)} + excluded.${sql.ref(name)}`);
  await sql`
    INSERT INTO portfolio_day (account_id, day, ${columns}) VALUES (${account_id}, ${day}, ${values})
    ON CONFLICT (account_id, day) DO UPDATE SET ${sql.join(sums)}`.execute(trx);
}
