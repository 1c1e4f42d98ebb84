import { z } from "zod";

/** One type of event that a dialect may tell merchants of. */
export const eventTypeSchema = z
  .strictObject({
    dialect: z.string(),
    /** In the words of the wire. */
    type: z.string(),
    /** What happened when it is sent. */
    description: z.string(),
    /** False for what merchants may subscribe to and Kontor never sends. */
    is_sent: z.boolean(),
    /** Whether an endpoint can be sent a made-up one. */
    has_test: z.boolean(),
    /** JSON Schema of the body; null for a call without one. */
    schema: z.record(z.string(), z.unknown()).nullable(),
    /** Where the facts are in the address: such an address. */
    example_url: z.string().nullable(),
    /** A body as it would be sent; null for a call without one. */
    example: z.string().nullable(),
  })
  .meta({ id: "EventType" });
export type EventTypeView = z.infer<typeof eventTypeSchema>;
