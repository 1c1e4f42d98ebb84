import { z } from "zod";
import { minorSchema } from "../money.schema.ts";
import type { Permission, Role } from "../permissions.ts";
import { roleMay } from "../permissions.ts";
import { capturable, refundable } from "./balances.ts";
import {
  type Blockable,
  type Blocker,
  blockerSchema,
  cancelBlocker,
  captureBlocker,
  refundBlocker,
  voidBlocker,
} from "./blockers.ts";
import { saying } from "../sentences/say.ts";
import { blockerSentence } from "./blocker-text.ts";

/** One thing that may or may not be done now; `reason` is there exactly when it may not. */
export const actionSchema = z
  .strictObject({
    allowed: z.boolean(),
    /** The largest amount, minor units. */
    limit: minorSchema,
    code: z.string().optional(),
    reason: z.string().optional(),
    instead: z.string().optional(),
    /** The facts behind the reason, for whoever says it in another language. */
    blocker: blockerSchema.optional(),
  })
  .meta({ id: "PaymentAction" });
export type PaymentAction = z.infer<typeof actionSchema>;

export const actionsSchema = z
  .strictObject({ capture: actionSchema, refund: actionSchema, void: actionSchema, cancel: actionSchema })
  .meta({ id: "PaymentActions" });
export type PaymentActions = z.infer<typeof actionsSchema>;

export interface Subject extends Blockable {
  currency: string;
}

/** May this person do this now, and if not why, and what instead. */
export function actions(payment: Subject, role: Role): PaymentActions {
  const { balances } = payment;
  const left = capturable(balances);
  return {
    capture: answer(payment, forbidden(role, "payments.capture") ?? captureBlocker(payment, Math.max(left, 1)), left),
    refund: answer(
      payment,
      forbidden(role, "payments.refund") ?? refundBlocker(payment, Math.max(refundable(balances), 1)),
      refundable(balances),
    ),
    void: answer(payment, forbidden(role, "payments.void") ?? voidBlocker(payment), left),
    cancel: answer(payment, forbidden(role, "payments.void") ?? cancelBlocker(payment), 0),
  };
}

function forbidden(role: Role, permission: Permission): Blocker | null {
  return roleMay(role, permission) ? null : { code: "role_forbids", role };
}

function answer(payment: Subject, blocker: Blocker | null, limit: number): PaymentAction {
  if (blocker === null) return { allowed: true, limit };
  return {
    allowed: false,
    limit: 0,
    code: blocker.code,
    reason: saying(blockerSentence(blocker, payment.currency)).text,
    blocker,
    ...("instead" in blocker ? { instead: blocker.instead } : {}),
  };
}
