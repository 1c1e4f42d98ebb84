import { beforeEach, describe, expect, test } from "vitest";
import { simulateOffer } from "../../lending/credit/simulate-offer.service.ts";
import type { OfferRecord } from "../../lending/credit/offer.record.ts";
import type { BorrowerRecord } from "../../lending/customers/borrower.record.ts";
import { givenPartner, givenPartnerToken, objectOf } from "../../testing/lending-partner.ts";
import { problem } from "../../testing/lending-client.ts";
import { caio, givenActiveBorrower, givenOffer, letTimePass, sign, step } from "../../testing/loans.ts";
import { type MerchantOrigin, startMerchantOrigin } from "../../testing/merchant-origin.ts";
import { testAccountId } from "../../testing/payments.ts";
import { getLoan } from "../../lending/loans/read-loan.service.ts";
import { loanAnswerSchema, transactionAnswerSchema } from "./credit-answers.schema.ts";
import { wireCustomerId } from "./wire-ids.ts";

const instance = "/v3/loans";
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

function call(method: string, where: string, body?: unknown, headers: Record<string, string> = {}) {
  return origin.call(method, where, { headers: { authorization: `Bearer ${token}`, ...headers }, body });
}

/** Moves the clock; a token lives for an hour only. */
async function pass(deltaMs: number) {
  origin.ctx.clock.advance(deltaMs);
  token = await givenPartnerToken(origin, testAccountId);
}

type Said = Parameters<typeof problem>[2];

/** The whole body of a refusal. */
function refusal(status: 404 | 409 | 422, { code, ...said }: Said & { code: string }) {
  return problem(status, code, said);
}

function simulated(from = offer, requestedAmount = 25_000_00) {
  return simulateOffer(origin.ctx, { scope: "all", offerId: from.id, requestedAmount, installmentCount: 12 });
}

async function terms(changes: Record<string, unknown> = {}) {
  const { id, installment_count, first_due_date } = await simulated();
  const figures = { installments: installment_count, installments_value: "2587.10", first_due_date };
  return { credit_offer_id: offer.id, simulation_id: id, ...figures, ...changes };
}

