import type { Instrument, ProcessorError } from "../../shared/payments/payment.schema.ts";

/** What every call to a gateway carries. */
export interface GatewayRequest {
  /** Our own key. The same key never moves money twice, however often it is sent. */
  processorKey: string;
  /** When the operation was first asked for, UTC. */
  requestedAt: string;
  paymentId: string;
  /** Minor units. */
  amount: number;
  currency: string;
  method: string;
}

/** What the payer entered; it lives for the length of one call and is never stored or logged. */
export type PaymentInput =
  | { kind: "card"; number: string; expiry: string; cvc: string; challenge?: "approved" | "failed" | "cancelled" }
  /** A card that the gateway has kept; `expiry` is `MM/YYYY`, null where it has none. */
  | { kind: "token"; token: string; expiry: string | null }
  | { kind: "simulated"; choice: "approve" | "decline" | "time_out" | "review_approve" | "review_decline" };

/** Amount zero asks for nothing but whether the card can be kept for later. */
export interface AuthorizeRequest extends GatewayRequest {
  /** Absent when the reconciler asks again. */
  input?: PaymentInput;
  /** From the first answer, when the reconciler asks again. */
  gatewayToken?: string;
}

/** A later operation on a reservation. */
export interface FollowUpRequest extends GatewayRequest {
  /** What the gateway gave us to name the reservation. */
  gatewayToken: string;
  authorizationExpiresAt: string | null;
  isFinal: boolean;
  /** Asked for by Kontor itself because the session takes the money right after it was reserved. */
  isAutomatic: boolean;
}

/** Another total for a reservation, or the same one for longer; the request's amount is the difference. */
export interface AdjustRequest extends FollowUpRequest {
  /** Minor units. */
  total: number;
}

export interface Succeeded {
  outcome: "succeeded";
  reference: string;
}

export interface Refused {
  outcome: "failed";
  error: ProcessorError;
}

/** No answer in time: the operation may or may not have happened. */
export interface Unanswered {
  outcome: "unknown";
  /** When asking again makes sense. */
  retryAfterMs: number;
}

/** Taken up, and decided once people at the processor have looked at it: ask again with the same key. */
export interface UnderReview {
  outcome: "under_review";
  reference: string;
  askAgainAfterMs: number;
}

/** Answer to an authorization; whatever the outcome it may name the instrument. */
export type AuthorizeAnswer = (Succeeded | Refused | Unanswered | UnderReview) & {
  instrument?: Instrument;
  gatewayToken?: string;
  /** What the card can be paid with again. */
  cardToken?: string;
  /** The money was taken at once; there is nothing to capture. */
  isCaptured?: boolean;
};

/** The payer must do one more step before the authorization is asked for. */
export interface ChallengeNeeded {
  outcome: "challenge";
  instrument: Instrument;
}

export type FollowUpAnswer = Succeeded | Refused | Unanswered;

/** Where payers send a merchant's money: an account of Argentina with its name, or a random PIX key of Brazil. */
export type ReceivingAccount = { currency: "ARS"; cbu: string; alias: string } | { currency: "BRL"; pixKey: string };

/** Money that leaves: a merchant's own, or a transfer that nobody was waiting for. */
export interface TransferOutRequest {
  /** Our own key. The same key never moves money twice, however often it is sent. */
  processorKey: string;
  /** Minor units. */
  amount: number;
  currency: string;
  destination: { kind: string; value: string };
  requestedAt: string;
}

/** `accepted`: on its way, ask again with the same key. */
export type TransferOutAnswer = Succeeded | Refused | Unanswered | { outcome: "accepted"; askAgainAfterMs: number };

/**
 * The port through which money moves. Calls happen outside any database transaction, between a
 * committed intent and a committed outcome. Implementations answer within their own time limit and
 * never throw for a processor's refusal; what is thrown counts as unanswered.
 */
export interface Gateway {
  readonly name: string;
  /** Whether this input needs a step of the payer first; moves nothing. */
  precheck(input: PaymentInput): ChallengeNeeded | null;
  authorize(request: AuthorizeRequest): Promise<AuthorizeAnswer>;
  adjust(request: AdjustRequest): Promise<FollowUpAnswer>;
  capture(request: FollowUpRequest): Promise<FollowUpAnswer>;
  void(request: FollowUpRequest): Promise<FollowUpAnswer>;
  refund(request: FollowUpRequest): Promise<FollowUpAnswer>;
  /** Answers from what is configured, without asking anybody. */
  receivingAccount(of: { accountId: string; merchantId: string; currency: "ARS" | "BRL" }): ReceivingAccount;
  transferOut(request: TransferOutRequest): Promise<TransferOutAnswer>;
}

/** Which gateway serves an account; null when none is configured, as for live accounts today. */
export interface Gateways {
  forAccount(accountId: string): Gateway | null;
}
