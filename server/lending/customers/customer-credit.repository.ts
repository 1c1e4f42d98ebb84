import type { Db } from "../../database.ts";

interface Asked {
  customerId: string;
  limit: number;
}

/** Offers that can be taken up, and what they come to at most; centavos. */
export async function sumOpenOffers(db: Db, { customerId, limit }: Asked): Promise<{ count: number; amount: number }> {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom("credit_offer")
        .select("approved_amount")
        .where("customer_id", "=", customerId)
        .where("status", "=", "available")
        .limit(limit)
        .as("open"),
    )
    .select((eb) => [
      eb.fn.countAll<number>().as("count"),
      eb.fn.coalesce(eb.fn.sum<number>("approved_amount"), eb.lit(0)).as("amount"),
    ])
    .executeTakeFirstOrThrow();
}

/** What each running loan of a customer still owes, centavos, and since when it is late. */
export async function listRunningLoans(db: Db, { customerId, limit }: Asked) {
  return db
    .selectFrom("loan")
    .innerJoin("loan_book", "loan_book.loan_id", "loan.id")
    .select((eb) => [
      "loan_book.oldest_due",
      eb("outstanding_principal", "+", eb("outstanding_interest", "+", eb.ref("outstanding_fees"))).as("outstanding"),
    ])
    .where("loan.customer_id", "=", customerId)
    .where("loan.status", "=", "active")
    .limit(limit)
    .execute();
}
