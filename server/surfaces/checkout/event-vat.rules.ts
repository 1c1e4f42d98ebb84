import { z } from "zod";

const lineSchema = z.looseObject({
  line_id: z.string().optional().catch(undefined),
  amount: z.int().optional().catch(undefined),
  vat: z.number().optional().catch(undefined),
  vat_amount: z.int().optional().catch(undefined),
});
const linesSchema = z.array(lineSchema).catch([]);
type Line = z.infer<typeof lineSchema>;

/**
 * The tax in lines of an operation, minor units: what a line says itself, else worked out at the rate of the ordered
 * line that it names, from an amount that includes the tax. Null where no line tells of any.
 *
 * @param ordered the lines of the order.
 */
export function vatOfLines(items: unknown, ordered: unknown): number | null {
  const lines = readLines(items);
  if (lines.length === 0) return null;
  const orderedLines = readLines(ordered);
  const parts = lines.map((line) => vatOf(line, orderedLines));
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0);
}

/** A refusal of the schema costs more than all else here, and most events name no lines at all. */
function readLines(value: unknown): Line[] {
  return Array.isArray(value) && value.length > 0 ? linesSchema.parse(value) : [];
}

function vatOf(line: Line, ordered: readonly Line[]): number | null {
  if (line.vat_amount !== undefined) return line.vat_amount;
  const whole = ordered.find(({ line_id }) => line_id !== undefined && line_id === line.line_id);
  if (line.amount !== undefined && whole?.amount === line.amount && whole.vat_amount !== undefined) {
    return whole.vat_amount;
  }
  const percent = line.vat ?? whole?.vat;
  return line.amount === undefined || percent === undefined ? null : includedTax(line.amount, percent);
}

/** The tax in an amount that includes it, rounded to the nearest, halves away from zero. @param percent up to two decimals. */
function includedTax(amount: number, percent: number): number {
  const rate = BigInt(Math.round(percent * 100));
  const [parts, whole] = [BigInt(Math.abs(amount)) * rate, 10_000n + rate];
  const tax = Number((parts * 2n + whole) / (whole * 2n));
  return amount < 0 ? -tax : tax;
}
