import type { Instrument, ProcessorError } from "../../../shared/payments/payment.schema.ts";
import type { Clock } from "../../clock.ts";
import type {
  AuthorizeAnswer,
  AuthorizeRequest,
  FollowUpAnswer,
  FollowUpRequest,
  Gateway,
  PaymentInput,
} from "../gateway.ts";
import { paymentMethod } from "../../../shared/payments/payment-methods.ts";
import { isReviewToken, reviewAnswer, reviewEnd, reviewToken } from "./sandbox-review.ts";
import { sandboxAccount, sandboxTransferOut } from "./sandbox-transfers.ts";
import {
  authenticationRequired,
  maskCardNumber,
  testCards,
  type TimeOutStep,
  timeOutSteps,
  unknownCardRefusal,
} from "./test-cards.ts";

/** After this long, in milliseconds, a time-out turns out to have been a failure. */
const timeOutSettlesAfterMs = 2_000;

const timedOut: ProcessorError = {
  code: "TIMED_OUT",
  message: "The processor did not answer in time",
  type: ["ERROR"],
  retry_code: "RETRY_AFTER_DELAY",
};
const declinedByPayer: ProcessorError = { code: "DECLINED", message: "The payer declined", type: ["DECLINED"] };
const expired: ProcessorError = { code: "EXPIRED_CARD", message: "The card has expired", type: ["EXPIRED_CARD"] };
const lapsed: ProcessorError = {
  code: "AUTHORIZATION_EXPIRED",
  message: "The authorization has expired",
  type: ["DECLINED"],
};

/**
 * Plays a processor for sandbox accounts: the documented test cards, and wallets whose payer approves,
 * declines or does not answer. Keeps nothing: what it says depends only on what it is asked and on
 * when the operation was first asked for, so the same key always ends the same way.
 */
export function createSandboxGateway(clock: Clock): Gateway {
  const unansweredUntilSettled = (requestedAt: string): FollowUpAnswer => {
    const ageMs = Date.parse(clock.now()) - Date.parse(requestedAt);
    if (ageMs >= timeOutSettlesAfterMs) return { outcome: "failed", error: timedOut };
    return { outcome: "unknown", retryAfterMs: timeOutSettlesAfterMs - Math.max(ageMs, 0) };
  };

  const followUp =
    (step: TimeOutStep) =>
    (request: FollowUpRequest): Promise<FollowUpAnswer> => {
      const asked = step === "capture" && request.isAutomatic ? [step, "auto_capture" as const] : [step];
      const isTimeOut = asked.some((one) => request.gatewayToken === tokenFor(one));
      if (isTimeOut) return Promise.resolve(unansweredUntilSettled(request.requestedAt));
      const isLapsed = request.authorizationExpiresAt !== null && request.authorizationExpiresAt < clock.now();
      if (step === "capture" && isLapsed) return Promise.resolve({ outcome: "failed", error: lapsed });
      return Promise.resolve({ outcome: "succeeded", reference: referenceOf(request.processorKey) });
    };

  return {
    name: "sandbox",
    precheck(input) {
      if (input.kind !== "card" || input.challenge !== undefined) return null;
      const card = testCards[digitsOf(input.number)];
      return card?.needsChallenge === true ? { outcome: "challenge", instrument: cardInstrument(input) } : null;
    },
    authorize(request) {
      return Promise.resolve(authorize(request, unansweredUntilSettled, clock.now()));
    },
    adjust: followUp("authorize"),
    capture: followUp("capture"),
    void: followUp("void"),
    refund: followUp("refund"),
    receivingAccount: sandboxAccount,
    transferOut: (request) => Promise.resolve(sandboxTransferOut(request, clock.now())),
  };
}

type Unanswered = (requestedAt: string) => FollowUpAnswer;

function authorize(request: AuthorizeRequest, unanswered: Unanswered, now: string): AuthorizeAnswer {
  const { input } = request;
  if (input === undefined) return resumed(request, unanswered, now);
  if (input.kind === "card" && hasExpired(input.expiry, now)) {
    return { outcome: "failed", error: expired, instrument: cardInstrument(input) };
  }
  switch (input.kind) {
    case "card":
      return authorizeCard(request, input, unanswered);
    case "token":
      return authorizeKept(request, input, now);
    case "simulated":
      return authorizeSimulated(request, input, unanswered, now);
  }
}

/** A card that was kept: nobody is there to answer a question of the bank. */
function authorizeKept(
  request: AuthorizeRequest,
  input: Extract<PaymentInput, { kind: "token" }>,
  now: string,
): AuthorizeAnswer {
  if (input.expiry !== null && hasExpired(input.expiry, now)) return { outcome: "failed", error: expired };
  const kept = input.token.slice(keptPrefix.length);
  if (kept === "asks") return { outcome: "failed", error: authenticationRequired };
  const gatewayToken = isTimeOutStep(kept) ? tokenFor(kept) : "sandbox:card";
  return { outcome: "succeeded", reference: referenceOf(request.processorKey), gatewayToken };
}

