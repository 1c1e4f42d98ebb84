import { settlementStatus } from "../../../shared/payments/settlement-status.ts";
import type { Db } from "../../database.ts";
import type { PaymentRecord } from "../../payments/payment.record.ts";
import type { PaymentWithOperations } from "../../payments/read-payment.service.ts";
import { settledOperationsOf } from "../../settlements/read-settlement.service.ts";
import { type CardToken, tokensOfPayments } from "../../tokens/token.service.ts";
import type { SettledState } from "./present-transaction.ts";

/** What a transaction shows beside its payment, whoever is told of it: where its money is, and its card's token. */
interface TransactionParts {
  settlements: SettledState;
  /** Null where no card was kept and none was paid with. */
  tokenId: string | null;
}

/** By the payment's id; one query each for all of them. */
export async function transactionPartsOf(
  db: Db,
  found: readonly PaymentWithOperations[],
): Promise<(payment: PaymentRecord) => TransactionParts> {
  const ids = found.map(({ payment }) => payment.id);
  const settled = await settledOperationsOf(db, ids);
  const tokens = await tokensOfPayments(db, ids);
  const operationsOf = new Map(found.map(({ payment, operations }) => [payment.id, operations]));
  return (payment) => {
    const rows = settled.get(payment.id) ?? [];
    const states = new Map(rows.map((row) => [row.operationId, row.paymentStatus]));
    const status = settlementStatus(operationsOf.get(payment.id) ?? [], states);
    return { settlements: { rows, status }, tokenId: tokenIdOf(payment, tokens) };
  };
}

function tokenIdOf(payment: PaymentRecord, tokens: readonly CardToken[]): string | null {
  const used = payment.details["payment_token_id"];
  if (typeof used === "string") return used;
  return tokens.find(({ paymentId }) => paymentId === payment.id)?.id ?? null;
}

/** The same for one payment, as the presenter takes it. The secrets of its token are not among it. */
export async function partsOfTransaction(
  db: Db,
  found: PaymentWithOperations,
): Promise<{ settlements: SettledState; token: Readonly<Record<string, string>> }> {
  const { settlements, tokenId } = (await transactionPartsOf(db, [found]))(found.payment);
  return { settlements, token: tokenId === null ? {} : { payment_token_id: tokenId } };
}
