import { z } from "zod";
import { accountIdSchema } from "../../../shared/ids.ts";
import { type LoanActionName, loanActionNames } from "../../../shared/lending/loan-actions.ts";
import { loanListSpec } from "../../../shared/lending/loan-list.ts";
import {
  bookLoanPaymentSchema,
  loanBoardSchema,
  loanRowSchema,
  loanSchema,
  type LoanStep,
  loanStepSchema,
  type LoanView,
  reverseLoanPaymentSchema,
} from "../../../shared/lending/loan.schema.ts";
import { DomainError, fieldSaying } from "../../../shared/errors.ts";
import { listSchema } from "../../../shared/page.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { AppContext } from "../../context.ts";
import { type StaffStep, takeStep } from "../../lending/loans/staff-steps.service.ts";
import { bookLoanPayment } from "../../lending/servicing/book-payment.service.ts";
import { readLoanPage } from "../../lending/servicing/read-loan-page.service.ts";
import { reverseLoanPayment } from "../../lending/servicing/reverse-payment.service.ts";
import { listLoansForStaff, loanBoard } from "../../lending/servicing/staff-loans.service.ts";
import { auditActorOf, type Caller, isMaskedFor, type Origin } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";
import { inEnvironment } from "./in-environment.ts";
import { deliveryTrail } from "./delivery-trail.ts";
import { presentLoan, presentLoanRow } from "./present-loan.ts";
import { stakeOfDisbursement } from "./stakes.ts";

const idSchema = z.string().min(1).max(64);
const oneLoan = z.object({ id: idSchema });

const summaries: Readonly<Record<LoanActionName, string>> = {
  generate_contract: "Make the contract (CCB) of a loan",
  request_signatures: "Send the contract to its signers",
  record_signature: "Record that the next signer has signed",
  order_disbursement: "Let the money go, as the first of two people",
  confirm_disbursement: "Confirm that the money went, as the second person",
  cancel: "Call a loan off before its money has left",
  mark_error: "End a loan that cannot go on",
};

export const loanRoutes = [
  listRoute({
    path: "/loans",
    access: "loans.read",
    summary: "Loans, newest first, with what they owe and how late they are",
    list: loanListSpec,
    response: listSchema(loanRowSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listLoansForStaff(ctx, caller.scope, await inEnvironment(ctx, caller, request));
      return { data: data.map((loan) => presentLoanRow(loan, isMaskedFor(caller))), page };
    },
  }),
  route({
    method: "get",
    path: "/loan-board",
    access: "loans.read",
    summary: "Every status of a loan with how many have it and the first of them",
    query: z.object({ account: accountIdSchema.optional() }),
    response: loanBoardSchema,
    handle: async ({ ctx, caller, query }) => {
      const columns = await loanBoard(ctx, caller.scope, query.account);
      const masked = isMaskedFor(caller);
      return {
        columns: columns.map(({ status, count, loans }) => ({
          status,
          count,
          loans: loans.map((loan) => presentLoanRow(loan, masked)),
        })),
      };
    },
  }),
  route({
    method: "get",
    path: "/loans/:id",
    access: "loans.read",
    summary: "One loan with its schedule, its payments and what happened to it",
    params: oneLoan,
    response: loanSchema,
    version: ({ version }) => version,
    handle: ({ ctx, caller, params }) => viewLoan(ctx, caller, params.id),
  }),
  ...loanActionNames.map(stepRoute),
  route({
    method: "post",
    path: "/loans/:id/payments",
    access: "loans.manage",
    summary: "Book money that the borrower paid: the oldest installment first",
    params: oneLoan,
    body: bookLoanPaymentSchema,
    response: loanSchema,
    audit: { action: "loan.payment_booked", objectType: "loan" },
    isIdempotent: true,
    handle: async ({ ctx, caller, origin, idempotency, params, body }) => {
      await bookLoanPayment(ctx, {
        scope: caller.scope,
        loanId: params.id,
        amount: body.amount,
        paidOn: body.paid_on,
        reference: body.reference,
        note: body.note === undefined || body.note === "" ? null : body.note,
        expectedOutstanding: body.expected_outstanding ?? null,
        idempotency,
        by: staffOf(caller, origin),
      });
      return viewLoan(ctx, caller, params.id);
    },
  }),
  route({
    method: "post",
    path: "/loans/:id/payments/:payment/reverse",
    access: "loans.manage",
    summary: "Take a mistaken booking back",
    params: oneLoan.extend({ payment: idSchema }),
    body: reverseLoanPaymentSchema,
    response: loanSchema,
    audit: { action: "loan.payment_reversed", objectType: "loan" },
    isIdempotent: true,
    handle: async ({ ctx, caller, origin, idempotency, params, body }) => {
      await reverseLoanPayment(ctx, {
        scope: caller.scope,
        loanId: params.id,
        paymentId: params.payment,
        reason: body.reason,
        idempotency,
        by: staffOf(caller, origin),
      });
      return viewLoan(ctx, caller, params.id);
    },
  }),
];

function stepRoute(action: LoanActionName) {
  return route({
    method: "post",
    path: `/loans/:id/${action.replaceAll("_", "-")}`,
    access: "loans.manage",
    summary: summaries[action],
    params: oneLoan,
    body: loanStepSchema,
    response: loanSchema,
    audit: { action: `loan.${action}`, objectType: "loan" },
    ...(action === "order_disbursement" || action === "confirm_disbursement" ? { stepUp: stakeOfDisbursement } : {}),
    handle: async ({ ctx, caller, origin, params, body }) => {
      const by = staffOf(caller, origin);
      await takeStep(ctx, { scope: caller.scope, id: params.id, step: stepOf(action, body), by });
      return viewLoan(ctx, caller, params.id);
    },
  });
}

/** @throws DomainError `validation_failed` when the step wants to be told something that is not there. */
function stepOf(action: LoanActionName, { reason, reference }: LoanStep): StaffStep {
  switch (action) {
    case "confirm_disbursement":
      return { action, reference: required("reference", reference) };
    case "cancel":
    case "mark_error":
      return { action, reason: required("reason", reason) };
    case "generate_contract":
    case "request_signatures":
    case "record_signature":
    case "order_disbursement":
      return { action };
  }
}

function required(path: string, value: string | undefined): string {
  if (value !== undefined) return value;
  const said = say("field.required");
  throw new DomainError("validation_failed", said, { fields: [fieldSaying(path, said)] });
}

function staffOf(caller: Caller, origin: Origin) {
  return { ...auditActorOf(caller, origin), type: "staff", id: caller.staff.id, role: caller.role } as const;
}

async function viewLoan(ctx: AppContext, caller: Caller, id: string): Promise<LoanView> {
  const page = await readLoanPage(ctx, { scope: caller.scope, id });
  return presentLoan(page, caller, await deliveryTrail(ctx, caller, [id]));
}
