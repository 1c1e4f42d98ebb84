import { z } from "zod";

/** What the end of a payout tells. */
export const payoutEventPayloadSchema = z
  .strictObject({
    payout_id: z.string(),
    account_id: z.string(),
    merchant_id: z.string(),
    external_id: z.string().nullable(),
    state: z.enum(["completed", "failed"]),
    /** Minor units. */
    amount: z.int(),
    currency: z.string(),
    bank_trx_id: z.string().nullable(),
    error_message: z.string().nullable(),
    metadata: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: "PayoutEventPayload" });
export type PayoutEventPayload = z.infer<typeof payoutEventPayloadSchema>;
