import type { Trx } from "../database.ts";
import { appendRollups } from "./payment-rollup.repository.ts";
import { type CountedOperation, countsOfOperation, countsOfStart } from "./payment-rollup.rules.ts";

interface CountedPayment {
  account_id: string;
  currency: string;
}

/** Counts a payment in the write that makes it. */
export async function countStartedPayment(trx: Trx, payment: CountedPayment, at: string): Promise<void> {
  await appendRollups(trx, [countsOfStart({ accountId: payment.account_id, currency: payment.currency }, at)]);
}

/** Counts an operation in the write that settles it; what is not settled counts for nothing. */
export async function countOperation(
  trx: Trx,
  payment: CountedPayment,
  { operation, all }: { operation: CountedOperation; all: readonly CountedOperation[] },
): Promise<void> {
  const of = { accountId: payment.account_id, currency: payment.currency };
  await appendRollups(trx, countsOfOperation(of, operation, all));
}
