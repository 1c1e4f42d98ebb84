import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { borrowerStatuses } from "../lending/lending-states.ts";
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

export const customerSchema = customerRowSchema
  .extend({
    /** The newest ones. */
    payments: z.array(paymentRowSchema),
    sessions: z.array(sessionRowSchema),
    /** How far the review for credit is; null for somebody who never asked for any. */
    credit_status: z.enum(borrowerStatuses).nullable(),
  })
  .meta({ id: "Customer" });
export type CustomerView = z.infer<typeof customerSchema>;
