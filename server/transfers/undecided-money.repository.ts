import type { Db } from "../database.ts";
import type { TransferState } from "../../shared/transfers/transfer-states.ts";

const undecided: readonly TransferState[] = ["unmatched", "held"];

export async function sumUndecided(
  db: Db,
  accountIds: readonly string[],
): Promise<{ currency: string; transfers: number; amount: number }[]> {
  return db
    .selectFrom("incoming_transfer")
    .select([
      "currency",
      ({ fn }) => fn.countAll<number>().as("transfers"),
      ({ fn }) => fn.sum<number>("amount").as("amount"),
    ])
    .where("state", "in", undecided)
    .where("account_id", "in", accountIds)
    .groupBy("currency")
    .orderBy("currency")
    .execute();
}
