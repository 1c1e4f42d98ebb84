import fc from "fast-check";
import { expect, test } from "vitest";
import { balancesOf, capturable, held, type OperationKind, refundable } from "../../../shared/payments/balances.ts";
import { paymentStatus } from "../../../shared/payments/payment-status.ts";
import type { OperationRecord, PaymentRecord } from "../../payments/payment.record.ts";
import { presentTransaction } from "./present-transaction.ts";

const at = "2026-03-02T09:00:00.000Z";

const payment: PaymentRecord = {
  seq: 1,
  id: "T00000001.p",
  account_id: "T00000001",
  merchant_id: null,
  session_id: "T00000001.s",
  customer_id: null,
  api: "checkout",
  method: "dintero_psp.creditcard",
  status: "INITIATED",
  currency: "NOK",
  amount: 1_000,
  authorized: 0,
  captured: 0,
  refunded: 0,
  voided: 0,
  merchant_reference: "A-1",
  merchant_reference_2: null,
  event_reference: null,
  instrument: null,
  payer: { name: null, email: null, phone: null },
  details: { items: [{ line_id: "1", amount: 1_000 }] },
  authorization_expires_at: null,
  captured_at: null,
  refunded_at: null,
  created_at: at,
  updated_at: at,
  version: 0,
};

function operation(seq: number, kind: OperationKind, changes: Partial<OperationRecord>): OperationRecord {
  return {
    seq,
    id: `op_${seq}`,
    payment_id: payment.id,
    kind,
    state: "succeeded",
    amount: 0,
    currency: "NOK",
    isFinal: false,
    isHeld: false,
    isUnderReview: false,
    processor_key: `op_${seq}`,
    processor_reference: null,
    reference: null,
    reason: null,
    note: null,
    request: {},
    error: null,
    actor: { type: "merchant", id: "client" },
    request_id: null,
    attempts: 1,
    next_attempt_at: null,
    created_at: at,
    settled_at: at,
    ...changes,
  };
}

interface Wish {
  kind: "capture" | "refund" | "void";
  share: number;
  state: "succeeded" | "failed" | "unknown";
  isFinal: boolean;
}

const wishes = fc.array(
  fc.record<Wish>({
    kind: fc.constantFrom("capture", "refund", "void"),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    state: fc.constantFrom("succeeded", "failed", "unknown"),
    isFinal: fc.boolean(),
  }),
  { maxLength: 12 },
);

/** A life that the domain allows: wishes that the figures forbid are left out. */
function lifeOf(list: readonly Wish[]): OperationRecord[] {
  const operations = [operation(1, "authorize", { amount: payment.amount })];
  for (const { kind, share, state, isFinal } of list) {
    const balances = balancesOf(operations);
    const limit = kind === "refund" ? refundable(balances) : capturable(balances);
    const amount = kind === "void" ? limit : Math.ceil(limit * share);
    if (amount === 0) continue;
    const asked = operation(operations.length + 1, kind, {
      amount,
      state,
      isFinal: kind === "capture" && isFinal,
      settled_at: state === "unknown" ? null : at,
    });
    operations.push(asked);
    const rest = held(balancesOf(operations));
    if (asked.isFinal && state === "succeeded" && rest > 0) {
      const { processor_key } = asked;
      operations.push(
        operation(operations.length + 1, "void", { amount: rest, processor_key, reason: "final_capture" }),
      );
    }
  }
  return operations;
}

interface WireEvent {
  event: string;
  success: boolean;
  amount: number;
  transaction_status: string;
}

function eventsOf(operations: readonly OperationRecord[]): WireEvent[] {
  return presentTransaction({ payment, operations })["events"] as WireEvent[];
}

test("the last event carries the status, and callers who add up events arrive at the totals", () => {
  fc.assert(
    fc.property(wishes, (list) => {
      const operations = lifeOf(list);
      const events = eventsOf(operations);
      const balances = balancesOf(operations);
      const sum = (name: string) =>
        events
          .filter(({ event, success }) => event === name && success)
          .reduce((total, { amount }) => total + amount, 0);
      expect(events.at(-1)?.transaction_status).toBe(paymentStatus(operations));
      expect([sum("AUTHORIZE"), sum("CAPTURE"), sum("REFUND")]).toEqual([
        balances.authorized,
        balances.captured,
        balances.refunded,
      ]);
    }),
  );
});

test("what has no outcome yet has no event", () => {
  fc.assert(
    fc.property(wishes, (list) => {
      const operations = lifeOf(list);
      const settled = operations.filter(({ state, reason }) => state !== "unknown" && reason !== "final_capture");
      expect(eventsOf(operations)).toHaveLength(1 + settled.length);
    }),
  );
});

test("events stand in the order in which their outcome was known", () => {
  const later = "2026-03-02T09:00:05.000Z";
  const operations = [
    operation(1, "authorize", { amount: 1_000 }),
    operation(2, "capture", { amount: 400, settled_at: later }),
    operation(3, "capture", { amount: 600 }),
  ];
  expect(eventsOf(operations).map(({ amount, transaction_status }) => [amount, transaction_status])).toEqual([
    [1_000, "INITIATED"],
    [1_000, "AUTHORIZED"],
    [600, "PARTIALLY_CAPTURED"],
    [400, "CAPTURED"],
  ]);
});
