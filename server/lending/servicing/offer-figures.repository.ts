import { sql } from "kysely";
import type { OfferFigures } from "../../../shared/lending/portfolio.schema.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import type { Db } from "../../database.ts";
import { endingWithinMs } from "../offer-end.rules.ts";

const dayMs = 86_400_000;
/** How long a period is that offers are counted over. */
const periodDays = 30;

interface FoundOffers {
  offers: OfferFigures;
  offers_before: OfferFigures;
  offers_expiring: number;
}

const none: OfferFigures = { issued: 0, amount: 0, simulated: 0, accepted: 0, disbursed: 0, expired: 0 };

export const noOffers: FoundOffers = { offers: none, offers_before: none, offers_expiring: 0 };

/**
 * What became of the offers that an account issued in the thirty days before `now`, and in the thirty before those;
 * and how many end within two days. Looks at the offers of sixty days, each by an index.
 */
export async function countOffers(db: Db, accountId: string, now: string): Promise<FoundOffers> {
  const since = shiftInstant(now, -periodDays * dayMs);
  const before = shiftInstant(since, -periodDays * dayMs);
  const { rows } = await sql<OfferFigures & { period: "recent" | "before" }>`
    SELECT CASE WHEN created_at > ${since} THEN 'recent' ELSE 'before' END AS period, count(*) AS issued,
      sum(approved_amount) AS amount, count(newest_simulation_id) AS simulated,
      sum(CASE WHEN EXISTS (SELECT 1 FROM loan WHERE loan.credit_offer_id = credit_offer.id) THEN 1 ELSE 0 END)
        AS accepted,
      sum(CASE WHEN EXISTS (SELECT 1 FROM loan WHERE loan.credit_offer_id = credit_offer.id
        AND loan.disbursed_at IS NOT NULL) THEN 1 ELSE 0 END) AS disbursed,
      sum(CASE WHEN status = 'expired' THEN 1 ELSE 0 END) AS expired
    FROM credit_offer WHERE account_id = ${accountId} AND created_at > ${before} AND created_at <= ${now}
    GROUP BY 1`.execute(db);
  const { count } = await db
    .selectFrom("credit_offer")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("account_id", "=", accountId)
    .where("status", "=", "available")
    .where("valid_until", ">", now)
    .where("valid_until", "<=", shiftInstant(now, endingWithinMs))
    .executeTakeFirstOrThrow();
  const of = (wanted: string): OfferFigures => {
    const found = rows.find(({ period }) => period === wanted);
    if (found === undefined) return none;
    const { period: _period, ...figures } = found;
    return figures;
  };
  return { offers: of("recent"), offers_before: of("before"), offers_expiring: count };
}
