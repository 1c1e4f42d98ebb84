import type { Trx } from "../database.ts";
import { appendRollups } from "./payment-rollup.repository.ts";
import { type CountedOperation, type CountedPayment, countsOfMoved, countsOfStart } from "./payment-rollup.rules.ts";

/** A payment as its row has it. */
type PaymentRow = Readonly<
  Record<"account_id" | "currency" | "api" | "method" | "created_at", string> & Record<"amount", number>
>;

/** Counts a payment in the write that makes it. */
export async function countStartedPayment(trx: Trx, payment: PaymentRow): Promise<void> {
  await appendRollups(trx, countsOfStart(countedPayment(payment)));
}

/** Counts operations in the write that moves them; what is not settled counts for nothing. */
export async function countMoved(
  trx: Trx,
  payment: PaymentRow,
  { moved, all }: { moved: readonly CountedOperation[]; all: readonly CountedOperation[] },
): Promise<void> {
  await appendRollups(trx, countsOfMoved(countedPayment(payment), moved, all));
}

function countedPayment({ account_id, created_at, ...payment }: PaymentRow): CountedPayment {
  return { ...payment, accountId: account_id, createdAt: created_at };
}
