import { z } from "zod";
import { offerStatuses } from "../../../shared/lending/lending-states.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import type { AppContext } from "../../context.ts";
import { listPartnerOffers, readOffer } from "../../lending/credit/read-offer.service.ts";
import { simulateOffer } from "../../lending/credit/simulate-offer.service.ts";
import { getBorrower } from "../../lending/customers/read-borrower.service.ts";
import { listOf } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { offerAnswerSchema, simulationAnswerSchema } from "./credit-answers.schema.ts";
import { presentOffer, presentSimulation } from "./present-offer.ts";
import { customerIdOf } from "./wire-ids.ts";
import { wireAmountSchema } from "./wire-money.ts";
import { listing, readChoice, readPaging, readText } from "./wire-query.ts";
import { queryWords, type WireRoute, wireRoute } from "./wire-route.ts";

const simulationRequestSchema = z
  .object({
    requested_amount: wireAmountSchema,
    installment_count: z.int({ error: (issue) => (issue.input === undefined ? undefined : "must be a whole number") }),
  })
  .meta({ id: "SimulationRequest" });

const group = "Credit offers";
const unknownOffer = "`credit_offer_not_found`: not there, or somebody else's";
const filters = { status: queryWords.choice("Only those in this status", offerStatuses), ...queryWords.paging };

/** `/v3/credit-offers`, and those of one customer. */
export const creditOfferRoutes: readonly WireRoute[] = [
  wireRoute({
    group,
    method: "get",
    path: "/customers/:id/credit-offers",
    summary: "List the offers of a customer",
    query: filters,
    answer: listOf(offerAnswerSchema),
    refusals: { 404: "`customer_not_found`: not there, or somebody else's" },
    handle: async (ctx, call) => {
      const id = customerIdOf(String(call.req.params["id"]));
      if (id === null) throw lendingRefusal("customer_not_found");
      await ctx.store.read((db) => getBorrower(db, { scope: [call.caller.accountId], id }));
      return list(ctx, call, id);
    },
  }),
  wireRoute({
    group,
    method: "get",
    path: "/credit-offers",
    summary: "List offers",
    query: { customer_id: queryWords.text("Only those of this customer"), ...filters },
    answer: listOf(offerAnswerSchema),
    handle: (ctx, call) => {
      const wanted = readText(call.req, "customer_id");
      // An id that nobody has belongs to no offer.
      return list(ctx, call, wanted === null ? null : (customerIdOf(wanted) ?? wanted));
    },
  }),
  wireRoute({
    group,
    method: "get",
    path: "/credit-offers/:id",
    summary: "Read an offer",
    answer: offerAnswerSchema,
    refusals: { 404: unknownOffer },
    handle: async (ctx, call) => ({ status: 200, body: presentOffer(await find(ctx, call)) }),
  }),
  wireRoute({
    group,
    method: "post",
    path: "/credit-offers/:id/simulations",
    summary: "Simulate a loan",
    description: "Only the newest simulation of an offer can be contracted, for a day at most.",
    body: simulationRequestSchema,
    answer: simulationAnswerSchema,
    success: 201,
    refusals: {
      404: unknownOffer,
      409: "`offer_already_accepted`",
      422: "`offer_expired`, `amount_out_of_range`, `invalid_installment_count`",
    },
    handle: async (ctx, call, read) => {
      const { id } = await find(ctx, call);
      const { requested_amount: requestedAmount, installment_count: installmentCount } = read();
      const scope = [call.caller.accountId];
      const simulation = await simulateOffer(ctx, { scope, offerId: id, requestedAmount, installmentCount });
      return { status: 201, body: presentSimulation(simulation) };
    },
  }),
];

async function list(ctx: AppContext, { req, caller }: Call, customerId: string | null) {
  const status = readChoice(req, "status", offerStatuses);
  const { accountId } = caller;
  const page = await listPartnerOffers(ctx, { accountId, customerId, status, ...readPaging(req) });
  return { status: 200, body: listing(page, presentOffer) };
}

function find(ctx: AppContext, { req, caller }: Call) {
  return readOffer(ctx, { scope: [caller.accountId], id: String(req.params["id"]) });
}
