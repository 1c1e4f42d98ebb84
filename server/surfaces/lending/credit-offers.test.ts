import { beforeEach, describe, expect, test } from "vitest";
import { repriceOffer } from "../../lending/credit/change-offer.service.ts";
import { expireOffers } from "../../lending/credit/expire-offers.service.ts";
import type { OfferRecord } from "../../lending/credit/offer.record.ts";
import type { BorrowerRecord } from "../../lending/customers/borrower.record.ts";
import { givenPartner, givenPartnerToken, objectOf } from "../../testing/lending-partner.ts";
import { problem } from "../../testing/lending-client.ts";
import { givenActiveBorrower, givenOffer, rita } from "../../testing/loans.ts";
import { type MerchantOrigin, startMerchantOrigin } from "../../testing/merchant-origin.ts";
import { testAccountId } from "../../testing/payments.ts";
import { offerAnswerSchema, simulationAnswerSchema } from "./credit-answers.schema.ts";
import { wireCustomerId } from "./wire-ids.ts";

const dayMs = 86_400_000;
let origin: MerchantOrigin;
let token: string;
let borrower: BorrowerRecord;
let offer: OfferRecord;

beforeEach(async () => {
  origin = await startMerchantOrigin();
  origin.ctx.clock.advance(dayMs);
  token = await givenPartner(origin, testAccountId);
  borrower = await givenActiveBorrower(origin.ctx);
  offer = await givenOffer(origin.ctx, borrower);
});

function call(method: string, where: string, body?: unknown) {
  return origin.call(method, where, { headers: { authorization: `Bearer ${token}` }, body });
}

const simulate = (body: Record<string, unknown> = {}, id = offer.id) =>
  call("POST", `/v3/credit-offers/${id}/simulations`, { requested_amount: "25000.00", installment_count: 12, ...body });

/** Moves the clock; a token lives for an hour only. */
async function pass(deltaMs: number) {
  origin.ctx.clock.advance(deltaMs);
  token = await givenPartnerToken(origin, testAccountId);
}

async function eventsOf(type: string) {
  const rows = await origin.ctx.store.read((db) =>
    db.selectFrom("event").select("subject_id").where("type", "=", type).execute(),
  );
  return rows.map((row) => row.subject_id);
}

