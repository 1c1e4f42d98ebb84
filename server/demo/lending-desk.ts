import { dayIn } from "../../shared/calendar-day.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { lendingZone } from "../../shared/lending/due-dates.ts";
import type { AuditActor } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { openBiometrics, submitBiometrics } from "../lending/customers/biometrics.service.ts";
import { findOrCreateBorrower } from "../lending/customers/create-borrower.service.ts";
import { decideItem } from "../lending/customers/review.service.ts";
import { uploadDocument } from "../lending/customers/submit-document.service.ts";
import { issueOffer, type OfferWish } from "../lending/credit/issue-offer.service.ts";
import { simulateOffer } from "../lending/credit/simulate-offer.service.ts";
import { createLoan } from "../lending/loans/create-loan.service.ts";
import type { ContractedLoan } from "../lending/loans/loan.record.ts";
import { listInstallmentsOf } from "../lending/loans/read-installments.service.ts";
import { type StaffStep, takeStep } from "../lending/loans/staff-steps.service.ts";
import { stepLoans } from "../lending/loans/step-loans.service.ts";
import { bookLoanPayment } from "../lending/servicing/book-payment.service.ts";
import { demoPicture } from "./demo-picture.ts";
import { type DemoBorrower, demoBorrower } from "./lending-people.ts";

const secondMs = 1_000;
const dayMs = 86_400_000;
const customer = { type: "customer", id: null } as const;
const documents = ["ccmei", "cnh", "selfie"] as const;
const usual: Omit<OfferWish, "valid_until"> = {
  approved_amount: 50_000_00,
  min_amount: 1_000_00,
  rate_ppm: 35_000,
  installments_min: 12,
  installments_max: 12,
  cost_mode: "deducted",
};

export interface Desk {
  /** A day, counted from today, at nine in the morning of São Paulo. */
  goTo(daysAgo: number): void;
  register(firstName: string): Promise<string>;
  /** Hands everything in that is asked for. */
  handIn(customerId: string): Promise<void>;
  approve(customerId: string): Promise<void>;
  /** Registered, reviewed and approved. */
  activeCustomer(firstName: string): Promise<string>;
  offer(customerId: string, terms?: Partial<OfferWish>): Promise<string>;
  simulate(offerId: string, amount: number, count?: number): Promise<string>;
  /** A new offer, simulated and contracted. */
  contract(customerId: string, amount: number, terms?: Partial<OfferWish>): Promise<ContractedLoan>;
  step(loan: ContractedLoan, wish: StaffStep, by?: "first" | "second"): Promise<ContractedLoan>;
  /** What a sandbox does by itself within a few seconds. */
  settle(): Promise<void>;
  /** From the contract to the signature. */
  signed(customerId: string, amount: number, terms?: Partial<OfferWish>): Promise<ContractedLoan>;
  /** From the contract to the payout. */
  paidOut(customerId: string, amount: number, terms?: Partial<OfferWish>): Promise<ContractedLoan>;
  /** Books so many installments, the oldest first, on the days on which they are due, and a part of the next. */
  payBack(loan: ContractedLoan, count: number, part?: number): Promise<void>;
}

/** Two people of finance, and the credential with which the partner calls. */
export interface DeskPeople {
  first: string;
  second: string;
  partner: string;
}

