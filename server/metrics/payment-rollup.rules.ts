import type { PaymentCount } from "../../shared/metrics/payment-count.ts";
import type { Actor } from "../../shared/payments/actor.ts";
import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import type { PaymentRollup, RollupKey } from "./payment-rollup.record.ts";
import { reportCountsOf } from "./report-counts.rules.ts";

/** As much of an operation as the counts depend on. */
export interface CountedOperation {
  id: string;
  kind: string;
  state: string;
  /** Minor units. */
  amount: number;
  settled_at: string | null;
  reason: string | null;
  error: Pick<ProcessorError, "code" | "type"> | null;
  actor: Actor;
}

/** As much of a payment. */
export interface CountedPayment {
  accountId: string;
  currency: string;
  /** `payments` for one that waits for a transfer. */
  api: string;
  method: string;
  /** What the payer is asked for, minor units. */
  amount: number;
  createdAt: string;
}

/** What a payment adds by being made. */
export function countsOfStart(payment: CountedPayment): PaymentRollup[] {
  const { accountId, currency, api, method, amount, createdAt } = payment;
  const made = { account_id: accountId, currency, hour: hourOf(createdAt), n: 1 };
  return [
    { ...made, counted: "created", label: "", amount: 0 },
    ...(api === "payments" ? [{ ...made, counted: "transfer_created", label: method, amount } as const] : []),
  ];
}

/** What an operation adds once it is settled; nothing before that. `all` are those of its payment as they stand. */
export function countsOfOperation(
  payment: CountedPayment,
  operation: CountedOperation,
  all: readonly CountedOperation[],
): PaymentRollup[] {
  const { settled_at: settledAt, amount } = operation;
  if (settledAt === null) return [];
  const settled = { account_id: payment.accountId, currency: payment.currency, hour: hourOf(settledAt) };
  return [
    ...countedOf(operation, all).map((counted) => ({ ...settled, counted, label: "", n: 1, amount })),
    ...reportCountsOf(payment, { ...operation, settled_at: settledAt }, all),
  ];
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
    const key = `${change.account_id} ${change.currency} ${change.hour} ${change.counted} ${change.label}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...change });
    else {
      sum.n += change.n;
      sum.amount += change.amount;
    }
  }
  return [...sums.values()];
}

/** What hours count, each once. */
export function keysOfRollups(sums: readonly PaymentRollup[]): RollupKey[] {
  const keys = new Map<string, RollupKey>();
  for (const { account_id, counted, currency, label } of sums) {
    keys.set(`${account_id} ${counted} ${currency} ${label}`, { account_id, counted, currency, label });
  }
  return [...keys.values()];
}