describe("an offer", () => {
  test("is read as the contract writes it", async () => {
    const reply = await call("GET", `/v3/credit-offers/${offer.id}`);
    expect([reply.status, offerAnswerSchema.parse(reply.body)]).toEqual([
      200,
      {
        id: offer.id,
        customer_id: wireCustomerId(borrower.customer_id),
        status: "available",
        approved_amount: "50000.00",
        min_amount: "1000.00",
        interest_rate: 3.5,
        installments: 12,
        due_date_rule: null,
        valid_until: "2026-04-01T23:59:59Z",
        created_at: "2026-03-03T09:00:00Z",
        updated_at: "2026-03-03T09:00:00Z",
      },
    ]);
    expect(await eventsOf("credit_offer.available")).toEqual([offer.id]);
  });

  test("of a range tells its two bounds instead of a fixed term", async () => {
    const range = await givenOffer(origin.ctx, borrower, { installments_min: 3, installments_max: 24 });
    const reply = offerAnswerSchema.parse((await call("GET", `/v3/credit-offers/${range.id}`)).body);
    expect(reply).toMatchObject({ min_installments: 3, max_installments: 24 });
    expect(reply.installments).toBeUndefined();
  });

  test("is listed by customer and status, newest first, page by page", async () => {
    origin.ctx.clock.advance(1_000);
    const second = await givenOffer(origin.ctx, borrower, { valid_until: "2026-03-04T09:00:00.000Z" });
    const customer = wireCustomerId(borrower.customer_id);
    const ids = async (path: string) => {
      const { data, has_more } = (await call("GET", path)).body as { data: { id: string }[]; has_more: boolean };
      return [...data.map(({ id }) => id), has_more];
    };
    expect(await ids("/v3/credit-offers?limit=1")).toEqual([second.id, true]);
    expect(await ids(`/v3/credit-offers?limit=1&starting_after=${second.id}`)).toEqual([offer.id, false]);
    expect(await ids(`/v3/customers/${customer}/credit-offers`)).toEqual([second.id, offer.id, false]);
    expect(await ids(`/v3/credit-offers?customer_id=${customer}&status=accepted`)).toEqual([false]);
    expect(await ids("/v3/credit-offers?customer_id=cust_1")).toEqual([false]);
    await pass(dayMs);
    expect(await ids("/v3/credit-offers?status=expired")).toEqual([second.id, false]);
    expect(await ids("/v3/credit-offers?status=available")).toEqual([offer.id, false]);
  });

  test("of somebody else, or asked for wrongly, is refused", async () => {
    const path = `/v3/credit-offers/${offer.id}`;
    const other = "/v3/customers/cust_0000/credit-offers";
    expect((await call("GET", other)).body).toEqual(
      problem(404, "customer_not_found", { detail: "There is no such customer.", instance: other }),
    );
    const badStatus = await call("GET", "/v3/credit-offers?status=open");
    expect(badStatus.body).toEqual(
      problem(400, "invalid_parameter", {
        detail: "status must be one of available, accepted, expired.",
        instance: "/v3/credit-offers",
        param: "status",
      }),
    );
    token = await givenPartner(origin, "T00000002");
    expect((await call("GET", path)).body).toEqual(
      problem(404, "credit_offer_not_found", { detail: "There is no such credit offer.", instance: path }),
    );
    expect((await call("GET", "/v3/credit-offers")).body).toEqual({ data: [], has_more: false });
  });

  test("expires at its instant for whoever looks, with one event", async () => {
    origin.ctx.clock.advance(Date.parse(offer.valid_until) - Date.parse(origin.ctx.clock.now()) - 1);
    expect(await expireOffers(origin.ctx)).toBe(0);
    await pass(1);
    expect((await call("GET", `/v3/credit-offers/${offer.id}`)).body).toMatchObject({ status: "expired" });
    expect(await expireOffers(origin.ctx)).toBe(0);
    expect(await eventsOf("credit_offer.expired")).toEqual([offer.id]);
  });

  test("expires without anybody looking, too", async () => {
    origin.ctx.clock.advance(60 * dayMs);
    expect(await expireOffers(origin.ctx)).toBe(1);
    expect(await eventsOf("credit_offer.expired")).toEqual([offer.id]);
  });
});

