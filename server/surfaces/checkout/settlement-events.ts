import type { PaymentRecord } from "../../payments/payment.record.ts";
import type { SettledOperationRow } from "../../settlements/read-settlement.service.ts";
import { wireUuid } from "./event-id.ts";
import type { SettledState } from "./present-transaction.ts";

/** One event for every settlement that pays a part of the transaction out, in the order of the settlements. */
export function settlementEvents(payment: PaymentRecord, state: SettledState | undefined): Record<string, unknown>[] {
  if (state === undefined) return [];
  const ids = new Set(state.rows.map((row) => row.settlementId));
  return Array.from(ids, (id) =>
    eventOf(
      payment,
      state,
      id,
      state.rows.filter((row) => row.settlementId === id),
    ),
  );
}

function eventOf(
  payment: PaymentRecord,
  state: SettledState,
  settlementId: string,
  rows: readonly SettledOperationRow[],
): Record<string, unknown> {
  const sum = (read: (row: SettledOperationRow) => number) => rows.reduce((total, row) => total + read(row), 0);
  const figures = { capture: sum((row) => row.capture), refund: sum((row) => row.refund), fee: sum((row) => row.fee) };
  const amount = figures.capture - figures.refund - figures.fee;
  const id = wireUuid(`${payment.id}:${settlementId}`);
  return {
    id,
    event: "SETTLEMENT",
    transaction_status: payment.status,
    success: true,
    amount,
    items: [],
    settlements: {
      events: [{ settlement_id: settlementId, provider_reference: rows[0]?.providerReference, amount, ...figures }],
      settlement_status: state.status,
    },
    created_at: rows[0]?.settledAt ?? payment.updated_at,
    created_by: "settlement",
    request_id: id,
  };
}
