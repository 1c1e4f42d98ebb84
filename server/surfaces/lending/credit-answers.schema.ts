import { z } from "zod";
import { installmentStatuses, loanStatuses, offerStatuses } from "../../../shared/lending/lending-states.ts";
import { instantAnswer } from "./answers.schema.ts";

/** What this wire answers of offers and loans, for its reference; a test holds the presenters to it. */

const money = z
  .string()
  .regex(/^\d+\.\d{2}$/)
  .meta({ description: "BRL" });
const day = z.iso.date().meta({ description: "A day of São Paulo" });
const idOf = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-f]{32}$`));
const monthly = z.number().meta({ description: "Interest a month, per cent" });
const yearly = z.number().meta({ description: "Total effective cost (CET) a year, per cent" });

export const offerAnswerSchema = z
  .strictObject({
    id: idOf("co"),
    customer_id: idOf("cust"),
    status: z.enum(offerStatuses),
    approved_amount: money,
    min_amount: money,
    interest_rate: monthly,
    installments: z.int().optional().meta({ description: "A fixed term; a range has the two bounds instead" }),
    min_installments: z.int().optional(),
    max_installments: z.int().optional(),
    due_date_rule: z.null(),
    valid_until: instantAnswer,
    created_at: instantAnswer,
    updated_at: instantAnswer,
  })
  .meta({ id: "CreditOffer" });

export const simulationAnswerSchema = z
  .strictObject({
    id: idOf("sim"),
    credit_offer_id: idOf("co"),
    requested_amount: money,
    amount: money.meta({ description: "What the customer receives" }),
    interest_amount: money,
    fees_amount: money,
    iof_amount: money,
    total_loan_amount: money.meta({ description: "Everything that is paid back" }),
    interest_percentage: monthly,
    cet_percentage: yearly,
    number_of_installments: z.int(),
    installments_value: money,
    first_due_date: day,
    created_at: instantAnswer,
  })
  .meta({ id: "Simulation" });

export const loanAnswerSchema = z
  .strictObject({
    id: idOf("ln"),
    credit_offer_id: idOf("co"),
    simulation_id: idOf("sim"),
    customer_id: idOf("cust"),
    status: z.enum(loanStatuses),
    requested_amount: money,
    net_amount: money.nullable().meta({ description: "Once it was paid out" }),
    iof: money.nullable(),
    service_fee: money.nullable(),
    interest_rate: monthly.nullable(),
    cet: yearly.nullable(),
    total_amount: money,
    installments_value: money,
    first_due_date: day,
    number_of_installments: z.int(),
    ccb_number: z.string().nullable().meta({ description: "Number of the contract" }),
    disbursement_method: z.enum(["pix"]).nullable(),
    signing_url: z.url().nullable().meta({ description: "While the contract waits for its signatures" }),
    created_at: instantAnswer,
    updated_at: instantAnswer,
  })
  .meta({ id: "Loan" });

export const transactionAnswerSchema = z
  .strictObject({
    id: idOf("tx"),
    loan_id: idOf("ln"),
    type: z.literal("installment"),
    due_date: day,
    status: z.enum(installmentStatuses),
    amount_due: money,
    amount_paid: money,
    amount_remaining: money,
    principal: money,
    interest: money,
    fees: money,
    days_overdue: z.int(),
    paid_at: instantAnswer.nullable(),
    created_at: instantAnswer,
    updated_at: instantAnswer,
  })
  .meta({ id: "LoanTransaction" });