/** People who do in an account what partners, customers and staff do every day, on days that are past. */
export function deskAt(ctx: AppContext, accountId: string, staff: DeskPeople): Desk {
  const today = `${dayIn(lendingZone, Date.parse(ctx.clock.now()))}T12:00:00.000Z`;
  let at = today;
  const past: AppContext = { ...ctx, clock: { now: () => at } };
  const scope = [accountId];
  const partner: AuditActor = { type: "merchant", id: staff.partner, role: null, ip: null };
  const person = (who: "first" | "second") => ({ type: "staff", id: staff[who], role: "finance", ip: null }) as const;
  const pass = (ms: number) => {
    at = shiftInstant(at, ms);
  };

  const desk: Desk = {
    goTo(daysAgo) {
      at = shiftInstant(today, -daysAgo * dayMs);
    },
    async register(firstName) {
      const known = demoBorrower(firstName);
      const { borrower } = await findOrCreateBorrower(past, { accountId, ...declared(known), by: staff.partner });
      return borrower.customer_id;
    },
    async handIn(customerId) {
      for (const [index, type] of documents.entries()) {
        pass(60 * secondMs);
        const file = demoPicture(60 + index * 40);
        await uploadDocument(past, { scope, customerId, type, file, actor: customer });
      }
      const { code } = await openBiometrics(past, { scope, customerId, actor: customer });
      pass(60 * secondMs);
      await submitBiometrics(past, { code, file: demoPicture(190) });
    },
    async approve(customerId) {
      const by = person("first");
      for (const type of [...documents, "biometrics"]) {
        pass(30 * secondMs);
        const actor = { type: "staff", id: by.id } as const;
        await decideItem(past, { scope, customerId, type, decision: "approved", actor, by });
      }
    },
    async activeCustomer(firstName) {
      const customerId = await desk.register(firstName);
      await desk.handIn(customerId);
      await desk.approve(customerId);
      return customerId;
    },
    async offer(customerId, terms = {}) {
      const wish = { ...usual, valid_until: shiftInstant(at, 30 * dayMs), ...terms };
      return (await issueOffer(past, { scope, customerId, wish, by: person("first") })).id;
    },
    async simulate(offerId, amount, count = 12) {
      const wish = { scope, offerId, requestedAmount: amount, installmentCount: count };
      return (await simulateOffer(past, wish)).id;
    },
    async contract(customerId, amount, terms = {}) {
      const offerId = await desk.offer(customerId, terms);
      pass(60 * secondMs);
      const simulationId = await desk.simulate(offerId, amount, terms.installments_max);
      pass(60 * secondMs);
      const nothing = { installmentCounts: [], installmentAmounts: [], firstDueDates: [] };
      return createLoan(past, { accountId, offerId, simulationId, terms: nothing, by: partner });
    },
    step: ({ loan }, wish, by = "first") => takeStep(past, { scope, id: loan.id, step: wish, by: person(by) }),
    async settle() {
      for (let seconds = 0; seconds < 4; seconds += 1) {
        pass(secondMs);
        await stepLoans(past);
      }
    },
    async signed(customerId, amount, terms) {
      const loan = await desk.contract(customerId, amount, terms);
      await desk.settle();
      pass(600 * secondMs);
      return desk.step(loan, { action: "record_signature" });
    },
    async paidOut(customerId, amount, terms) {
      const loan = await desk.signed(customerId, amount, terms);
      await desk.step(loan, { action: "order_disbursement" });
      await desk.settle();
      const reference = `E2E-${loan.loan.id.slice(-8)}`;
      return desk.step(loan, { action: "confirm_disbursement", reference }, "second");
    },
    async payBack({ loan }, count, part = 0) {
      const installments = await listInstallmentsOf(ctx, loan);
      for (const [index, { due_date, number, principal, interest, fees }] of installments.entries()) {
        const due = principal + interest + fees;
        const amount = index < count ? due : index === count ? part : 0;
        if (amount === 0) break;
        at = `${due_date}T15:00:00.000Z`;
        await bookLoanPayment(past, {
          scope,
          loanId: loan.id,
          amount,
          paidOn: due_date,
          reference: `PIX-${loan.id.slice(-6)}-${number}`,
          note: null,
          expectedOutstanding: null,
          idempotency: null,
          by: person("first"),
        });
      }
    },
  };
  return desk;
}

function declared({ name, company, cpf, cnpj }: DemoBorrower) {
  const word = name.split(" ")[0]?.normalize("NFD").replace(/\P{L}/gu, "").toLowerCase() ?? "";
  return {
    cpf,
    cnpj,
    name,
    email: `${word}@cliente.example`,
    phone: `+5511${cpf.slice(0, 9)}`,
    tradingName: company,
    externalId: `cliente-${cpf.slice(0, 4)}`,
  };
}
