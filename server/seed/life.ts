import type { Actor } from "../../shared/payments/actor.ts";
import type { OperationKind, OperationState } from "../../shared/payments/balances.ts";
import type { EndReason } from "../../shared/payments/payment-status.ts";
import type { PaymentMethod } from "../../shared/payments/payment-methods.ts";
import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import type { OrderLine } from "./order.ts";

/** One operation of a payment's life as it was asked for and, unless it is open, answered. */
export interface PlannedOperation {
  kind: OperationKind;
  state: OperationState;
  /** Minor units. */
  amount: number;
  isFinal: boolean;
  /** Epoch milliseconds. */
  askedMs: number;
  /** When the processor failed to answer in time; null where it answered at once. */
  unansweredMs: number | null;
  /** Null while it is open. */
  settledMs: number | null;
  reference: string | null;
  reason: string | null;
  note: string | null;
  error: ProcessorError | null;
  actor: Actor;
  lines: readonly Pick<OrderLine, "line_id" | "amount" | "quantity">[];
  /** What an answer brought with it by itself, in the same instant: it was never pending. */
  isConsequence: boolean;
}

/** Who does things in the shop's name. */
export interface Cast {
  /** The shop's own server. */
  merchant: Actor;
  /** People of the back office who may move money; empty before anybody was invited. */
  staff: readonly Actor[];
}

export interface LifeInput {
  /** When the payer pressed the button. */
  startedMs: number;
  /** The end of the history: nothing happens later. */
  untilMs: number;
  /** When the session stops being payable. */
  expiresMs: number;
  method: PaymentMethod;
  amount: number;
  lines: readonly OrderLine[];
  reference: string;
  payer: Actor;
  cast: Cast;
}

/** What the shop and the payer do with a payment, in words of the shop floor. */
export const stories = [
  "shipped",
  "shipped_in_two",
  "part_shipped",
  "part_shipped_and_returned",
  "part_returned_then_shipped",
  "rest_released",
  "returned",
  "part_returned",
  "returned_in_two",
  "called_off",
  "left_reserved",
  "payer_declined",
  "card_refused",
  "no_answer",
  "gave_up",
] as const;
export type Story = (typeof stories)[number];

/** How a payment without any money ends. */
export const endings: Readonly<Partial<Record<Story, EndReason>>> = {
  payer_declined: "declined",
  card_refused: "failed",
  no_answer: "failed",
  gave_up: "cancelled",
};
