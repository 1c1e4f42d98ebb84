import { z } from "zod";
import { customerListSpec } from "../../../shared/customers/customer-list.ts";
import { customerRowSchema, customerSchema, type CustomerView } from "../../../shared/customers/customer.schema.ts";
import { erasureRequestSchema } from "../../../shared/customers/erasure.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import type { AppContext } from "../../context.ts";
import { eraseCustomer } from "../../customers/erase-customer.service.ts";
import { listCustomers } from "../../customers/list-customers.service.ts";
import { readPerson } from "../../customers/read-person.service.ts";
import { auditActorOf, type Caller, isMaskedFor } from "./caller.ts";
import { presentPaymentPage } from "./payment-query.ts";
import { presentCustomerRow } from "./present-customer.ts";
import { presentPerson } from "./present-person.ts";
import { listRoute, route } from "./define-route.ts";
import { inEnvironment } from "./in-environment.ts";

export const customerRoutes = [
  listRoute({
    path: "/customers",
    access: "customers.read",
    summary: "Customers, newest first, or those whose name, e-mail address or phone number begins with the words",
    list: customerListSpec,
    response: listSchema(customerRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listCustomers(ctx, caller.scope, await inEnvironment(ctx, caller, request));
      return { data: data.map((customer) => presentCustomerRow(customer, isMaskedFor(caller))), page };
    },
  }),
  route({
    method: "get",
    path: "/customers/:id",
    access: "customers.read",
    summary: "One customer with their newest payments, sessions, credit offers and loans, and what they come to",
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
  const person = await readPerson(ctx, { scope: caller.scope, id });
  const payments = await presentPaymentPage(ctx, person.payments, isMaskedFor(caller));
  return presentPerson(person, payments, isMaskedFor(caller));
}
