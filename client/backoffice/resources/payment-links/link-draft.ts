import { shiftInstant } from "../../../../shared/instant.ts";
import { lineTotal } from "../../../../shared/checkout/link-lines.ts";
import { type LinkLine, usualVat } from "../../../../shared/checkout/payment-link.schema.ts";
import { parseMajor } from "../../../../shared/money.ts";

/** A line as it is typed. */
export interface LineDraft {
  key: number;
  description: string;
  quantity: string;
  /** Major units with tax. */
  price: string;
  /** Percent. */
  vat: string;
}

export function newLine(key: number): LineDraft {
  return { key, description: "", quantity: "1", price: "", vat: String(usualVat) };
}

export type LineFault = "description" | "quantity" | "price" | "vat";

/** What was typed as a line for the server; or which field makes no sense yet. */
export function readLine(
  draft: LineDraft,
  currency: string,
): { line: LinkLine; faults: readonly LineFault[] } | { line: null; faults: readonly LineFault[] } {
  const price = parseMajor(draft.price, currency);
  const quantity = readDecimal(draft.quantity, 3);
  const vat = readDecimal(draft.vat, 2);
  const description = draft.description.trim();
  const faults: LineFault[] = [];
  if (description === "") faults.push("description");
  if (quantity === null || quantity <= 0) faults.push("quantity");
  if (!price.ok || price.amount <= 0) faults.push("price");
  if (vat === null || vat > 100) faults.push("vat");
  if (faults.length > 0 || quantity === null || vat === null || !price.ok) return { line: null, faults };
  return { line: { description, quantity, unit_price: price.amount, vat }, faults };
}

/** `1,5` or `1.5`; null for anything else, and for more decimals than may be. */
function readDecimal(text: string, decimalsMax: number): number | null {
  const match = /^\d{1,6}(?:[.,](\d+))?$/.exec(text.trim());
  if (match === null || (match[1]?.length ?? 0) > decimalsMax) return null;
  return Number(text.trim().replace(",", "."));
}

/** Minor units, of the lines that make sense already. */
export function draftTotal(drafts: readonly LineDraft[], currency: string): number {
  return drafts.reduce((sum, draft) => {
    const { line } = readLine(draft, currency);
    return line === null ? sum : sum + lineTotal(line);
  }, 0);
}

export const validities = ["day", "week", "month", "date"] as const;
export type Validity = (typeof validities)[number];

const dayMs = 86_400_000;

/** When the link ends, UTC. @param date `YYYY-MM-DD`, through whose last moment (UTC) it can be paid. */
export function endOf(validity: Validity, now: string, date: string): string | null {
  switch (validity) {
    case "day":
      return shiftInstant(now, dayMs);
    case "week":
      return shiftInstant(now, 7 * dayMs);
    case "month":
      return nextMonth(now);
    case "date": {
      const end = `${date}T23:59:59.999Z`;
      return Number.isNaN(Date.parse(end)) || end <= now ? null : end;
    }
  }
}

/** The same day of the next month, or its last day where it is shorter. */
function nextMonth(now: string): string {
  const end = new Date(now);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + 1);
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return end.toISOString();
}
