import { objectOf } from "./lending-partner.ts";
import { ana, type LendingRefusalRow, noId, ofField } from "./lending-refusals.ts";

const hourMs = 3_600_000;
const token = /^\/v3\/auth\/token$/;
const customers = /^\/v3\/customers$/;
const simulations = /^\/v3\/credit-offers\/co_[0-9a-f]{32}\/simulations$/;
const loans = /^\/v3\/loans$/;
const endpoints = /^\/v3\/webhooks\/endpoints$/;

/** Of offers, simulations, loans and endpoints, and those that every call knows. */
export const creditRefusals: Readonly<Record<string, LendingRefusalRow>> = {
  credit_offer_not_found: {
    status: 404,
    detail: "There is no such credit offer.",
    instance: /^\/v3\/credit-offers\/co_0{32}$/,
    ask: (partner) => partner.call("GET", `/v3/credit-offers/co_${noId}`),
  },
  amount_out_of_range: {
    ...ofField("requested_amount", "amount_out_of_range", "must be from 1000.00 to 50000.00"),
    instance: simulations,
    ask: async (partner) => (await partner.offered()).simulate({ requested_amount: "50000.01" }),
  },
  invalid_installment_count: {
    ...ofField("installment_count", "invalid_installment_count", "must be 12"),
    instance: simulations,
    ask: async (partner) => (await partner.offered()).simulate({ installment_count: 13 }),
  },
  invalid_value: {
    ...ofField("installment_count", "invalid_value", "must be a whole number"),
    instance: simulations,
    ask: async (partner) => (await partner.offered()).simulate({ installment_count: 1.5 }),
  },
  offer_already_accepted: {
    status: 409,
    detail: "The credit offer was accepted before.",
    instance: simulations,
    ask: async (partner) => (await partner.contracted()).simulate(),
  },
  offer_expired: {
    status: 422,
    detail: "The credit offer has expired.",
    instance: simulations,
    ask: async (partner) => {
      const { simulate } = await partner.offered();
      await partner.pass(31 * 24 * hourMs);
      return simulate();
    },
  },
  simulation_not_found: {
    status: 404,
    detail: "There is no such simulation.",
    instance: loans,
    ask: async (partner) => (await partner.offered()).contract({ simulation_id: `sim_${noId}` }),
  },
  simulation_mismatch: {
    status: 422,
    detail: "The offer has a newer simulation or other terms.",
    instance: loans,
    ask: async (partner) => {
      const { simulate, contract } = await partner.offered();
      const { id: simulation_id } = objectOf(await simulate());
      await simulate();
      return contract({ simulation_id });
    },
  },
  kyc_incomplete: {
    status: 422,
    detail: "The customer is not active yet.",
    instance: loans,
    ask: async (partner) => {
      const { simulate, contract } = await partner.offered();
      const { id: simulation_id } = objectOf(await simulate());
      await partner.ctx.store.write((trx) => trx.updateTable("borrower").set({ status: "under_review" }).execute());
      return contract({ simulation_id });
    },
  },
  loan_not_found: {
    status: 404,
    detail: "There is no such loan.",
    instance: /^\/v3\/loans\/ln_0{32}$/,
    ask: (partner) => partner.call("GET", `/v3/loans/ln_${noId}`),
  },
  webhook_endpoint_not_found: {
    status: 404,
    detail: "There is no such webhook endpoint.",
    instance: /^\/v3\/webhooks\/endpoints\/we_0{32}$/,
    ask: (partner) => partner.call("GET", `/v3/webhooks/endpoints/we_${noId}`),
  },
  invalid_event_type: {
    ...ofField("events.0", "invalid_event_type", "loan.eaten names no event of this dialect"),
    instance: endpoints,
    ask: (partner) => partner.endpoint({ events: ["loan.eaten"] }),
  },
  malformed_body: {
    status: 400,
    detail: "The body is not valid JSON.",
    instance: customers,
    ask: (partner) => partner.call("POST", "/v3/customers", "{"),
  },
  idempotency_key_reused: {
    status: 422,
    detail: "This idempotency key was already used for a different request.",
    instance: customers,
    ask: async (partner) => {
      const headers = { "idempotency-key": "chave-1" };
      await partner.call("POST", "/v3/customers", ana, headers);
      return partner.call("POST", "/v3/customers", { ...ana, name: "Outra" }, headers);
    },
  },
  idempotency_in_progress: {
    status: 409,
    detail: "The first request with this idempotency key is still running.",
    instance: customers,
    ask: async (partner) => {
      const headers = { "idempotency-key": "chave-1" };
      await partner.call("POST", "/v3/customers", ana, headers);
      // As its process left it that died before it had an answer.
      await partner.ctx.store.write((trx) =>
        trx.updateTable("idempotency_key").set({ status: null, response: null }).execute(),
      );
      return partner.call("POST", "/v3/customers", ana, headers);
    },
  },
  not_found: {
    status: 404,
    detail: "There is no GET /v3/nowhere.",
    instance: /^\/v3\/nowhere$/,
    ask: (partner) => partner.call("GET", "/v3/nowhere"),
  },
  rate_limit_exceeded: {
    status: 429,
    detail: "At most 30 calls per minute are answered.",
    instance: token,
    ask: async (partner) => {
      const body = { grant_type: "client_credentials", client_id: "x", client_secret: "y" };
      for (let calls = 0; calls < 30; calls += 1) await partner.askToken(body);
      return partner.askToken(body);
    },
  },
  internal_error: {
    status: 500,
    detail: "Something went wrong on our side.",
    instance: simulations,
    ask: async (partner) => {
      const { simulate } = await partner.offered();
      await partner.ctx.store.write((trx) => trx.deleteFrom("iof_rate").execute());
      return simulate();
    },
  },
};
