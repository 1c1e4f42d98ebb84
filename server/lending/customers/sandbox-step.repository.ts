import type { Insertable, Selectable } from "kysely";
import type { Db, Trx } from "../../database.ts";
import type { SandboxStepTable } from "../borrower.table.ts";

export type SandboxStepRecord = Selectable<SandboxStepTable>;

export async function insertSandboxStep(trx: Trx, row: Insertable<SandboxStepTable>): Promise<void> {
  await trx.insertInto("sandbox_step").values(row).execute();
}

/** Those whose time has come, the earliest first. */
export async function listDueSteps(db: Db, until: string, limit: number): Promise<SandboxStepRecord[]> {
  return db
    .selectFrom("sandbox_step")
    .select(["seq", "customer_id", "action", "item_type", "due_at"])
    .where("due_at", "<=", until)
    .orderBy("due_at")
    .orderBy("seq")
    .limit(limit)
    .execute();
}

/** Returns false when somebody else has taken it. */
export async function takeSandboxStep(trx: Trx, seq: number): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom("sandbox_step").where("seq", "=", seq).executeTakeFirst();
  return numDeletedRows === 1n;
}
