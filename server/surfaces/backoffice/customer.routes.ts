import { z } from "zod";
import { sessionListSpec } from "../../../shared/checkout/session-list.ts";
import { customerListSpec } from "../../../shared/customers/customer-list.ts";
import { customerRowSchema, customerSchema, type CustomerView } from "../../../shared/customers/customer.schema.ts";
import { erasureRequestSchema } from "../../../shared/customers/erasure.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { paymentListSpec } from "../../../shared/payments/payment-list.ts";
import { listSessions } from "../../checkout/list-sessions.service.ts";
import type { AppContext } from "../../context.ts";
import { eraseCustomer } from "../../customers/erase-customer.service.ts";
import { getCustomer, listCustomers } from "../../customers/list-customers.service.ts";
import { parseListQuery } from "../../http/list-query.ts";
import { creditStatusOf } from "../../lending/customers/read-borrower.service.ts";
import { listPayments } from "../../payments/list-payments.service.ts";
import { auditActorOf, type Caller, isMaskedFor } from "./caller.ts";
import { presentCustomerRow } from "./present-customer.ts";
import { presentPaymentRow } from "./present-payment.ts";
import { presentSessionRow } from "./present-session.ts";
import { listRoute, route } from "./define-route.ts";

/** Payments and sessions that a customer's page shows; the lists behind it show the rest. */
const newestShown = "20";

export const customerRoutes = [
  listRoute({
    path: "/customers",
    access: "customers.read",
    summary: "Customers, newest first, or those whose name, e-mail address or phone number begins with the words",
    list: customerListSpec,
    response: listSchema(customerRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listCustomers(ctx, caller.scope, request);
      return { data: data.map((customer) => presentCustomerRow(customer, isMaskedFor(caller))), page };
    },
  }),
  route({
    method: "get",
    path: "/customers/:id",
    access: "customers.read",
    summary: "One customer with their newest payments and sessions",
    params: z.object({ id: z.string().min(1).max(64) }),
    response: customerSchema,
    handle: ({ ctx, caller, params }) => viewCustomer(ctx, caller, params.id),
  }),
  route({
    method: "post",
    path: "/customers/:id/erase",
    access: "personal.erase",
    summary: "Removes everything personal of a customer for good; amounts and the ledger stay",
    params: z.object({ id: z.string().min(1).max(64) }),
    body: erasureRequestSchema,
    response: customerSchema,
    audit: { action: "customer.erased", objectType: "customer" },
    handle: async ({ ctx, caller, origin, params: { id }, body: { reason } }) => {
      await eraseCustomer(ctx, { scope: caller.scope, id, reason, by: auditActorOf(caller, origin) });
      return viewCustomer(ctx, caller, id);
    },
  }),
];

async function viewCustomer(ctx: AppContext, caller: Caller, id: string): Promise<CustomerView> {
  const { scope } = caller;
  const isMasked = isMaskedFor(caller);
  const customer = await getCustomer(ctx, { scope, id });
  const asked = { customer_id: id, limit: newestShown };
  const payments = await listPayments(ctx, scope, parseListQuery(paymentListSpec, asked));
  const sessions = await listSessions(ctx, scope, parseListQuery(sessionListSpec, asked));
  return {
    ...presentCustomerRow(customer, isMasked),
    payments: payments.data.map((payment) => presentPaymentRow(payment, isMasked)),
    sessions: sessions.data.map((session) => presentSessionRow(session, isMasked)),
    credit_status: await ctx.store.read((db) => creditStatusOf(db, id)),
  };
}
