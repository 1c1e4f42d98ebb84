import type { PaymentCount } from "../../shared/metrics/payment-count.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import type { PaymentRollup } from "./payment-rollup.record.ts";

/** As much of an operation as the counts depend on. */
export interface CountedOperation {
  id: string;
  kind: string;
  state: string;
  /** Minor units. */
  amount: number;
  settled_at: string | null;
}

interface OfPayment {
  accountId: string;
  currency: string;
}

/** What a payment adds by being made. */
export function countsOfStart({ accountId, currency }: OfPayment, at: string): PaymentRollup {
  return { account_id: accountId, currency, hour: hourOf(at), counted: "created", n: 1, amount: 0 };
}

/** What an operation adds once it is settled; nothing before that. `all` are those of its payment as they stand. */
export function countsOfOperation(
  { accountId, currency }: OfPayment,
  operation: CountedOperation,
  all: readonly CountedOperation[],
): PaymentRollup[] {
  const { settled_at: settledAt, amount } = operation;
  if (settledAt === null) return [];
  const hour = hourOf(settledAt);
  return countedOf(operation, all).map((counted) => ({ account_id: accountId, currency, hour, counted, n: 1, amount }));
}

function countedOf(operation: CountedOperation, all: readonly CountedOperation[]): PaymentCount[] {
  const { id, kind, state } = operation;
  const succeeded = state === "succeeded";
  switch (kind) {
    case "authorize": {
      const others = all.filter((other) => other.kind === kind && other.id !== id && other.settled_at !== null);
      return [
        ...(others.length === 0 ? (["tried"] as const) : []),
        ...(succeeded && !others.some((other) => other.state === "succeeded") ? (["approved"] as const) : []),
        ...(succeeded ? (["authorized"] as const) : []),
      ];
    }
    case "receive":
      return succeeded ? ["authorized", "captured"] : [];
    case "capture":
      return [succeeded ? "captured" : "capture_failed"];
    case "refund":
      return succeeded ? ["refunded"] : [];
    case "void":
      return succeeded ? ["voided"] : [];
    default:
      return [];
  }
}

/** Counts of the same hour as one, so that a bulk load or a fold writes each hour once. */
export function sumRollups(changes: readonly PaymentRollup[]): PaymentRollup[] {
  const sums = new Map<string, PaymentRollup>();
  for (const change of changes) {
    const key = `${change.account_id} ${change.currency} ${change.hour} ${change.counted}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...change });
    else {
      sum.n += change.n;
      sum.amount += change.amount;
    }
  }
  return [...sums.values()];
}
