import { z } from "zod";
import { minor, type Minor } from "../../../shared/money.ts";

const wholeDigitsMax = 13;
const form = new RegExp(`^(\\d{1,${wholeDigitsMax}})(?:\\.(\\d{1,2}))?$`);

/** `2450.7` as 245070 minor units; null for anything but plain digits with at most two decimals. Never a float. */
export function parseWireAmount(text: string): Minor | null {
  const parts = form.exec(text);
  return parts === null ? null : minor(Number(`${parts[1] ?? ""}${(parts[2] ?? "").padEnd(2, "0")}`));
}

/** Amounts of this wire are decimal strings of both its currencies, which have two decimals; more than nothing. */
export const wireAmountSchema = z
  .string('must be a decimal string such as "2450.75", not a number')
  .meta({ description: "Decimal text with at most two decimals, more than zero" })
  .transform((text, issue) => {
    const amount = parseWireAmount(text);
    if (amount !== null && amount > 0) return amount;
    const message =
      amount === null
        ? 'must be digits with at most two decimals after a point, such as "2450.75"'
        : "must be more than zero";
    issue.addIssue({ code: "custom", message });
    return z.NEVER;
  });
