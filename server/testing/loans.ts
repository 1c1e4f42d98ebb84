import type { AppContext } from "../context.ts";
import type { BorrowerRecord } from "../lending/customers/borrower.record.ts";
import { issueOffer, type OfferWish } from "../lending/credit/issue-offer.service.ts";
import type { OfferRecord } from "../lending/credit/offer.record.ts";
import { simulateOffer } from "../lending/credit/simulate-offer.service.ts";
import { createLoan } from "../lending/loans/create-loan.service.ts";
import type { ContractedLoan } from "../lending/loans/loan.record.ts";
import { type StaffMember, type StaffStep, takeStep } from "../lending/loans/staff-steps.service.ts";
import { signingCode } from "../lending/loans/signing-code.ts";
import { signContract } from "../lending/loans/signing.service.ts";
import { stepLoans } from "../lending/loans/step-loans.service.ts";
import { givenBorrower } from "./borrowers.ts";
import type { TestContext } from "./context.ts";
import { testAccountId } from "./payments.ts";

/** Two people of finance. */
export const rita: StaffMember = { type: "staff", id: "stf_rita", role: "finance", ip: null };
export const caio: StaffMember = { type: "staff", id: "stf_caio", role: "finance", ip: null };

/** A customer whose review has ended well. */
export async function givenActiveBorrower(
  ctx: AppContext,
  input: Parameters<typeof givenBorrower>[1] = {},
): Promise<BorrowerRecord> {
  const { borrower } = await givenBorrower(ctx, input);
  await ctx.store.write((trx) =>
    trx
      .updateTable("borrower")
      .set({ status: "active" })
      .where("customer_id", "=", borrower.customer_id)
      .executeTakeFirst(),
  );
  return { ...borrower, status: "active" };
}

/** The terms of the published vectors, as a company. */
export const usualTerms: OfferWish = {
  approved_amount: 50_000_00,
  min_amount: 1_000_00,
  rate_ppm: 35_000,
  installments_min: 12,
  installments_max: 12,
  cost_mode: "deducted",
  borrower_kind: "company",
  valid_until: "2026-04-01T23:59:59.000Z",
};

export function givenOffer(
  ctx: AppContext,
  borrower: Pick<BorrowerRecord, "customer_id">,
  terms: Partial<OfferWish> = {},
): Promise<OfferRecord> {
  const wish = { ...usualTerms, ...terms };
  return issueOffer(ctx, { scope: "all", customerId: borrower.customer_id, wish, by: rita });
}

const merchant = { type: "merchant", id: "crd_test", role: null, ip: null } as const;

/** A loan of a new offer, just contracted. */
export async function givenLoan(
  ctx: AppContext,
  borrower: BorrowerRecord,
  { requestedAmount = 25_000_00, ...terms }: Partial<OfferWish> & { requestedAmount?: number } = {},
): Promise<ContractedLoan> {
  const offer = await givenOffer(ctx, borrower, terms);
  const installmentCount = offer.installments_max;
  const simulation = await simulateOffer(ctx, { scope: "all", offerId: offer.id, requestedAmount, installmentCount });
  return createLoan(ctx, {
    accountId: borrower.account_id,
    offerId: offer.id,
    simulationId: simulation.id,
    terms: { installmentCounts: [], installmentAmounts: [], firstDueDates: [] },
    by: merchant,
  });
}

/** Lets what happens by itself happen, as the job does. */
export async function letTimePass(ctx: TestContext, deltaMs: number): Promise<void> {
  ctx.clock.advance(deltaMs);
  while ((await stepLoans(ctx)) > 0);
}

/** A sandbox takes the first two steps by itself. */
export async function givenAwaitingSignatures(
  ctx: TestContext,
  borrower: BorrowerRecord,
  wish: Parameters<typeof givenLoan>[2] = {},
): Promise<ContractedLoan> {
  const contracted = await givenLoan(ctx, borrower, wish);
  await letTimePass(ctx, 1_000);
  await letTimePass(ctx, 1_000);
  return contracted;
}

/** As whoever holds the signing address does. */
export function sign(ctx: AppContext, { loan }: ContractedLoan) {
  return signContract(ctx, { code: signingCode(ctx, loan.id), ip: "203.0.113.9" });
}

export function step(ctx: AppContext, { loan }: ContractedLoan, wish: StaffStep, by: StaffMember = rita) {
  return takeStep(ctx, { scope: [testAccountId, loan.account_id], id: loan.id, step: wish, by });
}

/** A loan whose money was ordered by one person, reported by the bank and confirmed by another. */
export async function givenActiveLoan(
  ctx: TestContext,
  borrower: BorrowerRecord,
  wish: Parameters<typeof givenLoan>[2] = {},
): Promise<ContractedLoan> {
  const contracted = await givenAwaitingSignatures(ctx, borrower, wish);
  await sign(ctx, contracted);
  await step(ctx, contracted, { action: "order_disbursement" });
  await letTimePass(ctx, 2_000);
  return step(ctx, contracted, { action: "confirm_disbursement", reference: "E2E-1" }, caio);
}
