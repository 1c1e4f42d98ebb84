import { settlementStatus } from "../../../shared/payments/settlement-status.ts";
import type { OperationRecord } from "../../payments/payment.record.ts";
import type { SettledOperationRow } from "../../settlements/read-settlement.service.ts";
import { wireUuid } from "./event-id.ts";
import type { TransactionInput } from "./present-transaction.ts";

type WireEvent = Record<string, unknown>;

/**
 * The events of a transaction with one more for every settlement that pays a part of it out, each where it
 * belongs in time and with the status that the transaction had then.
 */
export function withSettlements(events: readonly WireEvent[], input: TransactionInput): WireEvent[] {
  const rows = input.settlements?.rows ?? [];
  if (rows.length === 0) return [...events];
  const added = Array.from(new Set(rows.map((row) => row.settlementId)), (id) =>
    eventOf(
      input,
      rows.filter((row) => row.settlementId === id),
    ),
  );
  const sorted = [...events, ...added].sort((one, other) => compare(instantOf(one), instantOf(other)));
  let status: unknown = "INITIATED";
  return sorted.map((event) => {
    if (event["event"] === "SETTLEMENT") return { ...event, transaction_status: status };
    status = event["transaction_status"];
    return event;
  });
}

function instantOf(event: WireEvent): string {
  return String(event["created_at"]);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** @param rows of one settlement. */
function eventOf(
  { payment, operations, settlements }: TransactionInput,
  rows: readonly SettledOperationRow[],
): WireEvent {
  const [first] = rows;
  const sum = (read: (row: SettledOperationRow) => number) => rows.reduce((total, row) => total + read(row), 0);
  const figures = { capture: sum((row) => row.capture), refund: sum((row) => row.refund), fee: sum((row) => row.fee) };
  const amount = figures.capture - figures.refund - figures.fee;
  const settlementId = first?.settlementId ?? "";
  const at = first?.settledAt ?? payment.updated_at;
  const id = wireUuid(`${payment.id}:${settlementId}`);
  return {
    id,
    event: "SETTLEMENT",
    transaction_status: payment.status,
    success: true,
    amount,
    items: [],
    settlements: {
      events: [{ settlement_id: settlementId, provider_reference: first?.providerReference, amount, ...figures }],
      settlement_status: statusAt(at, operations, settlements?.rows ?? []),
    },
    created_at: at,
    created_by: "settlement",
    request_id: id,
  };
}

/** How much was settled of what had happened by then. */
function statusAt(at: string, operations: readonly OperationRecord[], rows: readonly SettledOperationRow[]) {
  const settled = rows.filter(({ settledAt }) => settledAt <= at);
  return settlementStatus(
    operations.filter((operation) => (operation.settled_at ?? operation.created_at) <= at),
    new Map(settled.map((row) => [row.operationId, row.paymentStatus])),
  );
}
