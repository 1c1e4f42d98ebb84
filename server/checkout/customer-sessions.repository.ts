import type { Db } from "../database.ts";

/** What a customer's newest sessions led to in one currency; the amount is that of the completed ones. */
export interface CustomerSessionFigures {
  currency: string;
  count: number;
  completed: number;
  amount: number;
}

export async function sumCustomerSessions(
  db: Db,
  { customerId, limit }: { customerId: string; limit: number },
): Promise<CustomerSessionFigures[]> {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom("checkout_session")
        .select((one) => [
          "currency",
          one.case().when("status", "=", "authorized").then(1).else(0).end().as("is_completed"),
          one.case().when("status", "=", "authorized").then(one.ref("amount")).else(0).end().as("completed_amount"),
        ])
        .where("customer_id", "=", customerId)
        .orderBy("created_at", "desc")
        .orderBy("seq", "desc")
        .limit(limit)
        .as("newest"),
    )
    .select((eb) => [
      "currency",
      eb.fn.countAll<number>().as("count"),
      eb.fn.sum<number>("is_completed").as("completed"),
      eb.fn.sum<number>("completed_amount").as("amount"),
    ])
    .groupBy("currency")
    .orderBy("currency")
    .execute();
}
