import { type Minor, parseMajor } from "../../../../shared/money.ts";

export type AmountProblem =
  "empty" | "not_a_number" | "too_many_decimals" | "too_large" | "not_positive" | "over_limit";

export type AmountEntry = { amount: Minor; problem: null } | { amount: null; problem: AmountProblem };

/** What a person typed, held against what is possible; `limit` in minor units. */
export function readAmount(typed: string, limit: number, currency: string): AmountEntry {
  const parsed = parseMajor(typed, currency);
  if (!parsed.ok) return { amount: null, problem: parsed.reason };
  if (parsed.amount <= 0) return { amount: null, problem: "not_positive" };
  if (parsed.amount > limit) return { amount: null, problem: "over_limit" };
  return { amount: parsed.amount, problem: null };
}
