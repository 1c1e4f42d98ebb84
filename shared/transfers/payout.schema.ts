import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { payoutDestinationSchema } from "./payout-destination.ts";
import { payoutStateSchema } from "./payout-states.ts";

/** A payout as staff see it. Who may not read personal data gets the receiver's parts masked. */
export const payoutSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    merchant_id: z.string(),
    currency: currencySchema,
    amount: minorSchema,
    state: payoutStateSchema,
    destination: payoutDestinationSchema,
    is_masked: z.boolean(),
    external_id: z.string().nullable(),
    bank_trx_id: z.string().nullable(),
    error_message: z.string().nullable(),
    /** How often it was sent. */
    attempts: z.int(),
    next_attempt_at: instantSchema.nullable(),
    /** The person who let it go or stopped it. */
    decided_by: z.string().nullable(),
    created_at: instantSchema,
    submitted_at: instantSchema.nullable(),
    completed_at: instantSchema.nullable(),
  })
  .meta({ id: "Payout" });
export type PayoutView = z.infer<typeof payoutSchema>;
