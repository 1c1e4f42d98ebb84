import { z } from "zod";
import { instantSchema } from "../instant.ts";
import type { ListSpec } from "../list-spec.ts";

/** How far a session came on its way to money, in this order. */
export const sessionSteps = ["created", "opened", "method_chosen", "authorized", "captured"] as const;

/** When one session took each step; null for a step that it has not taken. */
export const sessionStepsSchema = z
  .strictObject({
    created: instantSchema,
    opened: instantSchema.nullable(),
    method_chosen: instantSchema.nullable(),
    authorized: instantSchema.nullable(),
    /** The newest capture. */
    captured: instantSchema.nullable(),
  })
  .meta({ id: "SessionSteps" });
export type SessionStepsView = z.infer<typeof sessionStepsSchema>;

/** More sessions than this say nothing new about where payers stop. */
export const funnelSessionsMax = 5_000;

/** How many of the newest sessions came how far. A later step includes the earlier ones. */
export const sessionFunnelSchema = z
  .strictObject({
    created: z.int(),
    opened: z.int(),
    method_chosen: z.int(),
    authorized: z.int(),
    captured: z.int(),
    /** Opened, and ended without an authorization. */
    abandoned: z.int(),
    /** Never opened before its time was over. */
    expired: z.int(),
    /** True when there are more sessions than were counted. */
    is_capped: z.boolean(),
  })
  .meta({ id: "SessionFunnel" });
export type SessionFunnelView = z.infer<typeof sessionFunnelSchema>;

export const sessionFunnelSpec = {
  filters: { account: "any_of", created_at: "range_instant" },
  sorts: ["created_at"],
  defaultSort: "-created_at",
  hasSearch: false,
} as const satisfies ListSpec;
