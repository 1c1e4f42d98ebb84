import { z } from "zod";
import { instantSchema } from "../instant.ts";

/** How an endpoint did in the running hour and the 23 before it, as the metrics count it. Test deliveries are left out. */
export const endpointHealthSchema = z
  .strictObject({
    endpoint_id: z.string(),
    delivered: z.int(),
    /** Given up: the schedule is used up, or an answer ended it. */
    exhausted: z.int(),
    /** Waiting now, however old. */
    pending: z.int(),
    /** True when more wait than are counted. */
    is_pending_capped: z.boolean(),
    oldest_pending_at: instantSchema.nullable(),
    /** Share of what is over that was delivered, from 0 to 1; null when nothing is over. */
    success_rate: z.number().nullable(),
    /** Share of what was tried that was delivered at the first try. */
    first_attempt_rate: z.number().nullable(),
    /** Of the durations of tries that were answered, milliseconds; null without any. */
    p95_ms: z.int().nullable(),
    /** When the first failure since the last success ended. */
    failing_since: instantSchema.nullable(),
    /** How near the endpoint is to being disabled by itself: the warning it has earned. */
    warning_percent: z.union([z.literal(0), z.literal(50), z.literal(70), z.literal(90)]),
    /** When it will be disabled if nothing changes; null where that is no matter of time, or the time is up already. */
    disables_at: instantSchema.nullable(),
    /** Events of which it was told, or which it was tried to tell, in each of the last 24 hours, the oldest hour first. */
    sparkline: z.array(z.int()),
  })
  .meta({ id: "EndpointHealth" });
export type EndpointHealth = z.infer<typeof endpointHealthSchema>;
