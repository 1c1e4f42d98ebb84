import { balancesOf } from "../../shared/payments/balances.ts";
import { paymentMethod } from "../../shared/payments/payment-methods.ts";
import { paymentStatus } from "../../shared/payments/payment-status.ts";
import { countsOfStart } from "../metrics/payment-rollup.rules.ts";
import { paymentWords } from "../search/payment-words.ts";
import type { Dialect } from "../webhooks/dialect.ts";
import { addCallbacks } from "./callbacks.ts";
import { addEvents } from "./event-rows.ts";
import { gatewayTokenFor, makeInstrument } from "./instruments.ts";
import type { LifeInput, PlannedOperation } from "./life.ts";
import { followPayment } from "./follow-payment.ts";
import { addOperations } from "./operation-rows.ts";
import type { Row, SeedRows } from "./seed-rows.ts";
import { addSessionEvent, type SessionDraft } from "./session-draft.ts";
import { storyWeights, tellOpenStory, tellStory } from "./tell-story.ts";
import { instant, type World } from "./world.ts";

/** What the newest payments of a history still wait for. */
export type WaitingFor = "authorize" | "capture" | "payer" | null;

const agents = [
  "Mozilla/5.0 (iPhone) Mobile Safari/604.1",
  "Mozilla/5.0 (Android 15) Chrome/139.0 Mobile",
  "Mozilla/5.0 (Windows NT 10.0) Chrome/139.0",
  "Mozilla/5.0 (Macintosh) Firefox/141.0",
] as const;

/** Lets the buyer of a session pay, and everything that follows from it happen. */
export function addPayment(
  world: World,
  rows: SeedRows,
  draft: SessionDraft,
  waitingFor: WaitingFor,
  dialect: Dialect | undefined,
): void {
  const { random } = world;
  const { row: session } = draft;
  const startedMs = visit(world, rows, draft);
  const method = waitingFor === null ? random.pickWeighted(draft.order.market.methods) : "dintero_psp.creditcard";
  const life: LifeInput = {
    startedMs,
    untilMs: world.untilMs,
    expiresMs: draft.expiresMs,
    method: paymentMethod(method),
    amount: draft.order.amount,
    lines: draft.order.lines,
    reference: session.merchant_reference,
    payer: { type: "payer", id: session.id },
    cast: world.cast,
  };
  const planned =
    waitingFor === null
      ? tellStory(random, life, random.pickWeighted(storyWeights))
      : tellOpenStory(random, life, waitingFor);
  const instrument = makeInstrument(random, method);
  const payment = paymentRow({ world, draft, startedMs, method, planned });
  if (planned.length > 0 && planned[0]?.kind !== "cancel") {
    payment.instrument = JSON.stringify({
      shown: instrument,
      gatewayToken: gatewayTokenFor(instrument, waitingFor === "payer" ? null : waitingFor),
    });
  }
  rows.payments.push({
    row: payment,
    words: wordsOf(payment, draft, payment.instrument === null ? null : instrument.last4),
  });
  const { id, currency, amount, api, created_at: createdAt } = payment;
  const counted = { accountId: world.accountId, currency, api, method, amount, createdAt };
  rows.paymentCounts.push(...countsOfStart(counted));
  rows.timeline.push({
    payment_id: payment.id,
    operation_id: null,
    kind: "payment.started",
    data: JSON.stringify({ amount: payment.amount }),
    actor_type: "payer",
    actor_id: session.id,
    at: payment.created_at,
  });
  const operations = addOperations(world, rows, { ...counted, id, startedMs }, planned);
  const events = addEvents(world, rows, payment, operations, startedMs);
  followPayment(world, rows, draft, payment, planned);
  if (dialect !== undefined) addCallbacks({ world, rows, session, payment, events, dialect, startedMs });
}

