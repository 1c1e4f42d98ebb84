import type { Db } from "../database.ts";
import { type CustomerSessionFigures, sumCustomerSessions } from "./customer-sessions.repository.ts";

export type { CustomerSessionFigures } from "./customer-sessions.repository.ts";

/** Of a customer's newest sessions, by currency. */
export function customerSessionFigures(
  db: Db,
  key: { customerId: string; limit: number },
): Promise<CustomerSessionFigures[]> {
  return sumCustomerSessions(db, key);
}