describe("a simulation", () => {
  test("has the figures of the published vector", async () => {
    const reply = await simulate();
    expect([reply.status, simulationAnswerSchema.parse(reply.body)]).toEqual([
      201,
      {
        id: expect.stringMatching(/^sim_[0-9a-f]{32}$/) as string,
        credit_offer_id: offer.id,
        requested_amount: "25000.00",
        amount: "24172.00",
        interest_amount: "6045.18",
        fees_amount: "300.00",
        iof_amount: "528.00",
        total_loan_amount: "31045.18",
        interest_percentage: 3.5,
        cet_percentage: 61.11,
        number_of_installments: 12,
        installments_value: "2587.10",
        first_due_date: "2026-04-03",
        created_at: "2026-03-03T09:00:00Z",
      },
    ]);
  });

  test("lends fee and tax on top where the offer says so, and takes a number as an amount", async () => {
    const financed = await givenOffer(origin.ctx, borrower, { cost_mode: "financed" });
    expect((await simulate({ requested_amount: 25000 }, financed.id)).body).toMatchObject({
      amount: "25000.00",
      total_loan_amount: "32095.62",
      cet_percentage: 60.99,
    });
  });

  test("counts from the day that São Paulo has", async () => {
    await pass(17 * 3_600_000);
    expect(origin.ctx.clock.now()).toBe("2026-03-04T02:00:00.000Z");
    expect((await simulate()).body).toMatchObject({ first_due_date: "2026-04-03" });
  });

  test.each([
    ["too little", { requested_amount: "999.99" }, "amount_out_of_range", "requested_amount"],
    ["too much", { requested_amount: "50000.01" }, "amount_out_of_range", "requested_amount"],
    ["another term", { installment_count: 11 }, "invalid_installment_count", "installment_count"],
  ])("of %s is refused by its bounds", async (_claim, body, code, param) => {
    const bounds = param === "requested_amount" ? "must be from 1000.00 to 50000.00" : "must be 12";
    const path = `/v3/credit-offers/${offer.id}/simulations`;
    const detail = `${param} ${bounds}.`;
    const reply = await simulate(body);
    expect([reply.status, reply.body]).toEqual([
      422,
      problem(422, code, { detail: "1 field is invalid.", instance: path, param, errors: [{ param, detail, code }] }),
    ]);
  });

  test.each([
    ["nothing", { requested_amount: undefined }, "missing_required_field", "requested_amount"],
    ["three decimals", { requested_amount: "2500.001" }, "invalid_format", "requested_amount"],
    ["a negative amount", { requested_amount: -5 }, "invalid_format", "requested_amount"],
    ["an exponent", { requested_amount: "1e4" }, "invalid_format", "requested_amount"],
    ["half an installment", { installment_count: 1.5 }, "invalid_value", "installment_count"],
    ["no term", { installment_count: undefined }, "missing_required_field", "installment_count"],
  ])("with %s is refused by field", async (_claim, body, code, param) => {
    expect((await simulate(body)).body).toMatchObject({ status: 422, code, errors: [{ param, code }] });
  });

  test("of an offer that is unknown, taken or over is refused, in that order", async () => {
    const unknown = await simulate({ requested_amount: "1.00" }, "co_1");
    expect(unknown.body).toEqual(
      problem(404, "credit_offer_not_found", {
        detail: "There is no such credit offer.",
        instance: "/v3/credit-offers/co_1/simulations",
      }),
    );
    const instance = `/v3/credit-offers/${offer.id}/simulations`;
    const { id } = objectOf(await simulate());
    await call("POST", "/v3/loans", { credit_offer_id: offer.id, simulation_id: id });
    await pass(60 * dayMs);
    expect((await simulate({ requested_amount: "1.00" })).body).toEqual(
      problem(409, "offer_already_accepted", {
        detail: "The credit offer was accepted before.",
        instance,
      }),
    );
    const late = await givenOffer(origin.ctx, borrower, { valid_until: "2026-06-01T00:00:00.000Z" });
    await pass(60 * dayMs);
    expect((await simulate({ requested_amount: "1.00" }, late.id)).body).toEqual(
      problem(422, "offer_expired", {
        detail: "The credit offer has expired.",
        instance: `/v3/credit-offers/${late.id}/simulations`,
      }),
    );
  });

  test("belongs to the terms it was made by: an offer with a new price needs a new one", async () => {
    const { id } = objectOf(await simulate());
    const repriced = await repriceOffer(origin.ctx, {
      scope: "all",
      id: offer.id,
      expectedVersion: offer.version,
      terms: { rate_ppm: 20_000 },
      reason: "Better score",
      by: rita,
    });
    expect(repriced).toMatchObject({ rate_ppm: 20_000, newest_simulation_id: null });
    expect(await eventsOf("credit_offer.available")).toEqual([offer.id, offer.id]);
    const refused = await call("POST", "/v3/loans", { credit_offer_id: offer.id, simulation_id: id });
    expect(refused.body).toMatchObject({ code: "simulation_mismatch" });
    expect((await simulate()).body).toMatchObject({ interest_percentage: 2 });
  });
});
