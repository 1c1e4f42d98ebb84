import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { dialects } from "../../dialects.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import {
  caio,
  givenActiveBorrower,
  givenActiveLoan,
  givenAwaitingSignatures,
  givenLoan,
  letTimePass,
  rita,
  sign,
  step,
} from "../../testing/loans.ts";
import { givenAccount } from "../../testing/payments.ts";
import { runVerify } from "../../verify/verify.service.ts";
import type { BorrowerRecord } from "../customers/borrower.record.ts";
import type { ContractedLoan } from "./loan.record.ts";
import { listLoanEntries } from "./loan.repository.ts";
import { getLoan } from "./read-loan.service.ts";
import { stepLoans } from "./step-loans.service.ts";

const hourMs = 3_600_000;
let ctx: TestContext;
let borrower: BorrowerRecord;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  ctx.clock.advance(24 * hourMs);
  await givenAccount(ctx);
  borrower = await givenActiveBorrower(ctx);
});

const loanNow = async ({ loan }: ContractedLoan) =>
  (await ctx.store.read((db) => getLoan(db, { scope: "all", id: loan.id }))).loan;
const offerNow = ({ loan }: ContractedLoan) =>
  ctx.store.read((db) =>
    db.selectFrom("credit_offer").select(["status"]).where("id", "=", loan.credit_offer_id).executeTakeFirst(),
  );
const eventTypes = async () => {
  const rows = await ctx.store.read((db) => db.selectFrom("event").select("type").orderBy("seq").execute());
  return rows.map(({ type }) => type).filter((type) => !type.startsWith("customer."));
};

async function postings() {
  const { rows } = await ctx.store.read((db) =>
    sql<{ ledger_account: string; amount: number }>`
      SELECT ledger_account, amount FROM ledger_posting ORDER BY transaction_seq, line`.execute(db),
  );
  return rows.map(({ ledger_account, amount }) => [ledger_account, amount]);
}

async function expectSound() {
  const report = await runVerify(ctx);
  expect(report.invariants.filter(({ ok }) => !ok)).toEqual([]);
}

describe("a loan that goes well", () => {
  test("tells every state once, in order, and posts what it paid out", async () => {
    const contracted = await givenActiveLoan(ctx, borrower);
    expect(await loanNow(contracted)).toMatchObject({
      status: "active",
      disbursement_method: "pix",
      disbursement_ordered_by: rita.id,
      disbursement_confirmed_by: caio.id,
      disbursement_reference: "E2E-1",
      next_step_at: null,
    });
    expect(await eventTypes()).toEqual([
      "credit_offer.available",
      ...["created", "contract_generated", "awaiting_signatures", "signed", "disbursing", "active"].map(
        (change) => `loan.${change}`,
      ),
    ]);
    expect(await postings()).toEqual([
      ["loans_receivable", 25_000_00],
      ["lending_cash", -24_172_00],
      ["iof_payable", -528_00],
      ["lending_fees", -300_00],
    ]);
    const entries = await ctx.store.read((db) => listLoanEntries(db, contracted.loan.id));
    expect(entries.map(({ action, actor_type, actor_id }) => [action, actor_type, actor_id])).toEqual([
      ["created", "merchant", "crd_test"],
      ["contract_generated", "system", "loan_steps"],
      ["signatures_requested", "system", "loan_steps"],
      ["signature_received", "customer", borrower.customer_id],
      ["disbursement_ordered", "staff", rita.id],
      ["disbursement_confirmed", "staff", caio.id],
      ["disbursed", "staff", caio.id],
    ]);
    await expectSound();
  });

  test("lends fee and tax on top where the offer says so", async () => {
    await givenActiveLoan(ctx, borrower, { cost_mode: "financed" });
    expect(await postings()).toEqual([
      ["loans_receivable", 25_845_87],
      ["lending_cash", -25_000_00],
      ["iof_payable", -545_87],
      ["lending_fees", -300_00],
    ]);
    await expectSound();
  });
});