describe("a loan", () => {
  test("is contracted, signed, paid out and listed by installments", async () => {
    const made = await call("POST", instance, await terms());
    const { id } = objectOf(made);
    const first = {
      id: expect.stringMatching(/^ln_[0-9a-f]{32}$/) as string,
      credit_offer_id: offer.id,
      simulation_id: expect.stringMatching(/^sim_/) as string,
      customer_id: wireCustomerId(borrower.customer_id),
      status: "processing",
      requested_amount: "25000.00",
      net_amount: null,
      iof: "528.00",
      service_fee: "300.00",
      interest_rate: 3.5,
      cet: 61.11,
      total_amount: "31045.18",
      installments_value: "2587.10",
      first_due_date: "2026-04-03",
      number_of_installments: 12,
      ccb_number: null,
      disbursement_method: null,
      signing_url: null,
      created_at: "2026-03-03T09:00:00Z",
      updated_at: "2026-03-03T09:00:00Z",
    };
    expect([made.status, loanAnswerSchema.parse(made.body)]).toEqual([201, first]);
    const loanNow = async () => loanAnswerSchema.parse((await call("GET", `/v3/loans/${id}`)).body);
    expect(await loanNow()).toEqual(first);
    expect((await call("GET", `/v3/credit-offers/${offer.id}`)).body).toMatchObject({ status: "accepted" });
    expect((await call("GET", `/v3/loans/${id}/transactions`)).body).toEqual({ data: [], has_more: false });

    await letTimePass(origin.ctx, 1_000);
    const generated = await loanNow();
    expect(generated).toMatchObject({ status: "contract_generated", ccb_number: "CCB-2026-000001" });
    expect(generated.signing_url).toMatch(/^http:\/\/localhost:3001\/sign\/[\w-]{43}$/);
    await letTimePass(origin.ctx, 1_000);
    expect(await loanNow()).toMatchObject({ status: "awaiting_signatures", signing_url: generated.signing_url });

    const contracted = await origin.ctx.store.read((db) => getLoan(db, { scope: "all", id: id ?? "" }));
    await sign(origin.ctx, contracted);
    expect(await loanNow()).toMatchObject({ status: "signed", signing_url: null, ccb_number: "CCB-2026-000001" });
    await step(origin.ctx, contracted, { action: "order_disbursement" });
    expect(await loanNow()).toMatchObject({ status: "disbursing", net_amount: null, disbursement_method: null });
    await step(origin.ctx, contracted, { action: "confirm_disbursement", reference: "E2E-1" }, caio);
    await letTimePass(origin.ctx, 2_000);
    expect(await loanNow()).toMatchObject({ status: "active", net_amount: "24172.00", disbursement_method: "pix" });

    const page = (await call("GET", `/v3/loans/${id}/transactions?limit=2`)).body as { data: unknown[] };
    const rows = page.data.map((row) => transactionAnswerSchema.parse(row));
    expect(page).toMatchObject({ has_more: true });
    expect(rows[0]).toEqual({
      id: expect.stringMatching(/^tx_[0-9a-f]{32}$/) as string,
      loan_id: id,
      type: "installment",
      due_date: "2026-04-03",
      status: "pending",
      amount_due: "2587.10",
      amount_paid: "0.00",
      amount_remaining: "2587.10",
      principal: "1712.10",
      interest: "875.00",
      fees: "0.00",
      days_overdue: 0,
      paid_at: null,
      created_at: "2026-03-03T09:00:04Z",
      updated_at: "2026-03-03T09:00:04Z",
    });
    const rest = await call("GET", `/v3/loans/${id}/transactions?limit=100&starting_after=${rows[1]?.id ?? ""}`);
    const last = (rest.body as { data: unknown[] }).data.map((row) => transactionAnswerSchema.parse(row)).at(-1);
    expect(last).toMatchObject({ due_date: "2027-03-03", amount_due: "2587.08" });
  });

  test("is contracted once for one idempotency key", async () => {
    const body = await terms();
    const key = { "idempotency-key": "loan-1" };
    const first = await call("POST", instance, body, key);
    const again = await call("POST", instance, body, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
  });

  test("out of a hundred calls at once is one, and ninety-nine are told so", async () => {
    const body = await terms();
    const replies = await Promise.all(Array.from({ length: 100 }, () => call("POST", instance, body)));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = replies.filter(({ status }) => status !== 201);
    const expected = { code: "offer_already_accepted", detail: "The credit offer was accepted before.", instance };
    for (const { status, body: said } of refused) {
      expect([status, said]).toEqual([409, refusal(409, expected)]);
    }
    expect(refused).toHaveLength(99);
    const counts = await origin.ctx.store.read(async (db) => ({
      loans: (await db.selectFrom("loan").select("id").execute()).length,
      events: (await db.selectFrom("event").select("id").where("type", "=", "loan.created").execute()).length,
    }));
    expect(counts).toEqual({ loans: 1, events: 1 });
  });

  test("of somebody else does not exist", async () => {
    const { id } = objectOf(await call("POST", instance, await terms()));
    token = await givenPartner(origin, "T00000002");
    for (const path of [`/v3/loans/${id}`, `/v3/loans/${id}/transactions`]) {
      const expected = { code: "loan_not_found", detail: "There is no such loan.", instance: path };
      expect((await call("GET", path)).body).toEqual(refusal(404, expected));
    }
  });
});

describe("a loan is refused", () => {
  test("without its required fields, all of them named", async () => {
    const required = (param: string) => ({ param, detail: `${param} is required.`, code: "missing_required_field" });
    const reply = await call("POST", instance, {});
    expect([reply.status, reply.body]).toEqual([
      422,
      problem(422, "missing_required_field", {
        detail: "2 fields are invalid.",
        instance,
        errors: [required("credit_offer_id"), required("simulation_id")],
      }),
    ]);
  });

  test("for an offer or a simulation that is not there", async () => {
    const offerReply = await call("POST", instance, await terms({ credit_offer_id: "co_1" }));
    const noOffer = { code: "credit_offer_not_found", detail: "There is no such credit offer.", instance };
    expect(offerReply.body).toEqual(refusal(404, noOffer));
    const noSimulation = { code: "simulation_not_found", detail: "There is no such simulation.", instance };
    const reply = await call("POST", instance, await terms({ simulation_id: "sim_1" }));
    expect(reply.body).toEqual(refusal(404, noSimulation));
  });

  test("for an offer that has expired, and first of all for one that was taken", async () => {
    const body = await terms();
    await pass(60 * dayMs);
    const expired = { code: "offer_expired", detail: "The credit offer has expired.", instance };
    expect((await call("POST", instance, body)).body).toEqual(refusal(422, expired));
    offer = await givenOffer(origin.ctx, borrower, { valid_until: "2026-06-01T00:00:00.000Z" });
    const taken = await terms();
    expect((await call("POST", instance, taken)).status).toBe(201);
    await pass(60 * dayMs);
    expect((await call("POST", instance, taken)).body).toMatchObject({ status: 409, code: "offer_already_accepted" });
  });

  test("for a customer whose review has not ended", async () => {
    await origin.ctx.store.write((trx) => trx.updateTable("borrower").set({ status: "under_review" }).execute());
    const expected = { code: "kyc_incomplete", detail: "The customer is not active yet.", instance };
    expect((await call("POST", instance, await terms())).body).toEqual(refusal(422, expected));
  });

  test.each([
    ["another number of installments", { installments: 11 }],
    ["another number under another name", { installment_count: 11 }],
    ["another installment", { installments_value: 2587.11 }],
    ["another first day", { first_due_date: "2026-04-04" }],
  ])("for %s than simulated", async (_claim, change) => {
    const expected = { code: "simulation_mismatch", detail: "The terms are not those of the simulation.", instance };
    expect((await call("POST", instance, await terms(change))).body).toEqual(refusal(422, expected));
  });

  test("for a simulation that is of another offer, not the newest, or lapsed", async () => {
    const mismatch = (detail: string) => problem(422, "simulation_mismatch", { detail, instance });
    const body = await terms();
    const other = await givenOffer(origin.ctx, borrower);
    const foreign = await simulated(other);
    const crossed = await call("POST", instance, await terms({ simulation_id: foreign.id }));
    expect(crossed.body).toEqual(mismatch("The simulation is of another credit offer."));
    const older = await call("POST", instance, body);
    expect(older.body).toEqual(mismatch("The offer has a newer simulation or other terms."));
    const newest = await terms();
    await pass(dayMs);
    const lapsed = await call("POST", instance, newest);
    expect(lapsed.body).toEqual(mismatch("The simulation has lapsed. Make a new one."));
  });

  test("for terms that are no terms", async () => {
    const reply = await call("POST", instance, await terms({ first_due_date: "2026-02-30", installments_value: "x" }));
    expect(reply.body).toMatchObject({
      status: 422,
      code: "invalid_format",
      errors: [{ param: "installments_value" }, { param: "first_due_date" }],
    });
  });
});
