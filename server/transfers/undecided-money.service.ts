import type { Db } from "../database.ts";
import { sumUndecided } from "./undecided-money.repository.ts";

export interface UndecidedMoney {
  currency: string;
  transfers: number;
  /** Minor units. */
  amount: number;
}

/** Money of these accounts that found no order and waits for a decision, by currency. Costs what waits. */
export async function undecidedMoney(db: Db, accountIds: readonly string[]): Promise<UndecidedMoney[]> {
  return accountIds.length === 0 ? [] : sumUndecided(db, accountIds);
}
