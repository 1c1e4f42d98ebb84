import { captureFee, providerOf } from "./fee.rules.ts";

/** A capture or refund that the ledger has taken in and that no settlement has paid out yet. */
export interface WaitingOperation {
  ledgerSeq: number;
  operationId: string;
  paymentId: string;
  kind: "capture" | "receive" | "refund";
  method: string;
  currency: string;
  /** Minor units, more than zero. */
  amount: number;
  /** UTC. */
  postedAt: string;
}

export interface SettlementLine {
  operationId: string;
  paymentId: string;
  method: string;
  capture: number;
  refund: number;
  fee: number;
  postedAt: string;
  ledgerSeq: number;
}

/** What one settlement comes to, before anybody asked whether it can be paid. */
export interface SettlementDraft {
  provider: string;
  currency: string;
  capture: number;
  refund: number;
  fee: number;
  /** Captures minus refunds minus fees. */
  amount: number;
  startAt: string;
  endAt: string;
  lines: readonly SettlementLine[];
}

/** One draft per provider and currency, in the order in which they first appear. */
export function composeSettlements(waiting: readonly WaitingOperation[]): SettlementDraft[] {
  const groups = new Map<string, { provider: string; currency: string; lines: SettlementLine[] }>();
  for (const operation of waiting) {
    const provider = providerOf(operation.method);
    const key = `${provider} ${operation.currency}`;
    const group = groups.get(key) ?? { provider, currency: operation.currency, lines: [] };
    group.lines.push(lineOf(operation));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ provider, currency, lines }) => {
    const capture = sum(lines.map((line) => line.capture));
    const refund = sum(lines.map((line) => line.refund));
    const fee = sum(lines.map((line) => line.fee));
    const times = lines.map((line) => line.postedAt).sort();
    const [startAt = "", endAt = startAt] = [times[0], times.at(-1)];
    return { provider, currency, capture, refund, fee, amount: capture - refund - fee, startAt, endAt, lines };
  });
}

function lineOf(operation: WaitingOperation): SettlementLine {
  const { operationId, paymentId, method, postedAt, ledgerSeq } = operation;
  const isRefund = operation.kind === "refund";
  return {
    operationId,
    paymentId,
    method,
    postedAt,
    ledgerSeq,
    capture: isRefund ? 0 : operation.amount,
    refund: isRefund ? operation.amount : 0,
    fee: isRefund ? 0 : captureFee(method, operation.amount),
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/**
 * What reaches the bank: nothing while the balance is below zero, which then waits for later sales.
 *
 * @param carried the sum of what is postponed so far, never positive.
 */
export function payoutOf({ amount, carried }: { amount: number; carried: number }): {
  payout: number;
  isPaid: boolean;
} {
  const balance = amount + carried;
  return balance < 0 ? { payout: 0, isPaid: false } : { payout: balance, isPaid: true };
}
