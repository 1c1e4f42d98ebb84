import type { Insertable, Selectable } from "kysely";
import type { Db, Trx } from "../../database.ts";
import type { SimulationTable } from "../loan.table.ts";
import { plannedInstallmentsSchema, type SimulationRecord } from "./simulation.record.ts";

const columns = [
  "seq",
  "id",
  "account_id",
  "credit_offer_id",
  "requested_amount",
  "principal_amount",
  "net_amount",
  "interest_amount",
  "fees_amount",
  "iof_amount",
  "total_amount",
  "rate_ppm",
  "fee_ppm",
  "iof_daily_ppb",
  "iof_flat_ppm",
  "cet_year_bp",
  "cet_month_bp",
  "installment_count",
  "installment_amount",
  "base_date",
  "first_due_date",
  "installments",
  "expires_at",
  "created_at",
] as const satisfies readonly (keyof SimulationTable)[];

function toRecord(row: Selectable<SimulationTable>): SimulationRecord {
  return { ...row, installments: plannedInstallmentsSchema.parse(JSON.parse(row.installments)) };
}

export async function insertSimulation(trx: Trx, row: Insertable<SimulationTable>): Promise<SimulationRecord> {
  return toRecord(await trx.insertInto("simulation").values(row).returning(columns).executeTakeFirstOrThrow());
}

export async function findSimulation(db: Db | Trx, id: string): Promise<SimulationRecord | null> {
  const row = await db.selectFrom("simulation").select(columns).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toRecord(row);
}

/** Newest first. */
export async function listSimulations(
  db: Db,
  { offerId, limit }: { offerId: string; limit: number },
): Promise<SimulationRecord[]> {
  const rows = await db
    .selectFrom("simulation")
    .select(columns)
    .where("credit_offer_id", "=", offerId)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return rows.map(toRecord);
}
