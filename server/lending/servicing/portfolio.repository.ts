import { sql } from "kysely";
import type { BookGroup } from "../../../shared/lending/portfolio.ts";
import type { Db } from "../../database.ts";
import type { PortfolioDay } from "./portfolio-figures.rules.ts";

/** The loans of an account by month and oldest unpaid due date, read from one index in its own order. */
export async function listBookGroups(db: Db, accountId: string): Promise<BookGroup[]> {
  const { rows } = await sql<BookGroup>`
    SELECT disbursed_month AS month, oldest_due, count(*) AS loans, sum(principal) AS disbursed,
      sum(outstanding_principal) AS outstanding
    FROM loan_book INDEXED BY loan_book_groups WHERE account_id = ${accountId}
    GROUP BY disbursed_month, oldest_due`.execute(db);
  return rows;
}

const figures = [
  "principal_disbursed",
  "principal_repaid",
  "interest_repaid",
  "fees_repaid",
  "principal_due",
  "interest_due",
  "fees_due",
  "principal_met",
  "interest_met",
  "fees_met",
] as const;

/** Every day on which something happened or was due: some thousands in ten years. */
export async function listPortfolioDays(db: Db, accountId: string): Promise<PortfolioDay[]> {
  return db
    .selectFrom("portfolio_day")
    .select(["day", ...figures])
    .where("account_id", "=", accountId)
    .orderBy("day")
    .execute();
}
