import { beforeEach, describe, expect, test } from "vitest";
import { lendingRatesSchema } from "../../../shared/lending/lending-rates.schema.ts";
import { dialects } from "../../dialects.ts";
import { repriceOffer } from "../../lending/credit/change-offer.service.ts";
import type { OfferRecord } from "../../lending/credit/offer.record.ts";
import { simulateOffer } from "../../lending/credit/simulate-offer.service.ts";
import { findSimulation } from "../../lending/credit/simulation.repository.ts";
import type { SimulationRecord } from "../../lending/credit/simulation.record.ts";
import type { BorrowerRecord } from "../../lending/customers/borrower.record.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenActiveBorrower, givenOffer, rita } from "../../testing/loans.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";

const dayMs = 86_400_000;
const fees = `/lending-rates/${testAccountId}/fees`;
const iof = `/lending-rates/${testAccountId}/iof`;
let ctx: TestContext;
let backoffice: RunningBackoffice;
let admin: BackofficeClient;
let borrower: BorrowerRecord;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  borrower = await givenActiveBorrower(ctx);
  backoffice = await startBackoffice(ctx);
  admin = await backoffice.signedIn("admin");
});

const fee = (effective_from: string, fee_ppm: number) =>
  admin.send("POST", fees, { effective_from, fee_ppm, note: "Agreed" });
const companyTax = { borrower_kind: "company", daily_ppb: 41_000, flat_ppm: 0, operation_max: null, source: "Decree" };
const tax = (changes: Record<string, unknown>) => admin.send("POST", iof, { ...companyTax, ...changes });

function simulate(offer: OfferRecord): Promise<SimulationRecord> {
  return simulateOffer(ctx, { scope: "all", offerId: offer.id, requestedAmount: 25_000_00, installmentCount: 12 });
}

/** The world goes on; who was signed in then is not any more. */
async function pass(days: number): Promise<void> {
  ctx.clock.advance(days * dayMs);
  admin = await backoffice.signedIn("admin");
}

describe("a fee that holds from a day on", () => {
  test("is taken by what is simulated from that day on, and by nothing before", async () => {
    const offer = await givenOffer(ctx, borrower);
    expect((await fee("2026-03-05", 20_000)).status).toBe(200);
    const before = await simulate(offer);
    await pass(3);
    const after = await simulate(offer);
    expect([before.fees_amount, before.fee_ppm]).toEqual([300_00, 12_000]);
    expect([after.fees_amount, after.fee_ppm]).toEqual([500_00, 20_000]);
    expect(await ctx.store.read((db) => findSimulation(db, before.id))).toEqual(before);
  });

  test("leaves offers alone that have a fee of their own, by their issue or by a new price", async () => {
    const own = await givenOffer(ctx, borrower, { fee_ppm: 30_000 });
    const following = await givenOffer(ctx, borrower);
    const terms = { fee_ppm: 40_000 };
    await repriceOffer(ctx, { scope: "all", id: following.id, expectedVersion: null, terms, reason: "x", by: rita });
    await fee("2026-03-05", 20_000);
    await pass(3);
    expect((await simulate(own)).fees_amount).toBe(750_00);
    expect((await simulate(following)).fees_amount).toBe(1_000_00);
  });

  test("keeps its history, with who added it and what holds on the day", async () => {
    await fee("2026-03-02", 15_000);
    await fee("2026-03-05", 20_000);
    await fee("2026-03-05", 21_000);
    const shown = async () => lendingRatesSchema.parse((await admin.get(`/lending-rates/${testAccountId}`)).json);
    const rowsOf = ({ fees: rows }: Awaited<ReturnType<typeof shown>>) =>
      rows.map(({ effective_from, fee_ppm, state }) => [effective_from, fee_ppm, state]);
    const first = await shown();
    expect(rowsOf(first)).toEqual([
      ["2026-03-05", 21_000, "future"],
      ["2026-03-02", 15_000, "in_force"],
    ]);
    expect(first.fees[0]?.added_by).toMatch(/\S/);
    await pass(3);
    expect(rowsOf(await shown()).map(([, , state]) => state)).toEqual(["in_force", "past"]);
    const audited = await ctx.store.read((db) =>
      db.selectFrom("audit_entry").select("details").where("action", "=", "lending.fee_added").orderBy("seq").execute(),
    );
    expect(audited.map(({ details }) => JSON.parse(details) as unknown)).toMatchObject([
      { before: null, fee_ppm: 15_000 },
      { before: null, fee_ppm: 20_000 },
      { before: 20_000, fee_ppm: 21_000 },
    ]);
  });

  test.each([
    ["a day that is past", "2026-03-01", 1],
    ["a day that is not in the calendar", "2026-02-30", 1],
    ["a day that is too far away", "2099-01-01", 1],
    ["more than half of the amount", "2026-03-05", 500_001],
  ])("cannot have %s", async (_claim, day, ppm) => {
    expect(await fee(day, ppm)).toMatchObject({ status: 400, json: { code: "validation_failed" } });
  });

  test("is not written over once it holds", async () => {
    await fee("2026-03-02", 15_000);
    expect((await fee("2026-03-02", 16_000)).json).toMatchObject({ errors: { effective_from: /in force/ } });
  });
});

describe("the tax on credit", () => {
  test("changes from a day on for every account, and what was simulated stays", async () => {
    const offer = await givenOffer(ctx, borrower);
    expect((await tax({ effective_from: "2026-03-05" })).status).toBe(200);
    const before = await simulate(offer);
    await pass(3);
    const after = await simulate(offer);
    expect([before.iof_amount, before.iof_daily_ppb, before.iof_flat_ppm]).toEqual([528_00, 82_000, 3_800]);
    expect([after.iof_daily_ppb, after.iof_flat_ppm]).toEqual([41_000, 0]);
    expect(after.iof_amount).toBeLessThan(before.iof_amount / 2);
    expect(await ctx.store.read((db) => findSimulation(db, before.id))).toEqual(before);
    const chains = await ctx.store.read((db) =>
      db.selectFrom("audit_entry").select("chain").where("action", "=", "lending.iof_added").execute(),
    );
    expect(chains).toEqual([{ chain: "installation" }]);
  });

  test("has a bound only for those above which the rate of a company holds", async () => {
    const bound = { effective_from: "2026-03-05", operation_max: 30_000_00 };
    expect((await tax(bound)).json).toMatchObject({ errors: { operation_max: /not for companies/ } });
    expect((await tax({ ...bound, borrower_kind: "simples" })).status).toBe(200);
  });

  test("is not set by who does not reach every account", async () => {
    admin = await backoffice.signedIn("admin", [testAccountId]);
    expect(await tax({ effective_from: "2026-03-05" })).toMatchObject({ status: 403, json: { code: "forbidden" } });
    expect((await fee("2026-03-05", 1)).status).toBe(200);
    expect((await admin.get("/lending-rates/T00000002")).status).toBe(404);
  });
});
