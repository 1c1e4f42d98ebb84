import { z } from "zod";
import { instantSchema } from "../instant.ts";

/** Something that happened, and that receivers may have been told of. */
export const eventSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    /** Domain words: `payment.captured`, `session.cancelled` ... */
    type: z.string(),
    subject_type: z.string(),
    subject_id: z.string(),
    operation_id: z.string().nullable(),
    payload: z.record(z.string(), z.unknown()),
    /** How many deliveries were written with it. */
    delivery_count: z.int(),
    created_at: instantSchema,
  })
  .meta({ id: "Event" });
export type EventView = z.infer<typeof eventSchema>;
