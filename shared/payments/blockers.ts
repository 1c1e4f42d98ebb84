import { z } from "zod";
import { type Balances, capturable, held, refundable } from "./balances.ts";
import { paymentMethod } from "./payment-methods.ts";
import { type PaymentStatus, paymentStatusSchema } from "./payment-status.ts";

/** What a blocked person can do instead. */
const alternativeSchema = z.enum(["capture", "final_capture", "void", "refund", "wait"]);
const instead = { instead: alternativeSchema };
const maybeInstead = { instead: alternativeSchema.exactOptional() };
const limit = { limit: z.int() };
const because = <Code extends string, Facts extends z.ZodRawShape>(code: Code, facts: Facts) =>
  z.strictObject({ code: z.literal(code), ...facts });

/** Why something cannot be done to a payment now, as facts. Amounts in minor units. */
export const blockerSchema = z
  .discriminatedUnion("code", [
    because("role_forbids", { role: z.string() }),
    because("amount_not_positive", {}),
    because("not_authorized", { status: paymentStatusSchema }),
    because("under_review", {}),
    because("authorization_released", {}),
    because("nothing_to_capture", {}),
    because("amount_exceeds_capturable", limit),
    because("nothing_to_refund", { releasable: z.int(), ...maybeInstead }),
    because("already_refunded", {}),
    because("amount_exceeds_refundable", limit),
    because("nothing_to_void", maybeInstead),
    because("void_after_refund", instead),
    because("void_remainder_unsupported", { method: z.string(), ...instead }),
    because("final_capture_unsupported", { method: z.string() }),
    because("authorization_not_final", {}),
    because("authorization_fixed", {}),
    because("authorization_must_grow", limit),
    because("already_authorized", maybeInstead),
    because("already_ended", {}),
    because("awaiting_approval", {}),
    because("operation_in_flight", instead),
  ])
  .meta({ id: "PaymentBlocker" });
export type Blocker = z.infer<typeof blockerSchema>;

export type BlockerCode = Blocker["code"];

export interface Blockable {
  status: PaymentStatus;
  method: string;
  balances: Balances;
  /** Opened to grow, and nobody has said yet what it comes to. */
  isAwaitingFinalAmount?: boolean;
}

const inFlight: Blocker = { code: "operation_in_flight", instead: "wait" };

/** Why `amount` cannot be captured now; null when it can. Button, dialog and server ask this one function. */
export function captureBlocker(
  payment: Blockable,
  amount: number,
  options: { isFinal?: boolean } = {},
): Blocker | null {
  const { balances } = payment;
  if (amount <= 0) return { code: "amount_not_positive" };
  if (balances.authorized === 0) return unreserved(payment);
  if (held(balances) === 0)
    return balances.captured === 0 ? { code: "authorization_released" } : { code: "nothing_to_capture" };
  if (payment.isAwaitingFinalAmount === true) return { code: "authorization_not_final" };
  if (options.isFinal === true && !paymentMethod(payment.method).hasFinalCapture) {
    return { code: "final_capture_unsupported", method: payment.method };
  }
  if (amount > held(balances)) return { code: "amount_exceeds_capturable", limit: capturable(balances) };
  if (amount > capturable(balances)) return inFlight;
  if (options.isFinal === true && balances.pendingCapture > 0) return inFlight;
  return null;
}

/** Why `amount` cannot be refunded now; null when it can. */
export function refundBlocker(payment: Blockable, amount: number): Blocker | null {
  const { balances } = payment;
  if (amount <= 0) return { code: "amount_not_positive" };
  if (payment.status === "ON_HOLD") return { code: "under_review" };
  if (balances.captured === 0) {
    const releasable = held(balances);
    return { code: "nothing_to_refund", releasable, ...(releasable > 0 ? { instead: "void" } : {}) };
  }
  if (balances.refunded === balances.captured) return { code: "already_refunded" };
  const confirmed = balances.captured - balances.refunded;
  if (amount > confirmed) return { code: "amount_exceeds_refundable", limit: refundable(balances) };
  if (amount <= refundable(balances)) return null;
  return balances.hasHeldRefund ? { code: "awaiting_approval" } : inFlight;
}

/** Why what is left of the reservation cannot be released now; null when it can. */
export function voidBlocker(payment: Blockable): Blocker | null {
  const { balances } = payment;
  if (balances.authorized === 0) return voidBlockerOfUnreserved(payment);
  if (held(balances) === 0) {
    if (balances.captured === 0) return { code: "authorization_released" };
    return { code: "nothing_to_void", ...(refundable(balances) > 0 ? { instead: "refund" } : {}) };
  }
  if (balances.refunded > 0) return { code: "void_after_refund", instead: "capture" };
  const method = paymentMethod(payment.method);
  if (balances.captured > 0 && !method.hasVoidOfRemainder) {
    return {
      code: "void_remainder_unsupported",
      method: payment.method,
      instead: method.hasFinalCapture ? "final_capture" : "capture",
    };
  }
  const { pendingCapture, hasOpenAuthorization, hasOpenRelease } = balances;
  return pendingCapture > 0 || hasOpenAuthorization || hasOpenRelease ? inFlight : null;
}

/** An authorization of nothing, with which a payer left a card, is called off like any other. */
function voidBlockerOfUnreserved({ status, balances }: Blockable): Blocker | null {
  if (status !== "AUTHORIZED") return unreserved({ status });
  return balances.hasOpenRelease ? inFlight : null;
}

function unreserved({ status }: Pick<Blockable, "status">): Blocker {
  return status === "ON_HOLD" ? { code: "under_review" } : { code: "not_authorized", status };
}

/** Why the payment cannot be called off now; null when it can, which is as long as it waits for its money. */
export function cancelBlocker(payment: Blockable): Blocker | null {
  const { status, balances } = payment;
  if (status === "ON_HOLD") return { code: "under_review" };
  if (balances.hasOpenAuthorization) return inFlight;
  if (status === "INITIATED") return null;
  if (refundable(balances) > 0) return { code: "already_authorized", instead: "refund" };
  if (held(balances) > 0) return { code: "already_authorized", instead: "void" };
  return { code: "already_ended" };
}
