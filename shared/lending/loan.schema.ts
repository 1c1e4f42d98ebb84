import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { minorSchema } from "../money.schema.ts";
import { actorSchema } from "../payments/actor.ts";
import { deliverySchema } from "../webhooks/delivery.schema.ts";
import { installmentStatuses, loanStatuses } from "./lending-states.ts";
import { loanActionsSchema } from "./loan-actions.ts";

const daySchema = z.iso.date().meta({ description: "Calendar day of São Paulo" });

/** A loan as lists show it. Amounts are centavos of BRL. */
export const loanRowSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    customer_id: z.string(),
    /** Masked for whoever may not read personal data. */
    customer_name: z.string(),
    status: z.enum(loanStatuses),
    /** By the account's clock, which a sandbox may have moved on. */
    status_since: instantSchema,
    /** How long it has had its status. */
    age_seconds: z.int(),
    ccb_number: z.string().nullable(),
    requested_amount: minorSchema,
    total_amount: minorSchema,
    installment_amount: minorSchema,
    installment_count: z.int(),
    /** Everything that is still to be paid; null before the loan was paid out. */
    outstanding: minorSchema.nullable(),
    /** Due date of the oldest installment that is not paid. */
    oldest_due: daySchema.nullable(),
    days_late: z.int(),
    created_at: instantSchema,
  })
  .meta({ id: "LoanRow" });
export type LoanRow = z.infer<typeof loanRowSchema>;

const duesSchema = z.strictObject({ principal: minorSchema, interest: minorSchema, fees: minorSchema });

const installmentSchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  due_date: daySchema,
  principal: minorSchema,
  interest: minorSchema,
  /** Late charges until today. */
  fees: minorSchema,
  principal_paid: minorSchema,
  interest_paid: minorSchema,
  fees_paid: minorSchema,
  status: z.enum(installmentStatuses),
  days_overdue: z.int(),
  paid_at: instantSchema.nullable(),
  /** Whether being late costs something. */
  charges_late: z.boolean(),
});
export type LoanInstallmentView = z.infer<typeof installmentSchema>;

const paymentSchema = z.strictObject({
  id: z.string(),
  amount: minorSchema,
  paid_on: daySchema,
  reference: z.string(),
  note: z.string().nullable(),
  /** Names of colleagues. */
  booked_by: z.string(),
  booked_at: instantSchema,
  reversed_by: z.string().nullable(),
  reversed_at: instantSchema.nullable(),
  reversal_reason: z.string().nullable(),
  /** What it pays; of one that was reversed, what it paid last. */
  parts: z.array(duesSchema.extend({ installment_number: z.int() })),
});
export type LoanPaymentView = z.infer<typeof paymentSchema>;

/** A loan with everything that happened to it. */
export const loanSchema = loanRowSchema
  .extend({
    credit_offer_id: z.string(),
    simulation_id: z.string(),
    principal_amount: minorSchema,
    net_amount: minorSchema,
    interest_amount: minorSchema,
    fees_amount: minorSchema,
    iof_amount: minorSchema,
    /** Interest a month, millionths. */
    rate_ppm: z.int(),
    /** Total effective cost a year, hundredths of a per cent. */
    cet_year_bp: z.int(),
    first_due_date: daySchema,
    /** Names of colleagues. */
    disbursement_ordered_by: z.string().nullable(),
    disbursement_ordered_at: instantSchema.nullable(),
    disbursement_confirmed_by: z.string().nullable(),
    disbursement_reference: z.string().nullable(),
    disbursed_at: instantSchema.nullable(),
    /** When the next step that nobody has to take is due. */
    next_step_at: instantSchema.nullable(),
    error_code: z.string().nullable(),
    end_reason: z.string().nullable(),
    finished_at: instantSchema.nullable(),
    is_masked: z.boolean(),
    signers: z.array(z.strictObject({ name: z.string(), cpf: z.string(), signed_at: instantSchema.nullable() })),
    installments: z.array(installmentSchema),
    payments: z.array(paymentSchema),
    /** What is still to be paid today, by the account's clock. */
    owed: duesSchema,
    today: daySchema,
    /** The day on which the money went out. */
    disbursed_on: daySchema.nullable(),
    history: z.array(
      z.strictObject({ at: instantSchema, action: z.string(), actor: actorSchema, note: z.string().nullable() }),
    ),
    actions: loanActionsSchema,
    deliveries: z.array(deliverySchema),
    version: z.int(),
  })
  .meta({ id: "Loan" });
export type LoanView = z.infer<typeof loanSchema>;

/** One column of the board for each status. */
export const loanBoardSchema = z
  .strictObject({
    columns: z.array(
      z.strictObject({
        status: z.enum(loanStatuses),
        count: z.int(),
        /** The first of them: the longest waiting, or the newest of a status that nobody works on. */
        loans: z.array(loanRowSchema),
      }),
    ),
  })
  .meta({ id: "LoanBoard" });
export type LoanBoard = z.infer<typeof loanBoardSchema>;

const reasonSchema = z.string().trim().min(1).max(2_000);

export const bookLoanPaymentSchema = z
  .object({
    amount: minorSchema.positive(),
    paid_on: daySchema,
    /** By which the bank names it. */
    reference: z.string().trim().min(1).max(200),
    note: z.string().trim().max(2_000).optional(),
    /** What was owed in all when the person looked. */
    expected_outstanding: minorSchema.optional(),
  })
  .meta({ id: "BookLoanPayment" });
export type BookLoanPayment = z.infer<typeof bookLoanPaymentSchema>;

export const reverseLoanPaymentSchema = z.object({ reason: reasonSchema }).meta({ id: "ReverseLoanPayment" });

/** Cancelling and marking as failed want a reason; the second person names the bank's reference. */
export const loanStepSchema = z
  .object({ reason: reasonSchema.optional(), reference: z.string().trim().min(1).max(200).optional() })
  .meta({ id: "LoanStep" });
export type LoanStep = z.infer<typeof loanStepSchema>;
