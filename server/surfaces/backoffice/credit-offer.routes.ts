import { z } from "zod";
import { accountIdSchema } from "../../../shared/ids.ts";
import { offerListSpec } from "../../../shared/lending/offer-list.ts";
import {
  expireOfferSchema,
  issueOfferSchema,
  offerRowSchema,
  offerSchema,
  prospectsSchema,
  repriceOfferSchema,
} from "../../../shared/lending/offer.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import type { AppContext } from "../../context.ts";
import { expireOffer, repriceOffer } from "../../lending/credit/change-offer.service.ts";
import { issueOffer } from "../../lending/credit/issue-offer.service.ts";
import { listOffersForStaff, lookUpProspects, readOfferPage } from "../../lending/credit/staff-offers.service.ts";
import { auditActorOf, type Caller, isMaskedFor } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";
import { inEnvironment } from "./in-environment.ts";
import { expectedVersionOf } from "./expected-version.ts";
import { presentOfferPage, presentOfferRow, presentProspect } from "./present-offer.ts";

const oneOffer = z.object({ id: z.string().min(1).max(64) });

export const creditOfferRoutes = [
  listRoute({
    path: "/credit-offers",
    access: "offers.read",
    summary: "Credit offers, newest first",
    list: offerListSpec,
    response: listSchema(offerRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listOffersForStaff(ctx, caller.scope, await inEnvironment(ctx, caller, request));
      return { data: data.map((offer) => presentOfferRow(offer, isMaskedFor(caller))), page };
    },
  }),
  route({
    method: "get",
    path: "/credit-offers/prospects",
    access: "offers.manage",
    summary: "Customers to whom an offer can be made, by id, CPF, CNPJ or the partner's own id",
    query: z.object({ account: accountIdSchema.optional(), customer: z.string().trim().min(1).max(255) }),
    response: prospectsSchema,
    handle: async ({ ctx, caller, query }) => {
      const { account, customer: text } = query;
      const { prospects, iofRates } = await lookUpProspects(ctx, { scope: caller.scope, account, text });
      return { data: prospects.map(presentProspect), iof_rates: iofRates.map((rate) => ({ ...rate })) };
    },
  }),
  route({
    method: "get",
    path: "/credit-offers/:id",
    access: "offers.read",
    summary: "One offer with its simulations and what came of it",
    params: oneOffer,
    response: offerSchema,
    version: ({ version }) => version,
    handle: ({ ctx, caller, params }) => view(ctx, caller, params.id),
  }),
  route({
    method: "post",
    path: "/credit-offers",
    access: "offers.manage",
    summary: "Makes an offer to a customer, and tells the partner",
    body: issueOfferSchema,
    response: offerSchema,
    version: ({ version }) => version,
    audit: { action: "credit_offer.issued", objectType: "credit_offer" },
    isIdempotent: true,
    handle: async ({ ctx, caller, origin, idempotency, body }) => {
      const { customer_id: customerId, fee_ppm, borrower_kind, ...terms } = body;
      const own = {
        ...(fee_ppm === undefined ? {} : { fee_ppm }),
        ...(borrower_kind === undefined ? {} : { borrower_kind }),
      };
      const by = auditActorOf(caller, origin);
      const wish = { ...terms, ...own };
      const { id } = await issueOffer(ctx, { scope: caller.scope, customerId, wish, idempotency, by });
      return view(ctx, caller, id);
    },
  }),
  route({
    method: "post",
    path: "/credit-offers/:id/reprice",
    access: "offers.manage",
    summary: "Gives an offer that is open other terms; with `If-Match`, only the version that was read",
    params: oneOffer,
    body: repriceOfferSchema,
    response: offerSchema,
    version: ({ version }) => version,
    audit: { action: "credit_offer.repriced", objectType: "credit_offer" },
    handle: async ({ ctx, caller, origin, params, body, request }) => {
      const { reason, ...changes } = body;
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      await repriceOffer(ctx, {
        scope: caller.scope,
        id: params.id,
        expectedVersion: expectedVersionOf(request),
        terms: Object.fromEntries(given),
        reason,
        by: auditActorOf(caller, origin),
      });
      return view(ctx, caller, params.id);
    },
  }),
  route({
    method: "post",
    path: "/credit-offers/:id/expire",
    access: "offers.manage",
    summary: "Takes an offer back that is open; with `If-Match`, only the version that was read",
    params: oneOffer,
    body: expireOfferSchema,
    response: offerSchema,
    version: ({ version }) => version,
    audit: { action: "credit_offer.expired", objectType: "credit_offer" },
    handle: async ({ ctx, caller, origin, params, body, request }) => {
      await expireOffer(ctx, {
        scope: caller.scope,
        id: params.id,
        expectedVersion: expectedVersionOf(request),
        reason: body.reason,
        by: auditActorOf(caller, origin),
      });
      return view(ctx, caller, params.id);
    },
  }),
];

async function view(ctx: AppContext, caller: Caller, id: string) {
  return presentOfferPage(await readOfferPage(ctx, { scope: caller.scope, id }), isMaskedFor(caller));
}
