import { z } from "zod";

/** When a wire tries again, what ends the trying, and when it gives an endpoint up. */
export const scheduleSchema = z
  .strictObject({
    /** For one attempt, from the name look-up to the last byte of the answer. */
    timeout_ms: z.int(),
    /** Waits before the retries, each counted from the failure before it. */
    retry_delays_ms: z.array(z.int()),
    /** Share by which a wait may be longer or shorter. */
    jitter: z.number(),
    /** The longest `Retry-After` that is honored; 0 for none. */
    retry_after_ms_max: z.int(),
    /** Status codes that end a delivery at once, first and last of each stretch. */
    ending_codes: z.array(z.tuple([z.int(), z.int()])),
    /** An answer of 410 disables the endpoint at once. */
    gone_disables: z.boolean(),
    /** When an endpoint that only fails is disabled; null for never. */
    disabling: z
      .discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("failing_for"), ms: z.int() }),
        z.strictObject({ kind: z.literal("given_up_in_a_row"), count: z.int() }),
      ])
      .nullable(),
    /** Days for which messages and answers are kept, and can be sent again. */
    retention_days: z.int(),
  })
  .meta({ id: "WebhookSchedule" });
export type Schedule = z.infer<typeof scheduleSchema>;
