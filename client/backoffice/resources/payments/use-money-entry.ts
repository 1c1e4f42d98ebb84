import { useState } from "react";
import type { LineBalance } from "../../../../shared/payments/line-balances.ts";
import type { OperationItem, PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { chosenItems, type ChosenLines, everyLine, type LineRow, lineRows } from "./line-choice.ts";
import { type AmountField, useAmountEntry } from "./use-amount-entry.ts";

export interface MoneyEntry {
  /** Whether an amount is typed, or follows from chosen lines. */
  mode: "amount" | "lines";
  setMode: (mode: "amount" | "lines") => void;
  hasLines: boolean;
  field: AmountField;
  rows: readonly LineRow[];
  choose: (chosen: ChosenLines) => void;
  chosen: ChosenLines;
  /** Of the chosen lines, minor units; null while they make no sense. */
  total: number | null;
  /** What keeps the chosen lines from making sense; null where they do. */
  fault: "none_chosen" | "bad_quantity" | null;
  /** Minor units. */
  limit: number;
  isOverLimit: boolean;
  /** What is asked for; null while that cannot be said. */
  wish: { amount: number; items?: OperationItem[] } | null;
}

/** How much, as an amount or by line. A capture begins with every line, a refund with none. */
export function useMoneyEntry(payment: PaymentView, side: keyof LineBalance): MoneyEntry {
  const limit = payment[side];
  const [mode, setMode] = useState<MoneyEntry["mode"]>("amount");
  const [touched, setTouched] = useState<ChosenLines | null>(null);
  const field = useAmountEntry(limit, payment.currency);
  const all = everyLine(lineRows(payment, side, {}));
  const chosen = touched ?? (side === "capturable" ? all : {});
  const rows = lineRows(payment, side, chosen);
  const picked = chosenItems(rows);
  const isOverLimit = picked !== null && picked.total > limit;
  const byLine =
    picked === null || isOverLimit || picked.total <= 0 ? null : { amount: picked.total, items: picked.items };
  const byAmount = field.entry.amount === null ? null : { amount: field.entry.amount };
  return {
    mode,
    setMode,
    hasLines: Object.keys(all).length > 0,
    field,
    rows,
    chosen,
    choose: setTouched,
    total: picked?.total ?? null,
    fault: picked !== null ? null : rows.some(({ problem }) => problem !== null) ? "bad_quantity" : "none_chosen",
    limit,
    isOverLimit,
    wish: mode === "lines" ? byLine : byAmount,
  };
}
