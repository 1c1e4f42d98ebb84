import type { OperationItem, OrderLineView, PaymentView } from "../../../../shared/payments/payment.schema.ts";
import {
  lineBalances,
  type LineBalance,
  type LineRest,
  shareOfLine,
} from "../../../../shared/payments/line-balances.ts";

/** What a person chose: by line id the quantity as it was typed. */
export type ChosenLines = Readonly<Record<string, string>>;

export type LineProblem = "not_a_quantity" | "over_rest";

export interface LineRow {
  line: OrderLineView;
  rest: LineRest;
  isChosen: boolean;
  /** As typed. */
  quantity: string;
  /** Minor units; zero while there is a problem. */
  amount: number;
  problem: LineProblem | null;
}

/** Every line of the order with what is left of it for this kind of operation. */
export function lineRows(payment: PaymentView, side: keyof LineBalance, chosen: ChosenLines): LineRow[] {
  const balances = lineBalances(payment.lines, payment.operations);
  return payment.lines.map((line) => {
    const rest = balances.get(line.line_id)?.[side] ?? { amount: 0, quantity: 0 };
    const typed = chosen[line.line_id];
    const quantity = typed ?? String(rest.quantity);
    const entry = typed === undefined ? { amount: 0, problem: null } : readQuantity(typed, line, rest);
    return { line, rest, isChosen: typed !== undefined, quantity, ...entry };
  });
}

function readQuantity(typed: string, line: OrderLineView, rest: LineRest): Pick<LineRow, "amount" | "problem"> {
  // A part of the price may be left of goods that have all been counted: it goes whole or not at all.
  if (rest.quantity === 0) return { amount: rest.amount, problem: null };
  const form = Number.isInteger(line.quantity) ? /^\d{1,6}$/ : /^\d{1,6}([.,]\d{1,3})?$/;
  const quantity = form.test(typed.trim()) ? Number(typed.trim().replace(",", ".")) : 0;
  if (quantity <= 0) return { amount: 0, problem: "not_a_quantity" };
  if (quantity > rest.quantity) return { amount: 0, problem: "over_rest" };
  return { amount: shareOfLine(rest, quantity), problem: null };
}

/** Whether the line can be chosen at all. */
export function hasRest({ rest }: LineRow): boolean {
  return rest.amount !== 0;
}

/** All that is left of every line. */
export function everyLine(rows: readonly LineRow[]): ChosenLines {
  return Object.fromEntries(rows.filter(hasRest).map(({ line, rest }) => [line.line_id, String(rest.quantity)]));
}

/** What the chosen lines are for the server; null while one of them makes no sense. */
export function chosenItems(rows: readonly LineRow[]): { total: number; items: OperationItem[] } | null {
  const chosen = rows.filter((row) => row.isChosen);
  if (chosen.length === 0 || chosen.some((row) => row.problem !== null)) return null;
  const items = chosen.map(({ line, rest, quantity, amount }) => ({
    line_id: line.line_id,
    amount,
    ...(rest.quantity === 0 ? {} : { quantity: Number(quantity.trim().replace(",", ".")) }),
  }));
  return { total: items.reduce((sum, item) => sum + item.amount, 0), items };
}
