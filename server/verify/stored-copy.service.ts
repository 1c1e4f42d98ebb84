import { authorizedTotal } from "../../shared/payments/authorization-change.ts";
import { balancesOf } from "../../shared/payments/balances.ts";
import { paymentStatus, type StatusFact } from "../../shared/payments/payment-status.ts";
import type { Db } from "../database.ts";
import { listPaymentOperations, type PaymentOperationRow } from "./money.repository.ts";

/** Payments held in memory at a time. */
const pageSize = 2_000;

/** A payment whose stored status or totals are not what its operations say, by the one rule that computes them. */
export async function findStaleCopy(db: Db): Promise<string | null> {
  let afterSeq = 0;
  for (;;) {
    const rows = await listPaymentOperations(db, { afterSeq, limit: pageSize });
    let group: PaymentOperationRow[] = [];
    for (const row of rows) {
      if (group[0] !== undefined && group[0].seq !== row.seq) {
        const fault = faultOf(group);
        if (fault !== null) return fault;
        group = [];
      }
      group.push(row);
    }
    const [last] = group;
    if (last === undefined) return null;
    const fault = faultOf(group);
    if (fault !== null) return fault;
    afterSeq = last.seq;
  }
}

function faultOf(rows: readonly PaymentOperationRow[]): string | null {
  const [stored] = rows;
  if (stored === undefined) return null;
  const facts = rows.flatMap(({ kind, state, amount, is_final, reason, processor_reference }): StatusFact[] => {
    if (kind === null) return [];
    const isUnderReview = state === "pending" && processor_reference !== null;
    return [{ kind, state, amount, isFinal: is_final === 1, isUnderReview, reason }];
  });
  const status = paymentStatus(facts);
  if (stored.status !== status) {
    return `payment ${stored.id}: stored as ${stored.status}, its operations say ${status}`;
  }
  const balances = balancesOf(facts);
  for (const total of ["authorized", "captured", "refunded", "voided"] as const) {
    if (stored[total] === balances[total]) continue;
    return `payment ${stored.id}: ${total} is stored as ${stored[total]}, its operations say ${balances[total]}`;
  }
  const total = authorizedTotal(facts);
  const isReserved = facts.some(({ kind, state }) => kind === "authorize" && state === "succeeded");
  if (isReserved && stored.asked !== total) {
    return `payment ${stored.id}: amount is stored as ${stored.asked}, ${total} is authorized`;
  }
  return null;
}
