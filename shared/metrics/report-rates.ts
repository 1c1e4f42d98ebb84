import type { ReportFigures, ReportTotal } from "./report.schema.ts";
import type { CountSum } from "./report.schema.ts";

/** How a rate is made of what is counted: the part, the whole, and whether their money or their number is meant. */
export const reportRates = {
  refusal: { part: "refused", whole: "reached", of: "n" },
  opening: { part: "session_opened", whole: "session_created", of: "n" },
  choice: { part: "session_method_chosen", whole: "session_created", of: "n" },
  conversion: { part: "session_authorized", whole: "session_created", of: "n" },
  capturing: { part: "session_captured", whole: "session_created", of: "n" },
  abandonment: { part: "session_abandoned", whole: "session_opened", of: "n" },
  expiry: { part: "session_expired", whole: "session_created", of: "n" },
  capture: { part: "reserved_taken", whole: "reserved", of: "amount" },
  refund_by_refund: { part: "refunded", whole: "captured", of: "amount" },
  refund_by_capture: { part: "taken_refunded", whole: "taken", of: "amount" },
  transfer_expiry: { part: "transfer_expired", whole: "transfer_created", of: "n" },
} as const satisfies Readonly<Record<string, { part: ReportTotal; whole: ReportTotal; of: keyof CountSum }>>;
export type ReportRate = keyof typeof reportRates;

export interface RateFigure {
  numerator: number;
  denominator: number;
  /** How many things the whole stands for: of few, a rate says little. */
  n: number;
}

const nothing: CountSum = { n: 0, amount: 0 };

/** How often, and how much money. */
export function countOf({ counts }: ReportFigures, name: ReportTotal): CountSum {
  return counts[name] ?? nothing;
}

export function rateOf(figures: ReportFigures, name: ReportRate): RateFigure {
  const { part, whole, of } = reportRates[name];
  const all = countOf(figures, whole);
  return { numerator: countOf(figures, part)[of], denominator: all[of], n: all.n };
}
