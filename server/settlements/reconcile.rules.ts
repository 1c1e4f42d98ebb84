import type {
  ReconciliationCheck,
  ReconciliationDifference,
  ReconciliationView,
} from "../../shared/settlements/reconciliation.schema.ts";
import type { SettlementLineRecord, SettlementRecord } from "./settlement.record.ts";

/** What the ledger says of one operation that moved money to or from the shop. */
export interface LedgerFact {
  operationId: string;
  paymentId: string;
  /** What the shop's balance gained, minor units; negative for money given back. */
  amount: number;
  currency: string;
  /** The settlement that the ledger has it in; null where it waits. */
  settlementSeq: number | null;
}

export interface ReconciliationInput {
  settlement: SettlementRecord;
  lines: readonly SettlementLineRecord[];
  /** Of every operation on a line, and of whatever else the ledger has in this settlement. */
  ledger: readonly LedgerFact[];
  /** By ledger account, what the settlement itself posted. */
  postings: ReadonlyMap<string, number>;
  checkedAt: string;
}

/** More differences than this say nothing new. */
const differencesMax = 100;

/** Compares a settlement, line by line and as a whole, with what the ledger says. */
export function reconcileSettlement(input: ReconciliationInput): ReconciliationView {
  const checks = [...totals(input), ...posted(input)];
  const differences = differencesOf(input);
  checks.push({
    id: "lines_match_ledger",
    ok: differences.length === 0,
    expected: input.lines.length,
    found: input.lines.length - differences.length,
    is_money: false,
  });
  return {
    settlement_id: input.settlement.id,
    checked_at: input.checkedAt,
    ok: checks.every((check) => check.ok),
    currency: input.settlement.currency,
    checks,
    differences: differences.slice(0, differencesMax),
    difference_count: differences.length,
  };
}

function totals({ settlement, lines }: ReconciliationInput): ReconciliationCheck[] {
  const sum = (pick: (line: SettlementLineRecord) => number) => lines.reduce((total, line) => total + pick(line), 0);
  const { capture, refund, fee, amount, line_count } = settlement;
  return [
    money(
      "captures",
      capture,
      sum((line) => line.capture),
    ),
    money(
      "refunds",
      refund,
      sum((line) => line.refund),
    ),
    money(
      "fees",
      fee,
      sum((line) => line.fee),
    ),
    money(
      "amount",
      amount,
      sum((line) => line.capture - line.refund - line.fee),
    ),
    { id: "line_count", ok: line_count === lines.length, expected: line_count, found: lines.length, is_money: false },
  ];
}

/**
 * What the settlement posted, account by account: the shop's balance loses what was taken less what was given back;
 * of that the provider keeps its fee, the bank gets what was paid, and the rest is owed to the shop or by it.
 */
function posted({ settlement, postings }: ReconciliationInput): ReconciliationCheck[] {
  const { capture, refund, fee, payout } = settlement;
  const found = (ledgerAccount: string) => postings.get(ledgerAccount) ?? 0;
  return [
    money("ledger_balance", capture - refund, found("merchant_balance")),
    money("ledger_fees", fee, 0 - found("provider_fees")),
    money("ledger_payable", payout - (capture - refund - fee), found("merchant_payable")),
    money("ledger_bank", payout, 0 - found("merchant_bank")),
  ];
}

function money(id: ReconciliationCheck["id"], expected: number, found: number): ReconciliationCheck {
  return { id, ok: expected === found, expected, found, is_money: true };
}

function differencesOf({ settlement, lines, ledger }: ReconciliationInput): ReconciliationDifference[] {
  const byOperation = new Map(ledger.map((fact) => [fact.operationId, fact]));
  const differences: ReconciliationDifference[] = [];
  for (const line of lines) {
    const fact = byOperation.get(line.operationId);
    byOperation.delete(line.operationId);
    const code = fact === undefined ? "not_in_ledger" : faultOf(settlement, line, fact);
    if (code === null) continue;
    const { operationId: operation_id, paymentId: payment_id } = line;
    differences.push({ code, operation_id, payment_id, settled: grossOf(line), ledger: fact?.amount ?? null });
  }
  for (const { operationId: operation_id, paymentId: payment_id, amount, settlementSeq } of byOperation.values()) {
    if (settlementSeq !== settlement.seq) continue;
    differences.push({ code: "not_in_settlement", operation_id, payment_id, settled: null, ledger: amount });
  }
  return differences;
}

function faultOf(
  settlement: SettlementRecord,
  line: SettlementLineRecord,
  fact: LedgerFact,
): ReconciliationDifference["code"] | null {
  if (fact.amount !== grossOf(line)) return "other_amount";
  if (fact.currency !== settlement.currency) return "other_currency";
  return fact.settlementSeq === settlement.seq ? null : "other_settlement";
}

function grossOf(line: SettlementLineRecord): number {
  return line.capture - line.refund;
}
