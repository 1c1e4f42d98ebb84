import { z } from "zod";

/** A request `waiting` for a second person; what was approved has its outcome in its operation. */
export const approvalStates = ["waiting", "approved", "declined"] as const;
export const approvalStateSchema = z.enum(approvalStates).meta({ id: "ApprovalState" });
export type ApprovalState = z.infer<typeof approvalStateSchema>;
