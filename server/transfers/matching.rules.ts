import type { AmountVerdict } from "../../shared/transfers/transfer-states.ts";
import { dniOfCuit } from "../../shared/documents/tax-number.ts";

/** An order that still waits, as much of it as matching looks at. */
export interface OpenOrder {
  paymentId: string;
  /** What the payer was told to write, or what the code carries. */
  reference: string;
  isQr: boolean;
  documentType: string | null;
  documentNumber: string | null;
  /** Minor units of the transfer's currency. */
  amount: number;
  /** A slightly different amount is taken too. */
  allowsOverUnder: boolean;
  /** The most that it may differ, minor units. */
  toleranceMax: number;
  createdAt: string;
}

export interface IncomingMoney {
  /** What the transfer says it is for: the concept, the description or the code's own name; null for nothing. */
  reference: string | null;
  /** The code was scanned: its reference names one order and no other. */
  isByCode: boolean;
  documentNumber: string | null;
  /** Minor units. */
  amount: number;
}

export interface Match {
  paymentId: string;
  amount: AmountVerdict;
  /** Received less ordered, minor units. */
  difference: number;
}

/** What keeps an order from being the one, for people who look at both. */
export type MatchObstacle = "document" | "amount" | "method";

/** The field in which an order differs from a transfer; null where it fits. */
export function obstacleOf(order: OpenOrder, money: IncomingMoney): MatchObstacle | null {
  if (order.isQr !== money.isByCode) return "method";
  if (!order.isQr && !isSamePayer(order, money)) return "document";
  return amountFits(order, money) ? null : "amount";
}

/**
 * The order that a transfer pays, or null where it pays none. A code binds one order. Otherwise the payer and the
 * amount must agree: the order whose reference is quoted first, then the oldest of those with exactly this amount,
 * then the newest that takes a slightly different one.
 */
export function matchOrder(orders: readonly OpenOrder[], money: IncomingMoney): Match | null {
  const fitting = orders.filter((order) => obstacleOf(order, money) === null);
  const named = fitting.find((order) => money.reference !== null && order.reference === money.reference);
  if (named !== undefined) return matchOf(named, money);
  if (money.isByCode) return null;
  const oldestFirst = fitting.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const exact = oldestFirst.find((order) => order.amount === money.amount);
  const found = exact ?? oldestFirst.at(-1);
  return found === undefined ? null : matchOf(found, money);
}

function matchOf(order: OpenOrder, money: IncomingMoney): Match {
  const difference = money.amount - order.amount;
  const amount = difference === 0 ? "exact" : difference > 0 ? "over" : "under";
  return { paymentId: order.paymentId, amount, difference };
}

function amountFits(order: OpenOrder, money: IncomingMoney): boolean {
  const distance = Math.abs(money.amount - order.amount);
  return distance === 0 || (order.allowsOverUnder && distance <= order.toleranceMax);
}

/** The same number, or a CUIT that holds the DNI. */
function isSamePayer({ documentType, documentNumber }: OpenOrder, money: IncomingMoney): boolean {
  if (documentNumber === null || money.documentNumber === null) return false;
  if (documentNumber === money.documentNumber) return true;
  const isDni = documentType === "DNI" && money.documentNumber.length === 11;
  return isDni && dniOfCuit(money.documentNumber) === documentNumber.replace(/^0+/, "");
}

/**
 * Every field in which an order is not what came, for a person who compares the two. A slight difference of the amount
 * counts here even where the order would take it.
 */
export function differencesOf(
  order: OpenOrder,
  money: IncomingMoney,
): ("method" | "document" | "amount" | "reference")[] {
  return [
    ...(order.isQr === money.isByCode ? [] : (["method"] as const)),
    ...(isSamePayer(order, money) ? [] : (["document"] as const)),
    ...(order.amount === money.amount ? [] : (["amount"] as const)),
    ...(order.reference === money.reference ? [] : (["reference"] as const)),
  ];
}
