import { z } from "zod";
import { borrowerStatuses, kycStatuses, loanStatuses, offerStatuses } from "./lending-states.ts";

const minor = z.int();
const instant = z.string();

/** What an event of a customer keeps: the customer as they were then. */
export const customerEventSchema = z.strictObject({
  customer_id: z.string(),
  status: z.enum(borrowerStatuses),
  external_id: z.string().nullable(),
  cpf: z.string(),
  cnpj: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  trading_name: z.string().nullable(),
  /** Those that the customer is shown. */
  kyc: z.array(
    z.strictObject({
      type: z.string(),
      kind: z.enum(["document", "data"]),
      status: z.enum(kycStatuses),
      message: z.string().nullable(),
      uploaded_at: instant.nullable(),
    }),
  ),
});
export type CustomerEvent = z.infer<typeof customerEventSchema>;

/** What an event of a credit offer keeps. Amounts are centavos. */
export const offerEventSchema = z.strictObject({
  offer_id: z.string(),
  customer_id: z.string(),
  status: z.enum(offerStatuses),
  approved_amount: minor,
  min_amount: minor,
  /** Interest a month, millionths. */
  rate_ppm: z.int(),
  installments_min: z.int(),
  installments_max: z.int(),
  valid_until: instant,
});
export type OfferEvent = z.infer<typeof offerEventSchema>;

/** What an event of a loan keeps. Amounts are centavos. */
export const loanEventSchema = z.strictObject({
  loan_id: z.string(),
  credit_offer_id: z.string(),
  customer_id: z.string(),
  status: z.enum(loanStatuses),
  requested_amount: minor,
  net_amount: minor,
  installment_count: z.int(),
  ccb_number: z.string().nullable(),
  /** Where the contract is signed, while it can be. */
  signing_url: z.string().nullable(),
  /** The part of a payment that went to one installment; null for other events. */
  payment: z.strictObject({ amount: minor, paid_at: instant, installment_number: z.int() }).nullable(),
});
export type LoanEvent = z.infer<typeof loanEventSchema>;

export const customerChanges = ["created", "kyc_updated", "under_review", "active"] as const;
export type CustomerChange = (typeof customerChanges)[number];

export type OfferChange = "available" | "expired";

export type LoanChange =
  | "created"
  | "contract_generated"
  | "awaiting_signatures"
  | "signed"
  | "disbursing"
  | "active"
  | "payment_received"
  | "finished"
  | "cancelled"
  | "error";
