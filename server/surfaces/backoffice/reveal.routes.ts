import { z } from "zod";
import { formatCnpj, formatCpf } from "../../../shared/documents/tax-number.ts";
import {
  type RevealedField,
  revealedSchema,
  type RevealedView,
  revealRequestSchema,
} from "../../../shared/customers/reveal.schema.ts";
import type { AppContext } from "../../context.ts";
import { getCustomer } from "../../customers/list-customers.service.ts";
import { noteReveal } from "../../identity/reveal.service.ts";
import { getBorrowerForStaff } from "../../lending/customers/borrower-desk.service.ts";
import { getPayment } from "../../payments/read-payment.service.ts";
import { orderOfPayment } from "../../transfers/read-order.service.ts";
import { auditActorOf, type Caller, type Origin } from "./caller.ts";
import { route } from "./define-route.ts";

const params = z.object({ id: z.string().min(1).max(64) });
const common = { method: "post", access: "personal.reveal", params, body: revealRequestSchema } as const;
const auditOf = (objectType: string) => ({ action: "personal.revealed", objectType });

/** For roles that see people's details masked: one person's in full, for a reason. */
export const revealRoutes = [
  route({
    ...common,
    path: "/customers/:id/reveal",
    summary: "A customer's details in full, noted with the reason",
    response: revealedSchema,
    audit: auditOf("customer"),
    handle: async ({ ctx, caller, origin, params: { id }, body: { reason } }) => {
      const customer = await getCustomer(ctx, { scope: caller.scope, id });
      const { name, email, phone, external_id, document_number: document } = customer;
      const subject = { objectType: "customer", objectId: id, accountId: customer.account_id, reason };
      return reveal(ctx, { caller, origin, ...subject }, { name, email, phone, external_id, document });
    },
  }),
  route({
    ...common,
    path: "/payments/:id/reveal",
    summary: "The details of who pays, in full, noted with the reason",
    response: revealedSchema,
    audit: auditOf("payment"),
    handle: async ({ ctx, caller, origin, params: { id }, body: { reason } }) => {
      const { payment } = await getPayment(ctx, { scope: caller.scope, id });
      const order = payment.api === "payments" ? await ctx.store.read((db) => orderOfPayment(db, id)) : null;
      const subject = { objectType: "payment", objectId: id, accountId: payment.account_id, reason };
      const { name, email, phone } = payment.payer;
      return reveal(
        ctx,
        { caller, origin, ...subject },
        { name, email, phone, document: order?.document_number ?? null },
      );
    },
  }),
  route({
    ...common,
    path: "/borrowers/:id/reveal",
    summary: "What a borrower declared, in full, noted with the reason",
    response: revealedSchema,
    audit: auditOf("borrower"),
    handle: async ({ ctx, caller, origin, params: { id }, body: { reason } }) => {
      const { borrower } = await getBorrowerForStaff(ctx, { scope: caller.scope, id });
      const { name, email, phone, cpf, cnpj, trading_name } = borrower;
      const subject = { objectType: "borrower", objectId: id, accountId: borrower.account_id, reason };
      const company_document = cnpj === null ? null : formatCnpj(cnpj);
      return reveal(
        ctx,
        { caller, origin, ...subject },
        { name, email, phone, document: formatCpf(cpf), company_document, trading_name },
      );
    },
  }),
];

interface Asked {
  caller: Caller;
  origin: Origin;
  accountId: string;
  objectType: string;
  objectId: string;
  reason: string;
}

async function reveal(
  ctx: AppContext,
  { caller, origin, ...asked }: Asked,
  details: Partial<Record<RevealedField, string | null>>,
): Promise<RevealedView> {
  const left = await noteReveal(ctx, { ...asked, by: auditActorOf(caller, origin) });
  const known = Object.entries(details) as [RevealedField, string | null][];
  return {
    fields: known.flatMap(([field, value]) => (value === null || value === "" ? [] : [{ field, value }])),
    left,
  };
}
