import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { borrowerStatuses } from "../lending/lending-states.ts";
import { loanRowSchema } from "../lending/loan.schema.ts";
import { offerRowSchema } from "../lending/offer.schema.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { pageSchema } from "../page.ts";
import { paymentRowSchema } from "../payments/payment.schema.ts";
import { sessionRowSchema } from "../checkout/session.schema.ts";

export const customerRowSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    external_id: z.string().nullable(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    country: z.string().nullable(),
    is_masked: z.boolean(),
    created_at: instantSchema,
    updated_at: instantSchema,
    /** When everything personal was removed; null for everybody else. */
    erased_at: instantSchema.nullable(),
  })
  .meta({ id: "CustomerRow" });
export type CustomerRow = z.infer<typeof customerRowSchema>;

const shownSchema = { total: pageSchema.shape.total };

const creditSchema = z.strictObject({
  status: z.enum(borrowerStatuses),
  status_since: instantSchema,
  /** As it was declared for credit; masked like the rest. */
  name: z.string(),
  cpf: z.string(),
  /** Of what is asked for: how many parts were approved, and how many wait for a decision. */
  items: z.strictObject({ asked: z.int(), approved: z.int(), submitted: z.int() }),
  offers: z.strictObject({
    rows: z.array(offerRowSchema),
    ...shownSchema,
    /** Those that can be taken up; centavos of BRL. */
    open: z.strictObject({ count: z.int(), amount: minorSchema }),
  }),
  loans: z.strictObject({
    rows: z.array(loanRowSchema),
    ...shownSchema,
    running: z.strictObject({ count: z.int(), outstanding: minorSchema, late: z.int() }),
  }),
});
export type CustomerCreditView = z.infer<typeof creditSchema>;

/**
 * One person or company: the newest of each kind, how many there are, and what they come to in each currency. Where
 * the total is capped the figures are those of as many of the newest.
 */
export const customerSchema = customerRowSchema
  .extend({
    payments: z.strictObject({
      rows: z.array(paymentRowSchema),
      ...shownSchema,
      figures: z.array(
        z.strictObject({
          currency: currencySchema,
          count: z.int(),
          captured: minorSchema,
          refunded: minorSchema,
          /** Reserved, and neither taken nor given back. */
          reserved: minorSchema,
        }),
      ),
    }),
    sessions: z.strictObject({
      rows: z.array(sessionRowSchema),
      ...shownSchema,
      figures: z.array(
        z.strictObject({
          currency: currencySchema,
          count: z.int(),
          completed: z.int(),
          /** Of the completed ones. */
          amount: minorSchema,
        }),
      ),
    }),
    /** Null for somebody who was never registered for credit. */
    credit: creditSchema.nullable(),
  })
  .meta({ id: "Customer" });
export type CustomerView = z.infer<typeof customerSchema>;
