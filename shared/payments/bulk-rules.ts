import type { Role } from "../permissions.ts";
import { actions, type Subject } from "./actions.ts";
import { capturable, refundable } from "./balances.ts";
import type { BulkKind } from "./bulk-kinds.ts";
import type { BulkTotal } from "./bulk-run.schema.ts";
import type { PaymentApi } from "./payment-status.ts";

/** A payment as a bulk run looks at it. */
export interface BulkSubject extends Subject {
  api: PaymentApi;
  /** What one person may give back of it alone, minor units; null for any amount. */
  approvalAbove: number | null;
  /** False where the account is live and nothing moves its money yet. */
  hasGateway: boolean;
}

/** What a run does to one payment: moves all that is left, or nothing, and why. */
export type BulkStep = { amount: number } | { code: string; reason: string };

/**
 * What doing this to all that is left of a payment comes to, by the rules that its own page and the API go by.
 *
 * A run asks nobody for approval: what is above the limit is left out, so that a second person gets a request for
 * each of them that somebody has looked at. A transfer is left out of refunds because each goes back by a
 * bank transfer with a name of its own.
 */
export function bulkStep(kind: BulkKind, payment: BulkSubject, role: Role): BulkStep {
  const action = actions(payment, role)[kind];
  if (!action.allowed) return { code: action.code ?? "blocked", reason: action.reason ?? "" };
  const amount = bulkAmount(kind, payment);
  if (!payment.hasGateway) {
    return { code: "live_gateway_missing", reason: "This account is live and no live gateway is configured." };
  }
  if (kind !== "refund") return { amount };
  if (payment.approvalAbove !== null && amount > payment.approvalAbove) return aboveLimit;
  return payment.api === "payments" ? bankReferenceNeeded : { amount };
}

export const aboveLimit = {
  code: "needs_second_person",
  reason: "It is above the limit of one person. Ask for it on the payment's own page.",
};

const bankReferenceNeeded = {
  code: "bank_reference_needed",
  reason: "A refund of a transfer needs the bank's reference. Enter it on the payment's own page.",
};

/** All that is left to capture, to refund or to release; minor units. */
export function bulkAmount(kind: BulkKind, { balances }: Pick<Subject, "balances">): number {
  return kind === "refund" ? refundable(balances) : capturable(balances);
}

/** By currency, in the order of their codes. */
export function bulkTotals(steps: readonly { currency: string; amount: number }[]): BulkTotal[] {
  const totals = new Map<string, BulkTotal>();
  for (const { currency, amount } of steps) {
    const known = totals.get(currency) ?? { currency, count: 0, amount: 0 };
    totals.set(currency, { currency, count: known.count + 1, amount: known.amount + amount });
  }
  return [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** Whether two previews would move the same. */
export function areSameTotals(one: readonly BulkTotal[], other: readonly BulkTotal[]): boolean {
  const text = (totals: readonly BulkTotal[]) =>
    totals
      .map(({ currency, count, amount }) => `${currency} ${count} ${amount}`)
      .sort()
      .join();
  return text(one) === text(other);
}
