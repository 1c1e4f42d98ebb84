import { DomainError } from "../../shared/errors.ts";
import { isOpen } from "../../shared/payments/balances.ts";
import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import type { EndReason } from "../../shared/payments/payment-status.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import type { OperationRecord } from "../payments/payment.record.ts";
import { operationsOfPayment } from "../payments/read-payment.service.ts";
import { lastRefusalOf } from "./end-session.service.ts";
import { buildReturnUrl, returnErrorOf } from "./return-url.rules.ts";
import { sessionBlocker } from "./session-status.rules.ts";
import { activeLock } from "./session-lock.service.ts";
import type { SessionRecord } from "./session.record.ts";
import { findSessionById } from "./session.repository.ts";

/** Where a session stands for the payer who looks at it. */
export type PayingState =
  /** May be paid; `error` is the refusal of the last try. */
  | { state: "open"; error: ProcessorError | null }
  | { state: "processing" }
  /** The shop is changing the order. */
  | { state: "locked" }
  | { state: "authorized"; return_url: string }
  /** Paid as far as the payer is concerned; the processor still reviews it. */
  | { state: "on_hold"; return_url: string }
  /** Over without having been paid. */
  | { state: "closed"; reason: EndReason | "expired"; return_url: string };

/** @throws DomainError `not_found` */
export async function payingStateOf(ctx: AppContext, sessionId: string): Promise<PayingState> {
  return ctx.store.read(async (db) => {
    const session = await findSessionById(db, sessionId);
    if (session === null) throw new DomainError("not_found", "There is no such session.");
    return stateWithin(db, session, ctx.clock.now());
  });
}

async function stateWithin(db: Db | Trx, session: SessionRecord, now: string): Promise<PayingState> {
  const operations = session.payment_id === null ? [] : await operationsOfPayment(db, session.payment_id);
  const blocker = sessionBlocker(session, now);
  if (blocker === "paid") return { state: "authorized", return_url: sessionReturnUrl(session, null) };
  if (blocker === "on_hold") return { state: "on_hold", return_url: sessionReturnUrl(session, null) };
  if (blocker === null) {
    const isProcessing = operations.some((operation) => isOpen(operation) && isTry(operation));
    if (isProcessing) return { state: "processing" };
    if ((await activeLock(db, session.id, now)) !== null) return { state: "locked" };
    return { state: "open", error: lastRefusalOf(operations) };
  }
  if (operations.some(isOpen)) return { state: "processing" };
  const reason = endOf(session);
  const error = reason === "expired" ? "failed" : returnErrorOf(reason);
  return { state: "closed", reason, return_url: sessionReturnUrl(session, error) };
}

function isTry(operation: OperationRecord): boolean {
  return operation.kind === "authorize" || operation.kind === "receive";
}

function endOf(session: SessionRecord): EndReason | "expired" {
  switch (session.status) {
    case "cancelled":
    case "declined":
    case "failed":
      return session.status;
    case "open":
    case "paying":
    case "expired":
    case "authorized":
    case "on_hold":
      return "expired";
  }
}

/** The shop's own address with what it learns of the outcome. */
export function sessionReturnUrl(session: SessionRecord, error: Parameters<typeof buildReturnUrl>[0]["error"]): string {
  return buildReturnUrl({
    returnUrl: session.return_url,
    sessionId: session.id,
    merchantReference: session.merchant_reference,
    paymentId: session.payment_id,
    error,
    channel: session.configuration.channel,
  });
}
