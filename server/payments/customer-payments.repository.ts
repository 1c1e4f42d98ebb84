import type { Db } from "../database.ts";

export interface PaymentSums {
  currency: string;
  count: number;
  authorized: number;
  captured: number;
  refunded: number;
  voided: number;
}

/** What a customer's newest payments come to, by currency. */
export async function sumCustomerPayments(
  db: Db,
  { customerId, limit }: { customerId: string; limit: number },
): Promise<PaymentSums[]> {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom("payment")
        .select(["currency", "authorized", "captured", "refunded", "voided"])
        .where("customer_id", "=", customerId)
        .orderBy("created_at", "desc")
        .orderBy("seq", "desc")
        .limit(limit)
        .as("newest"),
    )
    .select((eb) => [
      "currency",
      eb.fn.countAll<number>().as("count"),
      eb.fn.sum<number>("authorized").as("authorized"),
      eb.fn.sum<number>("captured").as("captured"),
      eb.fn.sum<number>("refunded").as("refunded"),
      eb.fn.sum<number>("voided").as("voided"),
    ])
    .groupBy("currency")
    .orderBy("currency")
    .execute();
}
