import { z } from "zod";
import { isCalendarDay } from "../../../shared/instant.ts";
import type { AppContext } from "../../context.ts";
import { createLoan } from "../../lending/loans/create-loan.service.ts";
import { listInstallmentsOf } from "../../lending/loans/read-installments.service.ts";
import { getLoan } from "../../lending/loans/read-loan.service.ts";
import { listOf } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { loanAnswerSchema, transactionAnswerSchema } from "./credit-answers.schema.ts";
import { presentInstallment, presentLoan } from "./present-loan.ts";
import { wireAmountSchema } from "./wire-money.ts";
import { pageOf, readPaging } from "./wire-query.ts";
import { queryWords, type WireRoute, wireRoute } from "./wire-route.ts";

const count = z.int({ error: "must be a whole number" }).nullish();
const amount = wireAmountSchema.nullish();

const loanRequestSchema = z
  .object({
    credit_offer_id: z.string(),
    simulation_id: z.string(),
    installments: count.meta({ description: "Has to be that of the simulation, as the other terms" }),
    number_of_installments: count,
    installment_count: count,
    installments_value: amount,
    installment_amount: amount,
    first_due_date: z
      .string()
      .refine(isCalendarDay, { error: "must be a day such as 2026-04-03", params: { code: "invalid_format" } })
      .nullish(),
  })
  .meta({ id: "LoanRequest" });

const group = "Loans";
const unknownLoan = { 404: "`loan_not_found`: not there, or somebody else's" };

/** `/v3/loans`: from the accepted offer to the schedule that is paid back. */
export const loanRoutes: readonly WireRoute[] = [
  wireRoute({
    group,
    method: "post",
    path: "/loans",
    summary: "Contract a loan",
    description: "Accepts the offer with its newest simulation. An offer becomes one loan at most.",
    body: loanRequestSchema,
    answer: loanAnswerSchema,
    success: 201,
    refusals: {
      404: "`credit_offer_not_found`, `simulation_not_found`",
      409: "`offer_already_accepted`",
      422: "`missing_required_field`, `offer_expired`, `kyc_incomplete`, `simulation_mismatch`",
    },
    handle: create,
  }),
  wireRoute({
    group,
    method: "get",
    path: "/loans/:id",
    summary: "Read a loan",
    answer: loanAnswerSchema,
    refusals: unknownLoan,
    handle: async (ctx, call) => ({ status: 200, body: presentLoan(ctx, await find(ctx, call)) }),
  }),
  wireRoute({
    group,
    method: "get",
    path: "/loans/:id/transactions",
    summary: "List the installments of a loan, by due date",
    description: "Empty until the money was paid out.",
    query: queryWords.paging,
    answer: listOf(transactionAnswerSchema),
    refusals: unknownLoan,
    handle: async (ctx, call) => {
      const { loan } = await find(ctx, call);
      const installments = await listInstallmentsOf(ctx, loan);
      return { status: 200, body: pageOf(installments.map(presentInstallment), readPaging(call.req)) };
    },
  }),
];

async function create(ctx: AppContext, { caller, by }: Call, read: () => z.output<typeof loanRequestSchema>) {
  const request = read();
  const { installments, number_of_installments, installment_count, installments_value, installment_amount } = request;
  const contracted = await createLoan(ctx, {
    accountId: caller.accountId,
    offerId: request.credit_offer_id,
    simulationId: request.simulation_id,
    terms: {
      installmentCounts: given([installments, number_of_installments, installment_count]),
      installmentAmounts: given([installments_value, installment_amount]),
      firstDueDates: given([request.first_due_date]),
    },
    by,
  });
  return { status: 201, body: presentLoan(ctx, contracted) };
}

function given<Value>(values: readonly (Value | null | undefined)[]): Value[] {
  return values.filter((value) => value !== null && value !== undefined);
}

function find(ctx: AppContext, { req, caller }: Call) {
  return ctx.store.read((db) => getLoan(db, { scope: [caller.accountId], id: String(req.params["id"]) }));
}
