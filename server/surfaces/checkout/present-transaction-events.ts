import { isOpen } from "../../../shared/payments/balances.ts";
import { paymentStatus, type PaymentStatus, type StatusFact } from "../../../shared/payments/payment-status.ts";
import type { ProcessorError } from "../../../shared/payments/payment.schema.ts";
import { firstOrder } from "../../payments/authorization-change.rules.ts";
import type { OperationRecord, PaymentRecord } from "../../payments/payment.record.ts";
import { wireUuid } from "./event-id.ts";
import { vatOfLines } from "./event-vat.rules.ts";

type WireEvent = Record<string, unknown>;

/**
 * The transaction's events, in the order in which their outcome was known.
 *
 * What is still open has no event, because a caller that sees one may book it; only what is answered
 * before it is done has one of its own that says so. Each event carries the status
 * after it, computed by the same rule as the payment's own from the operations up to there.
 */
export function presentEvents(
  payment: PaymentRecord,
  operations: readonly OperationRecord[],
  includes: ReadonlySet<string>,
): WireEvent[] {
  const settled = operations.filter((operation) => !isOpen(operation));
  const events = [initializeEvent(payment, operations)];
  const facts: StatusFact[] = [];
  for (const { operation, isStart } of momentsOf(operations)) {
    if (isStart) {
      events.push(initiateEvent(payment, operation, paymentStatus(facts)));
      continue;
    }
    facts.push(operation);
    const capture = finalCaptureOf(operation, settled);
    if (capture !== undefined) {
      // One call, one event: the capture that asked for the release carries the status after it.
      const event = events.find((candidate) => candidate["id"] === wireUuid(capture.id));
      if (event !== undefined) event["transaction_status"] = paymentStatus(facts);
      continue;
    }
    if (isEnd(operation) && markLastRefusal(events, paymentStatus(facts))) continue;
    events.push(operationEvent(payment, operation, paymentStatus(facts), includes));
  }
  const shown = includes.has("events.success.true") ? events.filter((event) => event["success"] === true) : events;
  return shown.map((event) => withVat(event, payment.details["items"]));
}

function withVat(event: WireEvent, ordered: unknown): WireEvent {
  const vat = vatOfLines(event["items"], ordered);
  return vat === null ? event : { ...event, calculated_vat_amount: vat };
}

interface Moment {
  operation: OperationRecord;
  /** Whether it was asked for then; otherwise its outcome became known. */
  isStart: boolean;
  at: string;
}

function momentsOf(operations: readonly OperationRecord[]): Moment[] {
  const moments = operations.flatMap((operation): Moment[] => [
    ...(isDeferred(operation) ? [{ operation, isStart: true, at: operation.created_at }] : []),
    ...(isOpen(operation) ? [] : [{ operation, isStart: false, at: operation.settled_at ?? operation.created_at }]),
  ]);
  return moments.sort((one, other) => compare(one.at, other.at) || one.operation.seq - other.operation.seq);
}

function isDeferred({ request }: OperationRecord): boolean {
  return request["is_deferred"] === true;
}

/** Accepted, and still being processed; the event that follows refers to its request. */
function initiateEvent(payment: PaymentRecord, operation: OperationRecord, status: PaymentStatus): WireEvent {
  const reference = operation.reference ?? payment.event_reference;
  return {
    id: wireUuid(`${operation.id}:initiate`),
    event: `INITIATE_${operation.kind.toUpperCase()}`,
    transaction_status: status,
    success: true,
    amount: operation.amount,
    items: operation.request["items"] ?? [],
    ...(reference === null ? {} : { event_reference: reference }),
    created_at: operation.created_at,
    created_by: operation.actor.id,
    request_id: wireUuid(operation.request_id ?? operation.id),
  };
}

/**
 * A payment that ends because its last try was refused has that refusal as its end: one failed
 * authorization is told once, with the status it led to. False when no try was refused, or the end is a release.
 */
