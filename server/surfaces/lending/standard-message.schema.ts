import { z } from "zod";
import type { EventDescription } from "../../webhooks/event-description.ts";

const decimalSchema = z.string().regex(/^\d+\.\d{2}$/);
const secondSchema = z.iso.datetime({ precision: 0 });
const customerId = z.string().regex(/^cust_[0-9a-f]{32}$/);
const loanSchema = z.object({ id: z.string().regex(/^ln_[0-9a-f]{32}$/), status: z.string() });

const customerSchema = z.object({ id: customerId, status: z.string(), external_id: z.string().nullable() });
const checkedCustomerSchema = customerSchema.extend({
  /** What was asked for to know the customer, and how far that is. */
  kyc: z.array(z.record(z.string(), z.unknown())),
});

const createdCustomerSchema = checkedCustomerSchema.extend({
  cpf: z.string(),
  cnpj: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  trading_name: z.string().nullable(),
});

const creditOfferSchema = z.object({
  id: z.string().regex(/^co_[0-9a-f]{32}$/),
  customer_id: customerId,
  status: z.string(),
  approved_amount: decimalSchema,
  min_amount: decimalSchema,
  interest_rate: z.number(),
  /** A fixed term; a range has its two bounds instead. */
  installments: z.int().optional(),
  min_installments: z.int().optional(),
  max_installments: z.int().optional(),
  due_date_rule: z.unknown(),
  valid_until: secondSchema,
});

const createdLoanSchema = loanSchema.extend({
  credit_offer_id: creditOfferSchema.shape.id,
  customer_id: customerId,
  requested_amount: decimalSchema,
  number_of_installments: z.int(),
});
const activeLoanSchema = loanSchema.extend({ requested_amount: decimalSchema, net_amount: decimalSchema });
const paidLoanSchema = loanSchema.extend({
  payment: z.object({ amount: decimalSchema, paid_at: secondSchema, installment_number: z.int().min(1) }),
});

/** Every type of this wire: when it is sent, and what its `data` holds. */
const descriptions: readonly (readonly [string, string, z.ZodType])[] = [
  ["customer.created", "A customer was registered.", createdCustomerSchema],
  ["customer.kyc_updated", "A document or check of the customer changed its state.", checkedCustomerSchema],
  ["customer.under_review", "Everything was handed in, and somebody looks at it.", customerSchema],
  ["customer.active", "The customer was approved and may take credit.", customerSchema],
  ["credit_offer.available", "An offer was made to the customer.", creditOfferSchema],
  ["credit_offer.expired", "An offer ran out before it was accepted.", creditOfferSchema],
  ["loan.created", "An offer was accepted, and a loan begun.", createdLoanSchema],
  [
    "loan.contract_generated",
    "The contract can be read and signed at the address that comes along.",
    loanSchema.extend({ ccb_number: z.string(), signing_url: z.url() }),
  ],
  ["loan.awaiting_signatures", "The contract waits for its signatures.", loanSchema.extend({ signing_url: z.url() })],
  ["loan.signed", "Everybody has signed.", loanSchema.extend({ ccb_number: z.string() })],
  ["loan.disbursing", "The money is on its way to the customer.", loanSchema],
  ["loan.active", "The money has arrived, and the installments run.", activeLoanSchema],
  ["loan.payment_received", "A payment towards an installment was booked.", paidLoanSchema],
  ["loan.finished", "Everything was paid back.", loanSchema],
  ["loan.cancelled", "The loan was called off before the money was sent.", loanSchema],
  ["loan.error", "Something went wrong that the customer or the partner has to see to.", loanSchema],
];

/** The catalogue of the lending wire; its messages are an envelope around `data`. */
export const standardCatalogue: readonly EventDescription[] = descriptions.map(([type, description, data]) => ({
  type,
  description,
  body: z.object({ type: z.literal(type), timestamp: secondSchema, data }),
}));

export const standardEventTypes: readonly string[] = descriptions.map(([type]) => type);
