import { isOpen, type OperationKind, type OperationState } from "./balances.ts";

/** A line as far as its sums go. Amounts in minor units. */
export interface CountedLine {
  line_id: string;
  /** May be fractional, for goods by weight. */
  quantity: number;
  /** Of the whole line; negative for a discount or a rounding. */
  amount: number;
}

export interface LineOperation {
  kind: OperationKind;
  state: OperationState;
  amount: number;
  /** The lines that it names; empty where it was for an amount. */
  items: readonly { line_id: string; amount: number; quantity?: number | undefined }[];
}

/** How much of one line is left for a capture or for a refund. */
export interface LineRest {
  amount: number;
  quantity: number;
}

export interface LineBalance {
  capturable: LineRest;
  refundable: LineRest;
}

/**
 * What is left of each line, by line id.
 *
 * An operation that is still open counts like one that succeeded. One that names no lines is for all of them when its
 * amount is what they had left, and for none otherwise: then the payment's own totals are the stricter limit.
 */
export function lineBalances(
  lines: readonly CountedLine[],
  operations: readonly LineOperation[],
): ReadonlyMap<string, LineBalance> {
  const balances = new Map<string, LineBalance>(
    lines.map(({ line_id, amount, quantity }) => [
      line_id,
      { capturable: { amount, quantity }, refundable: { amount: 0, quantity: 0 } },
    ]),
  );
  for (const operation of operations) {
    if (operation.state !== "succeeded" && !isOpen(operation)) continue;
    if (operation.kind === "capture" || operation.kind === "receive") take(balances, operation, lines);
    if (operation.kind === "refund") giveBack(balances, operation, lines);
  }
  return balances;
}

type Balances = Map<string, LineBalance>;

function take(balances: Balances, operation: LineOperation, lines: readonly CountedLine[]): void {
  for (const [id, moved] of shares(balances, operation, lines, "capturable")) {
    const { capturable, refundable } = balances.get(id) ?? { capturable: none, refundable: none };
    // Money that is on its way cannot be given back yet.
    const arrived = operation.state === "succeeded" ? moved : none;
    balances.set(id, { capturable: less(capturable, moved), refundable: more(refundable, arrived) });
  }
}

function giveBack(balances: Balances, operation: LineOperation, lines: readonly CountedLine[]): void {
  for (const [id, moved] of shares(balances, operation, lines, "refundable")) {
    const { capturable, refundable } = balances.get(id) ?? { capturable: none, refundable: none };
    balances.set(id, { capturable, refundable: less(refundable, moved) });
  }
}

const none: LineRest = { amount: 0, quantity: 0 };

/** How much of each known line an operation moved. */
function shares(
  balances: ReadonlyMap<string, LineBalance>,
  operation: LineOperation,
  lines: readonly CountedLine[],
  side: keyof LineBalance,
): [string, LineRest][] {
  if (operation.items.length === 0) {
    const rests = [...balances].map(([id, balance]): [string, LineRest] => [id, balance[side]]);
    return sumOf(rests.map(([, rest]) => rest.amount)) === operation.amount ? rests : [];
  }
  const byId = new Map(lines.map((line) => [line.line_id, line]));
  return operation.items.flatMap(({ line_id, amount, quantity }): [string, LineRest][] => {
    const line = byId.get(line_id);
    if (line === undefined) return [];
    return [[line_id, { amount, quantity: quantity ?? quantityFor(line, amount) }]];
  });
}

/** Of goods by the piece a part of the price counts as no piece, until the whole price has come together. */
function quantityFor(line: CountedLine, amount: number): number {
  if (line.amount === 0) return 0;
  const quantity = (line.quantity * amount) / line.amount;
  return Number.isInteger(line.quantity) ? Math.floor(quantity) : rounded(quantity);
}

function less(rest: LineRest, moved: LineRest): LineRest {
  const amount = rest.amount - moved.amount;
  return { amount, quantity: amount === 0 ? 0 : Math.max(0, rounded(rest.quantity - moved.quantity)) };
}

function more(rest: LineRest, moved: LineRest): LineRest {
  return { amount: rest.amount + moved.amount, quantity: rounded(rest.quantity + moved.quantity) };
}

/** Quantities have at most six decimals; sums of binary fractions would show more. */
function rounded(quantity: number): number {
  return Math.round(quantity * 1_000_000) / 1_000_000;
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/**
 * What `quantity` of what is left of a line costs, minor units, rounded half away from zero. All that is left costs
 * all that is left, so that the parts come to the whole to the last unit.
 */
export function shareOfLine(rest: LineRest, quantity: number): number {
  if (quantity <= 0) return 0;
  if (quantity >= rest.quantity) return rest.amount;
  const share = (Math.abs(rest.amount) * quantity) / rest.quantity;
  return Math.sign(rest.amount) * Math.round(share);
}
