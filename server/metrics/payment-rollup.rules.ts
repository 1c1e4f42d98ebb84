import type { PaymentCount } from "../../shared/metrics/payment-count.ts";
import type { Actor } from "../../shared/payments/actor.ts";
import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import { type FirstOperations, firstOperationsOf } from "./first-operations.rules.ts";
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

export interface SettledOperation extends CountedOperation {
  settled_at: string;
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

/**
 * What operations that moved change once they are settled; nothing before that. `all` are those of their payment as they
 * stand, in the order in which they were asked for. It is the difference between what the payment counts with and without
 * them: one that a clock gone back put before others takes from them what only the first counts.
 */
export function countsOfMoved(
  payment: CountedPayment,
  moved: readonly Pick<CountedOperation, "id">[],
  all: readonly CountedOperation[],
): PaymentRollup[] {
  const ids = new Set(moved.map(({ id }) => id));
  const after = all.filter(isSettled);
  const before = after.filter(({ id }) => !ids.has(id));
  const taken = countsOfSettled(payment, before).map((count) => ({ ...count, n: -count.n, amount: 0 - count.amount }));
  return sumRollups([...countsOfSettled(payment, after), ...taken]).filter(({ n, amount }) => n !== 0 || amount !== 0);
}

function isSettled(operation: CountedOperation): operation is SettledOperation {
  return operation.settled_at !== null;
}

/** What all operations of a payment count together. */
function countsOfSettled(payment: CountedPayment, settled: readonly SettledOperation[]): PaymentRollup[] {
  const { accountId: account_id, currency } = payment;
  const first = firstOperationsOf(settled);
  return settled.flatMap((operation) => {
    const { settled_at, amount } = operation;
    const own = { account_id, currency, hour: hourOf(settled_at), label: "", n: 1, amount };
    return [
      ...countedOf(operation, first).map((counted) => ({ ...own, counted })),
      ...reportCountsOf(payment, operation, first),
    ];
  });
}

function countedOf({ id, kind, state }: SettledOperation, first: FirstOperations): PaymentCount[] {
  const succeeded = state === "succeeded";
  switch (kind) {
    case "authorize":
      return [
        ...(id === first.tried ? (["tried"] as const) : []),
        ...(id === first.approved ? (["approved"] as const) : []),
        ...(succeeded ? (["authorized"] as const) : []),
      ];
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