/** The payer opens the page, looks around and starts to pay. */
export function visit(world: World, rows: SeedRows, { row, createdMs }: SessionDraft): number {
  const { random } = world;
  const visitedMs = Math.min(createdMs + random.between(800, 9_000), world.untilMs);
  row.customer_ip = `192.0.2.${random.between(1, 254)}`;
  row.user_agent = random.pick(agents);
  row.updated_at = instant(visitedMs);
  row.version += 1;
  addSessionEvent(world, rows, row, "VISITED", visitedMs);
  return Math.min(visitedMs + random.between(15_000, 240_000), world.untilMs);
}

interface PaymentInput {
  world: World;
  draft: SessionDraft;
  startedMs: number;
  method: string;
  planned: readonly PlannedOperation[];
}

function paymentRow({ world, draft, startedMs, method, planned }: PaymentInput): Row<"payment"> {
  const { row: session, buyer } = draft;
  const id = world.ids.inAccount(world.accountId, startedMs);
  const changedMs = planned.map((operation) => operation.settledMs ?? operation.unansweredMs ?? operation.askedMs);
  const { authorized, captured, refunded, voided } = balancesOf(planned);
  const reservation = planned.find((operation) => operation.kind === "authorize" && operation.state === "succeeded");
  const days = paymentMethod(method).authorizationDays;
  return {
    id,
    account_id: world.accountId,
    merchant_id: null,
    session_id: session.id,
    customer_id: buyer.id,
    api: "checkout",
    method,
    status: paymentStatus(planned),
    currency: session.currency,
    amount: session.amount,
    authorized,
    captured,
    refunded,
    voided,
    merchant_reference: session.merchant_reference,
    merchant_reference_2: null,
    event_reference: null,
    instrument: null,
    payer: JSON.stringify({ name: buyer.name, email: buyer.email, phone: buyer.phone }),
    details: detailsJson(draft, world.accountName),
    authorization_expires_at:
      days === null || reservation?.settledMs == null ? null : instant(reservation.settledMs + days * 86_400_000),
    captured_at: newest(planned, ["capture", "receive"]),
    refunded_at: newest(planned, ["refund"]),
    created_at: instant(startedMs),
    updated_at: instant(Math.max(startedMs, ...changedMs)),
    version: planned.reduce((changes, operation) => changes + changesOf(operation), 0),
  };
}

/** How often an operation changed its payment: when no answer came, and when one did. */
function changesOf({ isConsequence, unansweredMs, settledMs }: PlannedOperation): number {
  return isConsequence ? 0 : Number(unansweredMs !== null) + Number(settledMs !== null);
}

function newest(planned: readonly PlannedOperation[], kinds: readonly PlannedOperation["kind"][]): string | null {
  const last = planned.findLast((operation) => operation.state === "succeeded" && kinds.includes(operation.kind));
  return last?.settledMs == null ? null : instant(last.settledMs);
}

/** What a payment keeps of its session, as the checkout copies it. */
function detailsJson({ row, order }: SessionDraft, merchantName: string): string {
  const { shipping, carrier, lines } = order;
  const { id, line_id, amount, vat, vat_amount, description } = shipping;
  return JSON.stringify({
    channel: "ecommerce",
    items: lines,
    shipping_option: { id, line_id, amount, vat, vat_amount, title: description, operator: carrier },
    url: { redirect_url: row.return_url, ...(row.callback_url == null ? {} : { callback_url: row.callback_url }) },
    metadata: { merchant_name: merchantName, "session:profile_id": row.profile_id },
    customer_ip: row.customer_ip,
    user_agent: row.user_agent,
  });
}

function wordsOf(payment: Row<"payment">, { buyer }: SessionDraft, last4: string | null | undefined): string {
  return paymentWords({
    id: payment.id,
    sessionId: payment.session_id ?? null,
    merchantReference: payment.merchant_reference,
    merchantReference2: null,
    name: buyer.name,
    email: buyer.email,
    phone: buyer.phone,
    last4: last4 ?? null,
  });
}
