import { z } from "zod";
import { createLinkSchema, linkListSpec, paymentLinkSchema } from "../../../shared/checkout/payment-link.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import { listSchema } from "../../../shared/page.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import { createPaymentLink, expirePaymentLink, listPaymentLinks } from "../../checkout/payment-link.service.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { auditAllowed } from "./audit-attempt.ts";
import { type Caller, isMaskedFor, type Origin } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";
import { presentLink } from "./present-session.ts";
import type { AuditWords } from "./route.ts";

const wordsFor = (action: string): AuditWords => ({ action: `payment_link.${action}`, objectType: "session" });
const [created, expired] = [wordsFor("create"), wordsFor("expire")];
const viewerOf = (ctx: AppContext, caller: Caller) => ({
  isMasked: isMaskedFor(caller),
  merchantOrigin: ctx.origins.merchant,
});

export const paymentLinkRoutes = [
  listRoute({
    path: "/payment-links",
    access: "sessions.read",
    summary: "Payment links, newest first",
    list: linkListSpec,
    response: listSchema(paymentLinkSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listPaymentLinks(ctx, caller.scope, request);
      return { data: data.map((link) => presentLink(link, viewerOf(ctx, caller))), page };
    },
  }),
  route({
    method: "post",
    path: "/payment-links",
    access: "links.manage",
    summary: "Opens a checkout page for a payer, whose address is then sent to them",
    body: createLinkSchema,
    response: paymentLinkSchema,
    audit: created,
    handle: async ({ ctx, caller, origin, body }) => {
      if (!isInScope(caller.scope, body.account_id)) throw new DomainError("not_found", "There is no such account.");
      const link = await createPaymentLink(ctx, {
        request: body,
        staffId: caller.staff.id,
        requestId: origin.requestId,
        onCreate: (trx, session) => note(trx, ctx, { caller, origin, audit: created, session }),
      });
      return presentLink(link, viewerOf(ctx, caller));
    },
  }),
  route({
    method: "post",
    path: "/payment-links/:id/expire",
    access: "links.manage",
    summary: "Ends a payment link that nobody has paid",
    params: z.object({ id: z.string().min(1).max(64) }),
    response: paymentLinkSchema,
    audit: expired,
    handle: async ({ ctx, caller, origin, params }) => {
      const link = await expirePaymentLink(ctx, {
        scope: caller.scope,
        id: params.id,
        onExpire: (trx, session) => note(trx, ctx, { caller, origin, audit: expired, session }),
      });
      return presentLink(link, viewerOf(ctx, caller));
    },
  }),
];

interface Noted {
  caller: Caller;
  origin: Origin;
  audit: AuditWords;
  session: {
    id: string;
    account_id: string;
    amount: number;
    currency: string;
    merchant_reference: string;
    expires_at: string;
  };
}

/** The audit line commits with what it tells of. */
async function note(trx: Trx, ctx: AppContext, { session, ...attempt }: Noted): Promise<void> {
  const { id, account_id, amount, currency, merchant_reference, expires_at } = session;
  const details = { amount, currency, merchant_reference, expires_at };
  await auditAllowed(trx, ctx, { ...attempt, objectId: id, accountId: account_id, details });
}
