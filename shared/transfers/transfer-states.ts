import { z } from "zod";

/**
 * `queued` until it was looked at; `unmatched` may still find its order or go back by itself; `held` waits for a
 * person; `returning` is on its way back.
 */
export const transferStates = ["queued", "matched", "unmatched", "held", "returning", "returned"] as const;
export const transferStateSchema = z.enum(transferStates).meta({ id: "TransferState" });
export type TransferState = z.infer<typeof transferStateSchema>;

/** Why money found no order; `late` is an order that had ended before. */
export const transferObstacles = ["no_order", "document", "amount", "method", "late"] as const;
export const transferObstacleSchema = z.enum(transferObstacles).meta({ id: "TransferObstacle" });
export type TransferObstacle = z.infer<typeof transferObstacleSchema>;

/** How what came compares with what was asked for. */
export type AmountVerdict = "exact" | "over" | "under";

/** What becomes of money without an order: back at once, or back when its time is over. */
export const refundPolicies = ["on_reception", "on_expiration"] as const;
export type RefundPolicy = (typeof refundPolicies)[number];
