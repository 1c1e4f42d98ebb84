import { type Insertable, sql, type Updateable } from "kysely";
import type { LoanStatus } from "../../../shared/lending/lending-states.ts";
import type { Db, Trx } from "../../database.ts";
import { accountNow } from "../lending-clock.repository.ts";
import type { LoanEntryTable, LoanSignerTable, LoanTable } from "../loan.table.ts";
import type { LoanEntryRecord, LoanRecord, LoanSignerRecord } from "./loan.record.ts";

export const loanColumns = [
  "seq",
  "id",
  "account_id",
  "customer_id",
  "credit_offer_id",
  "simulation_id",
  "status",
  "status_since",
  "ccb_number",
  "signing_code_hash",
  "disbursement_method",
  "disbursement_ordered_by",
  "disbursement_ordered_at",
  "disbursement_reference",
  "disbursement_confirmed_by",
  "disbursed_at",
  "error_code",
  "end_reason",
  "next_step_at",
  "finished_at",
  "created_at",
  "updated_at",
  "version",
] as const satisfies readonly (keyof LoanTable)[];

export async function insertLoan(trx: Trx, row: Insertable<LoanTable>): Promise<LoanRecord> {
  return trx.insertInto("loan").values(row).returning(loanColumns).executeTakeFirstOrThrow();
}

export async function findLoanBy(
  db: Db | Trx,
  column: "id" | "signing_code_hash",
  value: string,
): Promise<LoanRecord | null> {
  const row = await db.selectFrom("loan").select(loanColumns).where(column, "=", value).executeTakeFirst();
  return row ?? null;
}

export type LoanColumns = Updateable<
  Omit<LoanTable, "seq" | "id" | "account_id" | "status" | "status_since" | "updated_at" | "version">
>;

/** Moves a loan out of a status, or changes it within; null when it is no longer in that status. */
export async function updateLoan(
  trx: Trx,
  move: { id: string; from: LoanStatus; to: LoanStatus; at: string; columns: LoanColumns },
): Promise<LoanRecord | null> {
  const { id, from, to, at, columns } = move;
  const row = await trx
    .updateTable("loan")
    .set((eb) => ({
      ...columns,
      ...(from === to ? {} : { status: to, status_since: at }),
      updated_at: at,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .where("status", "=", from)
    .returning(loanColumns)
    .executeTakeFirst();
  return row ?? null;
}

/** Loans whose next step is due by the clock of their account. */
export async function listDueLoans(db: Db, { world, limit }: { world: string; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT loan.id
    FROM account
    LEFT JOIN lending_settings AS settings ON settings.account_id = account.id
    CROSS JOIN loan INDEXED BY loan_steps
    WHERE loan.account_id = account.id AND loan.next_step_at IS NOT NULL
      AND loan.next_step_at <= ${accountNow(world)}
    LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

export async function insertSigners(trx: Trx, rows: readonly Insertable<LoanSignerTable>[]): Promise<void> {
  await trx.insertInto("loan_signer").values(rows).execute();
}

export async function listSigners(db: Db | Trx, loanId: string): Promise<LoanSignerRecord[]> {
  return db
    .selectFrom("loan_signer")
    .select(["loan_id", "position", "name", "cpf", "signed_at", "ip"])
    .where("loan_id", "=", loanId)
    .orderBy("position")
    .execute();
}

/** False when that signer had signed before. */
export async function markSigned(
  trx: Trx,
  { loanId, position, at, ip }: { loanId: string; position: number; at: string; ip: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("loan_signer")
    .set({ signed_at: at, ip })
    .where("loan_id", "=", loanId)
    .where("position", "=", position)
    .where("signed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function insertLoanEntry(trx: Trx, row: Insertable<LoanEntryTable>): Promise<void> {
  await trx.insertInto("loan_entry").values(row).execute();
}

/** Oldest first. */
export async function listLoanEntries(db: Db | Trx, loanId: string): Promise<LoanEntryRecord[]> {
  return db
    .selectFrom("loan_entry")
    .select(["seq", "loan_id", "action", "actor_type", "actor_id", "note", "details", "happened_at"])
    .where("loan_id", "=", loanId)
    .orderBy("seq")
    .execute();
}
