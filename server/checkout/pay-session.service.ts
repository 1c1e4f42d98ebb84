import type { Instrument, ProcessorError } from "../../shared/payments/payment.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import { isOpen } from "../../shared/payments/balances.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { PaymentInput } from "../gateways/gateway.ts";
import { authorizePayment } from "../payments/authorize-payment.service.ts";
import type { By, OperationResult } from "../payments/commands.ts";
import { startPayment } from "../payments/start-payment.service.ts";
import { captureAfterAuthorization } from "./auto-capture.service.ts";
import { badField } from "./bad-field.ts";
import { changeSession, refuseClosed, requireSession } from "./change-session.service.ts";
import { answerCheckboxes } from "./checkboxes.rules.ts";
import { expressTermsOf, missingOf } from "./express.rules.ts";
import { buyerOf, paymentDetails } from "./payment-details.ts";
import { sessionReturnUrl } from "./paying-state.service.ts";
import { countSessionMove } from "../metrics/session-count.service.ts";
import { hasSessionEvent } from "./session-event.repository.ts";
import { refuseLocked } from "./session-lock.service.ts";
import { isPayable } from "./session-methods.rules.ts";
import type { SessionRecord } from "./session.record.ts";
import { storeOrderWithin } from "./store-order.service.ts";

export interface PaySession {
  sessionId: string;
  /** The payment product type that the payer chose. */
  method: string;
  input: PaymentInput;
  /** What the payer saw and ticked. Left out only by callers that showed nobody anything. */
  agreed?: Agreement;
  /** What the payer gave the method, for a payment whose shop has not named its buyer. */
  contact?: Contact;
  /** The card, where it is known before the try. */
  instrument?: Instrument;
  /** Who pays, where it is not the payer on the page. */
  by?: By;
  /** Runs inside the transaction that starts the payment, for what must commit with it. */
  onStart?: (trx: Trx, paymentId: string, at: string) => Promise<void>;
  payerIp: string | null;
  userAgent: string | null;
  requestId: string | null;
}

interface Agreement {
  amount: number;
  currency: string;
  /** The ids of the boxes that were ticked. */
  checkboxes?: readonly string[];
}

interface Contact {
  email?: string;
  phone?: string;
}

/** What the page does next. */
export type PayResult =
  | { state: "authorized"; return_url: string }
  /** The processor reviews it; nothing is left to do for the payer. */
  | { state: "on_hold"; return_url: string }
  /** Refused; the payer may try again or leave. */
  | { state: "retry"; error: ProcessorError }
  /** The payer proves who they are; then the same call again with their answer. */
  | { state: "challenge" }
  /** No answer yet: ask `payingStateOf` until there is one. */
  | { state: "processing" };

/**
 * One try to pay a session.
 *
 * The first try makes the session's one payment, in a write of its own before the gateway is asked;
 * later tries use the same one. Two tabs at once lead to one authorization: the payment takes one
 * open authorization at a time, and the other tab is told so.
 *
 * @throws DomainError `not_found`; `session_closed` when it is paid, cancelled or over;
 * `validation_failed` for a method that the session does not offer, an address or an answer that is still
 * missing; `operation_in_flight` beside another try or while the shop changes the order; `stale_figures` when the order is not the one that the payer saw; `live_gateway_missing`.
 */
export async function paySession(ctx: AppContext, input: PaySession): Promise<PayResult> {
  const by: By = input.by ?? { actor: { type: "payer", id: "payer" }, requestId: input.requestId };
  const session = await ctx.store.write((trx) => beginPaying(trx, ctx, input, by));
  const gateway = ctx.gateways.forAccount(session.account_id);
  if (gateway?.precheck(input.input) != null) return { state: "challenge" };
  const result = await authorizePayment(ctx, {
    paymentId: session.payment_id,
    accountId: session.account_id,
    method: input.method,
    input: input.input,
    // Read again by the second write: the order may have been changed between the two.
    agreed: { amount: session.amount, currency: session.currency },
    by,
  });
  ctx.live.publish({ type: "session", id: session.id, account_id: session.account_id });
  return presentTry(ctx, session, result);
}

type PayingSession = SessionRecord & { payment_id: string };

