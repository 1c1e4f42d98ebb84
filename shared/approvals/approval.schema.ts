import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { accountIdSchema } from "../ids.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { actorSchema } from "../payments/actor.ts";
import { operationStateSchema } from "../payments/balances.ts";
import { approvalStateSchema } from "./approval-states.ts";
import { decisionSchema } from "./decision.ts";

/** What can wait for a second person. */
export const approvalKinds = ["refund"] as const;
export const approvalKindSchema = z.enum(approvalKinds).meta({ id: "ApprovalKind" });

/** Something that a person asked for above the limit, as it was asked: nothing of it changes while it waits. */
export const approvalSchema = z
  .strictObject({
    id: z.string(),
    account_id: accountIdSchema,
    merchant_id: z.string().nullable(),
    kind: approvalKindSchema,
    state: approvalStateSchema,
    payment_id: z.string(),
    merchant_reference: z.string(),
    currency: currencySchema,
    amount: minorSchema,
    /** What may be done without a second person. */
    limit: minorSchema,
    reason: z.string().nullable(),
    note: z.string().nullable(),
    bank_reference: z.string().nullable(),
    /** What became of the money, once it was approved; `pending` until the bank has answered. */
    outcome: operationStateSchema.nullable(),
    /** Why the processor refused it. */
    error: z.string().nullable(),
    requested_by: actorSchema,
    requested_at: instantSchema,
    decided_by: actorSchema.nullable(),
    decided_at: instantSchema.nullable(),
    /** What the person wrote who decided. */
    decision_note: z.string().nullable(),
    /** Whether the person who reads this may decide. */
    decision: decisionSchema,
  })
  .meta({ id: "Approval" });
export type ApprovalView = z.infer<typeof approvalSchema>;

/** Declining says why; approving may. */
export const declineSchema = z.object({ note: z.string().trim().min(1).max(2000) }).meta({ id: "Decline" });
export const approveSchema = z.object({ note: z.string().trim().min(1).max(2000).optional() }).meta({ id: "Approve" });
