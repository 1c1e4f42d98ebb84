import type { Selectable } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { ReportConfigurationTable } from "./settlement.table.ts";

const columns = ["id", "account_id", "content", "created_at", "updated_at"] as const;

export type ReportConfigurationRow = Omit<Selectable<ReportConfigurationTable>, "seq">;

export interface ReportConfigurationKey {
  accountId: string;
  id: string;
}

/** In the order in which they were made. There are few, so they are read whole. */
export async function readReportConfigurations(
  db: Db,
  accountId: string,
  limit: number,
): Promise<ReportConfigurationRow[]> {
  return db
    .selectFrom("report_configuration")
    .select(columns)
    .where("account_id", "=", accountId)
    .orderBy("seq")
    .limit(limit)
    .execute();
}

export async function findReportConfiguration(
  db: Db,
  { accountId, id }: ReportConfigurationKey,
): Promise<ReportConfigurationRow | undefined> {
  return db
    .selectFrom("report_configuration")
    .select(columns)
    .where("account_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function insertReportConfiguration(trx: Trx, row: ReportConfigurationRow): Promise<void> {
  await trx.insertInto("report_configuration").values(row).execute();
}

export async function updateReportConfiguration(
  trx: Trx,
  id: string,
  change: Pick<ReportConfigurationRow, "content" | "updated_at">,
): Promise<void> {
  await trx.updateTable("report_configuration").set(change).where("id", "=", id).execute();
}

export async function deleteReportConfigurationRow(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom("report_configuration").where("id", "=", id).execute();
}