describe("the payout", () => {
  test("needs a second person, and the bank's word", async () => {
    const contracted = await givenAwaitingSignatures(ctx, borrower);
    await sign(ctx, contracted);
    await step(ctx, contracted, { action: "order_disbursement" });
    const confirm = { action: "confirm_disbursement", reference: "E2E-9" } as const;
    await expect(step(ctx, contracted, confirm, rita)).rejects.toMatchObject({
      code: "operation_blocked",
      details: { facts: { blocker: { code: "same_person" } } },
    });
    expect((await step(ctx, contracted, confirm, caio)).loan.status).toBe("disbursing");
    await expect(step(ctx, contracted, confirm, caio)).rejects.toMatchObject({ code: "operation_blocked" });
    await letTimePass(ctx, 1_999);
    expect((await loanNow(contracted)).status).toBe("disbursing");
    await letTimePass(ctx, 1);
    expect((await loanNow(contracted)).status).toBe("active");
    expect((await postings()).length).toBe(4);
  });

  test("of an amount that ends in .13 fails in a sandbox, whoever confirmed it", async () => {
    const contracted = await givenAwaitingSignatures(ctx, borrower, { requestedAmount: 2_000_13 });
    await sign(ctx, contracted);
    await step(ctx, contracted, { action: "order_disbursement" });
    await step(ctx, contracted, { action: "confirm_disbursement", reference: "E2E-9" }, caio);
    await letTimePass(ctx, 2_000);
    expect(await loanNow(contracted)).toMatchObject({ status: "error", error_code: "disbursement_failed" });
    expect((await eventTypes()).at(-1)).toBe("loan.error");
    expect(await postings()).toEqual([]);
    await expectSound();
  });
});

describe("a contract that nobody signs", () => {
  test("is cancelled when the time to sign is over, and the offer is expired with it", async () => {
    const contracted = await givenAwaitingSignatures(ctx, borrower, { valid_until: "2026-03-05T00:00:00.000Z" });
    await letTimePass(ctx, 168 * hourMs - 1);
    expect((await loanNow(contracted)).status).toBe("awaiting_signatures");
    await letTimePass(ctx, 1);
    expect(await loanNow(contracted)).toMatchObject({ status: "cancelled", error_code: "signing_expired" });
    expect((await eventTypes()).slice(-2)).toEqual(["loan.cancelled", "credit_offer.expired"]);
    await expectSound();
  });

  test("is any in a sandbox whose amount ends in .17", async () => {
    const contracted = await givenAwaitingSignatures(ctx, borrower, { requestedAmount: 2_000_17 });
    await expect(sign(ctx, contracted)).rejects.toMatchObject({
      details: { facts: { blocker: { code: "never_signed" } } },
    });
    await expect(step(ctx, contracted, { action: "record_signature" })).rejects.toMatchObject({
      code: "operation_blocked",
    });
    await letTimePass(ctx, 168 * hourMs);
    expect((await loanNow(contracted)).status).toBe("cancelled");
    expect(await offerNow(contracted)).toEqual({ status: "available" });
  });
});

describe("a loan that is called off", () => {
  test("gives its offer back, which makes another loan", async () => {
    const contracted = await givenLoan(ctx, borrower);
    await step(ctx, contracted, { action: "cancel", reason: "The customer has changed their mind." });
    expect(await loanNow(contracted)).toMatchObject({
      status: "cancelled",
      end_reason: "The customer has changed their mind.",
    });
    expect((await eventTypes()).slice(-2)).toEqual(["loan.cancelled", "credit_offer.available"]);
    expect(await offerNow(contracted)).toEqual({ status: "available" });
    expect(await stepLoans(ctx)).toBe(0);
    await expect(step(ctx, contracted, { action: "generate_contract" })).rejects.toMatchObject({
      message: "The loan was cancelled.",
    });
    await expectSound();
  });

  test("by an error keeps its offer used up", async () => {
    const contracted = await givenLoan(ctx, borrower);
    await step(ctx, contracted, { action: "mark_error", reason: "The registry is down." });
    expect(await loanNow(contracted)).toMatchObject({ status: "error", error_code: "marked_by_staff" });
    expect(await offerNow(contracted)).toEqual({ status: "accepted" });
    await expectSound();
  });
});

test("a live account's loan waits for people, and pays nothing out yet", async () => {
  await givenAccount(ctx, "P00000001");
  const live = await givenActiveBorrower(ctx, { accountId: "P00000001" });
  const contracted = await givenLoan(ctx, live, { requestedAmount: 2_000_17 });
  await letTimePass(ctx, 24 * hourMs);
  expect((await loanNow(contracted)).status).toBe("processing");
  await step(ctx, contracted, { action: "generate_contract" });
  await step(ctx, contracted, { action: "request_signatures" });
  await step(ctx, contracted, { action: "record_signature" });
  expect((await loanNow(contracted)).status).toBe("signed");
  await expect(step(ctx, contracted, { action: "order_disbursement" })).rejects.toMatchObject({
    code: "live_gateway_missing",
  });
  await expectSound();
});

test("an account that lives ahead of the world comes to its end of time earlier", async () => {
  const contracted = await givenAwaitingSignatures(ctx, borrower);
  await ctx.store.write((trx) =>
    trx
      .insertInto("lending_settings")
      .values({
        account_id: contracted.loan.account_id,
        clock_offset_seconds: 168 * 3_600,
        kyc_items: null,
        updated_at: ctx.clock.now(),
      })
      .execute(),
  );
  expect(await stepLoans(ctx)).toBe(1);
  expect((await loanNow(contracted)).status).toBe("cancelled");
});
