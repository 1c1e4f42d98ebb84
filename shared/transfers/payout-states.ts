import { z } from "zod";

/** `awaiting_approval` and `pending` are not sent yet; `processing` is on its way. */
export const payoutStates = ["awaiting_approval", "pending", "processing", "completed", "failed"] as const;
export const payoutStateSchema = z.enum(payoutStates).meta({ id: "PayoutState" });
export type PayoutState = z.infer<typeof payoutStateSchema>;
