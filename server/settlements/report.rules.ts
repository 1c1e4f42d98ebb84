import { csvLine, csvText } from "../../shared/csv.ts";
import { toMajorText } from "../../shared/money.ts";
import type { ReportFormat } from "../../shared/settlements/report-format.ts";
import { pdfReport } from "./pdf-report.rules.ts";
import type { SettlementLineRecord, SettlementRecord } from "./settlement.record.ts";

/** A settlement with all of its lines. */
interface Report {
  settlement: SettlementRecord;
  lines: readonly SettlementLineRecord[];
}

/**
 * A settlement as a file for bookkeeping. JSON counts in minor units as the APIs do; CSV, XML and PDF, which
 * people and their ledgers open, in major units.
 */
export function settlementReport(format: ReportFormat, report: Report): string {
  return writers[format](report);
}

/** `settlement_PAYOUT-20260702-3fA9k2Zq.csv`. */
export function reportFileName(format: ReportFormat, settlement: Pick<SettlementRecord, "provider_reference">): string {
  return `settlement_${settlement.provider_reference}.${format}`;
}

const writers: Readonly<Record<ReportFormat, (report: Report) => string>> = {
  csv: csvReport,
  json: jsonReport,
  xml: xmlReport,
  pdf: ({ settlement, lines }) => pdfReport(settlement, lines),
};

const csvHeadings = [
  "settlement_id",
  "provider_reference",
  "settled_at",
  "transaction_id",
  "reference",
  "transaction_type",
  "method",
  "transaction_time",
  "currency",
  "capture",
  "refund",
  "fee",
  "amount",
];

/** A line per operation; what they come to is what the settlement says. */
function csvReport({ settlement, lines }: Report): string {
  const { id, provider_reference, settled_at, currency } = settlement;
  const major = (amount: number) => toMajorText(amount, currency);
  const rows = lines.map((line) =>
    csvLine([
      ...[id, provider_reference, settled_at, line.paymentId, line.merchantReference].map(csvText),
      ...[typeOf(line), line.method, line.postedAt, currency].map(csvText),
      ...[line.capture, line.refund, line.fee, netOf(line)].map(major),
    ]),
  );
  return csvLine(csvHeadings) + rows.join("");
}

function jsonReport({ settlement, lines }: Report): string {
  const { seq: _seq, actor_type: _type, actor_id: _actor, ...facts } = settlement;
  const items = lines.map((line) => ({
    transaction_id: line.paymentId,
    operation_id: line.operationId,
    reference: line.merchantReference,
    transaction_type: typeOf(line),
    method: line.method,
    transaction_time: line.postedAt,
    capture: line.capture,
    refund: line.refund,
    fee: line.fee,
    amount: netOf(line),
  }));
  return `${JSON.stringify({ ...facts, lines: items }, null, 2)}\n`;
}

function xmlReport({ settlement, lines }: Report): string {
  const { currency } = settlement;
  const major = (amount: number) => toMajorText(amount, currency);
  const head = elements(2, {
    AccountId: settlement.account_id,
    SettlementReference: settlement.provider_reference,
    SettlementProvider: settlement.provider,
    SettlementDate: settlement.settled_at,
    SettlementPeriodStart: settlement.start_at,
    SettlementPeriodEnd: settlement.end_at,
    ReportDateFrom: settlement.start_at,
    ReportDateTo: settlement.end_at,
    SettlementCurrencyCode: currency,
    SettlementAmount: major(settlement.amount),
  });
  const items = lines.map((line) => {
    const fields = elements(6, {
      TransactionType: typeOf(line),
      TransactionTime: line.postedAt,
      TransactionID: line.paymentId,
      Reference: line.merchantReference,
      TransactionAmount: major(netOf(line)),
      TransactionCapture: major(line.capture),
      TransactionRefund: major(line.refund),
      TransactionFee: major(line.fee),
      SettlementCurrencyCode: currency,
    });
    return `    <Transaction>\n${fields}    </Transaction>\n`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<SettlementReport>\n',
    head,
    "  <Transactions>\n",
    ...items,
    "  </Transactions>\n</SettlementReport>\n",
  ].join("");
}

function elements(indent: number, fields: Readonly<Record<string, string>>): string {
  const space = " ".repeat(indent);
  return Object.entries(fields)
    .map(([name, value]) => `${space}<${name}>${xmlText(value)}</${name}>\n`)
    .join("");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** XML 1.0 has no way to write control characters and these two, not even escaped; line ends and tabs it has. */
const unwritable = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;

function xmlText(text: string): string {
  return text.replace(unwritable, "\uFFFD").replace(/[&<>]/g, (character) => entities[character] ?? character);
}

function typeOf(line: SettlementLineRecord): "capture" | "refund" {
  return line.refund > 0 ? "refund" : "capture";
}

/** What a line adds to the payout; negative for money given back. */
function netOf({ capture, refund, fee }: SettlementLineRecord): number {
  return capture - refund - fee;
}
