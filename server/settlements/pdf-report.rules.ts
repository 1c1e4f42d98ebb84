import { formatMoney } from "../../shared/money.ts";
import { pdfFile, type PdfLine, pdfRows } from "./pdf.rules.ts";
import type { SettlementLineRecord, SettlementRecord } from "./settlement.record.ts";

interface Column {
  heading: string;
  width: number;
  isNumber?: boolean;
}

const columns: readonly Column[] = [
  { heading: "Time (UTC)", width: 16 },
  { heading: "Type", width: 8 },
  { heading: "Reference", width: 26 },
  { heading: "Transaction", width: 34 },
  { heading: "Capture", width: 16, isNumber: true },
  { heading: "Refund", width: 16, isNumber: true },
  { heading: "Fee", width: 14, isNumber: true },
  { heading: "Amount", width: 16, isNumber: true },
];

const rule: PdfLine = { text: "-".repeat(columns.reduce((sum, { width }) => sum + width + 1, -1)) };
const blank: PdfLine = { text: "" };
/** The heading of the first page takes more room than that of the others. */
const linesPerPage = pdfRows - 16;

/** A settlement on paper: what it comes to, and every line of it. */
export function pdfReport(settlement: SettlementRecord, lines: readonly SettlementLineRecord[]): string {
  const money = (amount: number) => formatMoney(amount, settlement.currency).replace("\u2212", "-");
  const pageCount = Math.max(1, Math.ceil(lines.length / linesPerPage));
  const pages = Array.from({ length: pageCount }, (_, index) => [
    ...(index === 0 ? summaryOf(settlement, money) : []),
    { text: row(columns.map(({ heading }) => heading)), font: "bold" as const },
    rule,
    ...lines.slice(index * linesPerPage, (index + 1) * linesPerPage).map((line) => ({ text: lineText(line, money) })),
    ...(index === pageCount - 1 ? [rule, { text: totals(settlement, money), font: "bold" as const }] : []),
    blank,
    { text: `${settlement.provider_reference}, page ${index + 1} of ${pageCount}` },
  ]);
  return pdfFile(pages);
}

function summaryOf(settlement: SettlementRecord, money: (amount: number) => string): PdfLine[] {
  const facts = {
    Account: settlement.account_id,
    Provider: settlement.provider,
    Settled: timeText(settlement.settled_at),
    Period: `${timeText(settlement.start_at)} to ${timeText(settlement.end_at)}`,
    Status: settlement.payment_status,
    "Paid out": money(settlement.payout),
  };
  return [
    { text: `Settlement ${settlement.provider_reference}`, font: "bold", size: 14 },
    blank,
    ...Object.entries(facts).map(([name, value]) => ({ text: name.padEnd(12) + value })),
    blank,
  ];
}

function lineText(line: SettlementLineRecord, money: (amount: number) => string): string {
  const { capture, refund, fee } = line;
  const amounts = [capture, refund, fee, capture - refund - fee].map(money);
  const type = refund > 0 ? "refund" : "capture";
  return row([timeText(line.postedAt), type, line.merchantReference, line.paymentId, ...amounts]);
}

function totals({ capture, refund, fee, amount }: SettlementRecord, money: (amount: number) => string): string {
  return row(["Total", "", "", "", ...[capture, refund, fee, amount].map(money)]);
}

/** Cut where it is too wide for its column; an amount never is. */
function row(cells: readonly string[]): string {
  return columns
    .map(({ width, isNumber }, index) => {
      const cell = cells[index] ?? "";
      if (isNumber === true) return cell.padStart(width);
      return (cell.length > width ? `${cell.slice(0, width - 3)}...` : cell).padEnd(width);
    })
    .join(" ");
}

function timeText(instant: string): string {
  return instant.slice(0, 16).replace("T", " ");
}