async function beginPaying(trx: Trx, ctx: AppContext, input: PaySession, by: By): Promise<PayingSession> {
  const now = ctx.clock.now();
  const found = await requireSession(trx, "all", input.sessionId);
  refuseClosed(found, now);
  refuseMethod(found, input.method);
  refuseWithoutGateway(ctx, found.account_id);
  const session = input.agreed === undefined ? found : await keepAgreement(trx, ctx, found, input.agreed, by);
  if (session.payment_id !== null) return { ...session, payment_id: session.payment_id };
  const payment_id = ctx.ids.inAccount(session.account_id, now);
  const { name, email, phone } = buyerOf(session);
  await startPayment(trx, {
    id: payment_id,
    accountId: session.account_id,
    merchantId: null,
    sessionId: session.id,
    customerId: session.customer_id,
    api: "checkout",
    method: input.method,
    currency: session.currency,
    amount: session.amount,
    merchantReference: session.merchant_reference,
    merchantReference2: session.merchant_reference_2,
    eventReference: session.order.event_reference ?? null,
    payer: { name, email: email ?? input.contact?.email ?? null, phone: phone ?? input.contact?.phone ?? null },
    ...(input.instrument === undefined ? {} : { instrument: input.instrument }),
    details: paymentDetails(session, { ip: input.payerIp, userAgent: input.userAgent }),
    by,
    at: now,
  });
  await changeSession(trx, session, { payment_id, status: "paying", updated_at: now });
  const isOpened = await hasSessionEvent(trx, session.id, "VISITED");
  await countSessionMove(trx, session, { isOpened }, { status: "paying", isOpened: true, isChosen: true });
  await input.onStart?.(trx, payment_id, now);
  return { ...session, payment_id };
}

/**
 * Nobody is charged an amount that they did not see, for an order with something missing, or without
 * the answers that the shop insists on; the answers are kept with the session and its payment.
 *
 * @throws DomainError `stale_figures`, `operation_in_flight`, `validation_failed`
 */
async function keepAgreement(
  trx: Trx,
  ctx: AppContext,
  session: SessionRecord,
  agreed: Agreement,
  by: By,
): Promise<SessionRecord> {
  await refuseLocked(trx, session.id, ctx.clock.now());
  if (agreed.amount !== session.amount || agreed.currency !== session.currency) {
    throw new DomainError("stale_figures", "The shop has changed the order. Look at the new total before you pay.");
  }
  const missing = missingOf(expressTermsOf(session.request), session.order);
  if (missing !== null) throw badField(missing, "is still missing");
  const answered = answerCheckboxes(session.request["checkboxes"], agreed.checkboxes ?? []);
  if (answered === null) return session;
  if (answered.missing !== null) throw badField(`checkboxes.${answered.missing}`, "has to be ticked");
  if (!answered.isChanged) return session;
  const request = { checkboxes: answered.checkboxes };
  const kept = await storeOrderWithin(trx, ctx, {
    session,
    order: session.order,
    request,
    events: [],
    headers: {},
    by,
  });
  return kept.session;
}

/** @throws DomainError `validation_failed` */
function refuseMethod(session: SessionRecord, method: string): void {
  if (isPayable(session.configuration, session.order, method, session.request)) return;
  const fields = [{ path: "payment_product_type", message: "is not offered by this session" }];
  throw new DomainError("validation_failed", "This way to pay is not offered by this session.", { fields });
}

/** Said before anything is stored: a payment that cannot move money would only clutter the lists. */
function refuseWithoutGateway(ctx: AppContext, accountId: string): void {
  if (ctx.gateways.forAccount(accountId) === null) {
    throw new DomainError(
      "live_gateway_missing",
      "This account is live and no live gateway is configured, so it cannot take payments yet.",
    );
  }
}

async function presentTry(ctx: AppContext, session: PayingSession, result: OperationResult): Promise<PayResult> {
  const { operation } = result;
  if (operation.isUnderReview) return { state: "on_hold", return_url: sessionReturnUrl(session, null) };
  if (isOpen(operation)) return { state: "processing" };
  if (operation.state === "failed") return { state: "retry", error: operation.error ?? unexplained };
  await captureAfterAuthorization(ctx, session, result);
  return { state: "authorized", return_url: sessionReturnUrl(session, null) };
}

/** A refusal whose reason the gateway did not give. */
const unexplained: ProcessorError = { code: "unknown", message: "The payment was refused.", type: ["UNKNOWN"] };