function markLastRefusal(events: readonly WireEvent[], status: PaymentStatus): boolean {
  if (status === "AUTHORIZATION_VOIDED") return false;
  const refusal = events.findLast((event) => event["event"] === "AUTHORIZE" && event["success"] === false);
  if (refusal === undefined) return false;
  refusal["transaction_status"] = status;
  return true;
}

function isEnd({ kind }: OperationRecord): boolean {
  return kind === "cancel" || kind === "expire";
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** The final capture whose release this operation is; the two share the key at the gateway. */
function finalCaptureOf(operation: OperationRecord, settled: readonly OperationRecord[]): OperationRecord | undefined {
  if (operation.kind !== "void") return undefined;
  return settled.find(
    (other) => other.kind === "capture" && other.isFinal && other.processor_key === operation.processor_key,
  );
}

function initializeEvent(payment: PaymentRecord, operations: readonly OperationRecord[]): WireEvent {
  const requestId = operations[0]?.request_id ?? null;
  return {
    id: wireUuid(`${payment.id}:initialize`),
    event: "INITIALIZE",
    transaction_status: "INITIATED",
    success: true,
    ...firstOrder(payment),
    created_at: payment.created_at,
    created_by: "payer",
    request_id: wireUuid(requestId ?? payment.id),
  };
}

function operationEvent(
  payment: PaymentRecord,
  operation: OperationRecord,
  status: PaymentStatus,
  includes: ReadonlySet<string>,
): WireEvent {
  const { request } = operation;
  const isEndWithoutMoney = isEnd(operation);
  const isSuccess = operation.state === "succeeded" && !(isEndWithoutMoney && status !== "AUTHORIZATION_VOIDED");
  const total = request["authorized_total"];
  const isFirstTry = (operation.kind === "authorize" || operation.kind === "receive") && total === undefined;
  const items = isFirstTry ? firstOrder(payment).items : request["items"];
  const reference = operation.reference ?? payment.event_reference;
  return {
    id: wireUuid(operation.id),
    // A changed authorization is told with what it comes to.
    event: total === undefined ? eventName(operation, status) : "AUTHORIZE",
    transaction_status: status,
    success: isSuccess,
    amount: total ?? (isEndWithoutMoney ? payment.amount : operation.amount),
    items: items ?? [],
    ...(reference === null ? {} : { event_reference: reference }),
    ...(operation.reason === null || isEndWithoutMoney ? {} : { reason: operation.reason }),
    ...(request["metadata"] === undefined ? {} : { metadata: request["metadata"] }),
    ...(isSuccess || operation.error === null ? {} : { error: presentError(operation.error) }),
    ...(includes.has("events.request_headers") ? { request_headers: request["request_headers"] ?? {} } : {}),
    created_at: operation.settled_at ?? operation.created_at,
    created_by: operation.actor.id,
    ...(isDeferred(operation)
      ? { request_id: wireUuid(operation.id), correlation_request_id: wireUuid(operation.request_id ?? operation.id) }
      : { request_id: wireUuid(operation.request_id ?? operation.id) }),
  };
}

/**
 * The wire has five finished events. Money that is taken at once shows as the capture it is. A
 * payment that was called off shows as a release; one that the payer or the issuer refused for good
 * shows as the authorization that never came.
 */
function eventName(operation: OperationRecord, status: PaymentStatus): string {
  switch (operation.kind) {
    case "authorize":
      return "AUTHORIZE";
    case "receive":
    case "capture":
      return "CAPTURE";
    case "refund":
      return "REFUND";
    case "void":
      return "VOID";
    case "cancel":
    case "expire":
      return status === "AUTHORIZATION_VOIDED" ? "VOID" : "AUTHORIZE";
  }
}

function presentError(error: ProcessorError): Record<string, unknown> {
  return {
    code: error.code,
    message: error.message,
    type: error.type,
    ...(error.result_code === undefined ? {} : { result_code: error.result_code }),
    ...(error.retry_code === undefined ? {} : { retry_policy: { retry_codes: [error.retry_code] } }),
  };
}