/** The reconciler asks again; the first request's input is gone, its token is not. */
function resumed(request: AuthorizeRequest, unanswered: Unanswered, now: string): AuthorizeAnswer {
  const { gatewayToken: token } = request;
  if (isReviewToken(token)) {
    return reviewAnswer(request, { token, reference: referenceOf(request.processorKey), now });
  }
  if (request.gatewayToken === tokenFor("authorize")) return unanswered(request.requestedAt);
  return { outcome: "failed", error: timedOut };
}

function authorizeCard(
  request: AuthorizeRequest,
  input: Extract<PaymentInput, { kind: "card" }>,
  unanswered: Unanswered,
): AuthorizeAnswer {
  const card = testCards[digitsOf(input.number)];
  const instrument = cardInstrument(input);
  const isKeepingOnly = request.amount === 0;
  if (isKeepingOnly && card?.refusal === authenticationRequired) {
    const reference = referenceOf(request.processorKey);
    return {
      outcome: "succeeded",
      reference,
      instrument,
      gatewayToken: "sandbox:card",
      cardToken: `${keptPrefix}asks`,
    };
  }
  if (card === undefined) return { outcome: "failed", error: unknownCardRefusal, instrument };
  if (card.refusal !== undefined) return { outcome: "failed", error: card.refusal, instrument };
  if (card.needsChallenge && input.challenge !== "approved") {
    const error = {
      code: "AUTHENTICATION_FAILED",
      message: "3-D Secure verification failed",
      type: ["FAILED_VERIFICATION"],
    };
    return { outcome: "failed", error, instrument };
  }
  const gatewayToken = card.timesOut === null ? "sandbox:card" : tokenFor(card.timesOut);
  if (card.timesOut === "authorize") return { ...unanswered(request.requestedAt), instrument, gatewayToken };
  if (card.timesOut === "token" && isKeepingOnly) return { outcome: "failed", error: timedOut, instrument };
  const cardToken = card.timesOut === "token" ? {} : { cardToken: `${keptPrefix}${card.timesOut ?? "plain"}` };
  return { outcome: "succeeded", reference: referenceOf(request.processorKey), instrument, gatewayToken, ...cardToken };
}

const keptPrefix = "sandbox:kept:";

function isTimeOutStep(text: string): text is TimeOutStep {
  return (timeOutSteps as readonly string[]).includes(text);
}

function authorizeSimulated(
  request: AuthorizeRequest,
  input: Extract<PaymentInput, { kind: "simulated" }>,
  unanswered: Unanswered,
  now: string,
): AuthorizeAnswer {
  const instrument: Instrument = { kind: /invoice|klarna|billie/.test(request.method) ? "invoice" : "wallet" };
  const reference = referenceOf(request.processorKey);
  // Whoever reviews nothing answers at once what the review would have come to.
  const end = reviewEnd(input.choice);
  if (end !== null && paymentMethod(request.method).isReviewed === true) {
    return { ...reviewAnswer(request, { token: reviewToken(end), reference, now }), instrument };
  }
  switch (input.choice) {
    case "approve":
    case "review_approve":
      return { outcome: "succeeded", reference, instrument, gatewayToken: "sandbox:simulated" };
    case "decline":
    case "review_decline":
      return { outcome: "failed", error: declinedByPayer, instrument };
    case "time_out":
      return { ...unanswered(request.requestedAt), instrument, gatewayToken: tokenFor("authorize") };
  }
}

function cardInstrument(input: Extract<PaymentInput, { kind: "card" }>): Instrument {
  const number = digitsOf(input.number);
  const card = testCards[number];
  return {
    kind: "card",
    brand: card?.brand ?? (number.startsWith("5") ? "MasterCard" : "Visa"),
    last4: number.slice(-4),
    masked_pan: maskCardNumber(number),
    expiry: input.expiry,
    ...(card === undefined
      ? {}
      : { authentication_status: card.authentication, eci: card.eci, three_ds_version: "2.2.0" }),
  };
}

/** A card is good to the end of the month on it. @param expiry `MM/YYYY` */
function hasExpired(expiry: string, now: string): boolean {
  const [month = "", year = ""] = expiry.split("/");
  return `${year}-${month}` < now.slice(0, 7);
}

function tokenFor(step: TimeOutStep): string {
  return `sandbox:timeout:${step}`;
}

function referenceOf(processorKey: string): string {
  return `sandbox-${processorKey}`;
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, "");
}
