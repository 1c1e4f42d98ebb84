import type { Db } from "../database.ts";
import { sumCustomerPayments } from "./customer-payments.repository.ts";

/** What came of somebody's payments in one currency, minor units. */
export interface CustomerPaymentFigures {
  currency: string;
  count: number;
  captured: number;
  refunded: number;
  /** Reserved, and neither taken nor given back. */
  reserved: number;
}

/** Of a customer's newest payments, by currency. */
export async function customerPaymentFigures(
  db: Db,
  key: { customerId: string; limit: number },
): Promise<CustomerPaymentFigures[]> {
  const sums = await sumCustomerPayments(db, key);
  return sums.map(({ currency, count, authorized, captured, refunded, voided }) => ({
    currency,
    count,
    captured,
    refunded,
    reserved: authorized - captured - voided,
  }));
}
