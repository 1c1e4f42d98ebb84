import type { SessionStatus } from "../../shared/checkout/session.schema.ts";
import type { OperationKind, OperationState } from "../../shared/payments/balances.ts";
import { type Said, say } from "../../shared/sentences/say.ts";

/** As much of an operation as a session follows. */
export interface FollowedOperation {
  kind: OperationKind;
  state: OperationState;
  reason: string | null;
  isUnderReview?: boolean;
  /** Whether Kontor itself ended the payment because the session's time was over. */
  isExpiry: boolean;
}

export interface SessionStep {
  status: SessionStatus;
  /** Names of the events to append, in order. */
  events: readonly string[];
}

/** The reason that a session's cancellation gives to the release of its authorization. */
export const sessionCancelledReason = "session_cancelled";

/** What a session becomes when an operation of its payment moves; null when it stays as it is. */
export function stepOf(status: SessionStatus, operation: FollowedOperation): SessionStep | null {
  const { kind, state } = operation;
  if (kind === "void" && state === "succeeded" && operation.reason === sessionCancelledReason) {
    return status === "cancelled" ? null : { status: "cancelled", events: ["CANCELLED"] };
  }
  if (status !== "open" && status !== "paying" && status !== "on_hold") return null;
  if (kind === "authorize" || kind === "receive") {
    // The wire names no event for the review itself; the call to the shop is one.
    if (operation.isUnderReview === true) return status === "on_hold" ? null : { status: "on_hold", events: [] };
    if (state === "succeeded") return { status: "authorized", events: ["AUTHORIZED", "COMPLETED"] };
    // What a review refuses is over for good: the payment's end follows in the same breath.
    if (status === "on_hold") return null;
    return state === "failed" ? { status: "paying", events: ["PAY_FAILED"] } : null;
  }
  if (state === "succeeded" && (kind === "cancel" || kind === "expire")) return endStep(operation);
  return null;
}

function endStep({ reason, isExpiry }: FollowedOperation): SessionStep {
  if (isExpiry) return { status: "expired", events: ["FAILED"] };
  if (reason === "declined") return { status: "declined", events: ["DECLINED"] };
  return reason === "cancelled"
    ? { status: "cancelled", events: ["CANCELLED"] }
    : { status: "failed", events: ["FAILED"] };
}

/** Why a session cannot be paid or changed now; null when it can. */
export type SessionBlocker = "cancelled" | "expired" | "paid" | "on_hold" | "ended";

export function sessionBlocker(
  session: { status: SessionStatus; expires_at: string },
  now: string,
): SessionBlocker | null {
  switch (session.status) {
    case "authorized":
      return "paid";
    case "on_hold":
      return "on_hold";
    case "cancelled":
      return "cancelled";
    case "declined":
    case "failed":
      return "ended";
    case "expired":
      return "expired";
    case "open":
    case "paying":
      return session.expires_at <= now ? "expired" : null;
  }
}

/** Why nothing can be done with a session any more. */
export function sessionBlockerSaid(blocker: SessionBlocker): Said {
  return say(`refusal.session_${blocker}`);
}
