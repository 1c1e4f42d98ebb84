import type { IofRate } from "../../../shared/lending/iof.ts";
import type { Db, Trx } from "../../database.ts";

/** Every rate of the tax on credit that was ever in force; there are a handful. */
export async function listIofRates(db: Db | Trx): Promise<IofRate[]> {
  return db
    .selectFrom("iof_rate")
    .select([
      "borrower_kind as borrowerKind",
      "effective_from as effectiveFrom",
      "daily_ppb as dailyPpb",
      "flat_ppm as flatPpm",
      "operation_max as operationMax",
    ])
    .orderBy("borrower_kind")
    .orderBy("effective_from")
    .execute();
}
