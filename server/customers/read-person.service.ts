import { countCap, type Listed } from "../../shared/page.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import { type CustomerSessionFigures, customerSessionFigures } from "../checkout/customer-sessions.service.ts";
import { listSessions } from "../checkout/list-sessions.service.ts";
import type { SessionRecord } from "../checkout/session.record.ts";
import type { AppContext } from "../context.ts";
import type { ListRequest } from "../http/list-query.ts";
import { type CustomerCredit, customerCredit } from "../lending/customers/customer-credit.service.ts";
import { type CustomerPaymentFigures, customerPaymentFigures } from "../payments/customer-payments.service.ts";
import { listPayments } from "../payments/list-payments.service.ts";
import type { PaymentRecord } from "../payments/payment.record.ts";
import type { CustomerRecord } from "./customer.repository.ts";
import { getCustomer } from "./list-customers.service.ts";

/** Rows of each kind that a person's page shows; the lists behind it show the rest. */
const newestShown = 5;

/** Everything that one person or company has to do with an account. */
export interface PersonPage {
  customer: CustomerRecord;
  payments: Listed<PaymentRecord>;
  paymentFigures: CustomerPaymentFigures[];
  sessions: Listed<SessionRecord>;
  sessionFigures: CustomerSessionFigures[];
  /** Null for somebody who was never registered for credit. */
  credit: CustomerCredit | null;
}

/**
 * The newest of each kind, how many there are, and what they come to. Its cost does not grow with somebody's history:
 * counts and figures end where the counts of lists do.
 *
 * @throws DomainError `not_found`, for another account's customer as well.
 */
export async function readPerson(
  ctx: AppContext,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<PersonPage> {
  const customer = await getCustomer(ctx, { scope, id });
  const request: ListRequest = {
    q: null,
    sort: { column: "created_at", descending: true },
    limit: newestShown,
    cursor: null,
    filters: { anyOf: { customer_id: [id] }, range: {} },
  };
  const counted = { customerId: id, limit: countCap };
  return {
    customer,
    payments: await listPayments(ctx, scope, request),
    paymentFigures: await ctx.store.read((db) => customerPaymentFigures(db, counted)),
    sessions: await listSessions(ctx, scope, request),
    sessionFigures: await ctx.store.read((db) => customerSessionFigures(db, counted)),
    credit: await customerCredit(ctx, { scope, request, ...counted }),
  };
}
