import { shiftInstant } from "../../shared/instant.ts";
import { held, balancesOf } from "../../shared/payments/balances.ts";
import { paymentStatus } from "../../shared/payments/payment-status.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { AuthorizeAnswer, FollowUpAnswer } from "../gateways/gateway.ts";
import { authorizationEnd } from "./authorization-window.rules.ts";
import type { OperationResult } from "./commands.ts";
import { findOperation, insertOperation, moveOperation, type OperationMove } from "./operation.repository.ts";
import { commitChange, type Change } from "./payment-change.service.ts";
import { factsOf } from "./payment-facts.rules.ts";
import { loadPayment } from "./intent.service.ts";
import type { OperationRecord, PaymentRecord, StoredInstrument } from "./payment.record.ts";

const retryMsMax = 600_000;

export interface Outcome {
  operationId: string;
  answer: AuthorizeAnswer | FollowUpAnswer;
  /** The method that was tried, where it is not the payment's own yet. */
  method?: string;
  requestId: string | null;
}

/**
 * Records what the gateway answered, with its ledger postings, events and deliveries, and tells open
 * screens. An operation that somebody else settled first stays as it is, and that result is returned.
 */
export async function settleOperation(ctx: AppContext, outcome: Outcome): Promise<OperationResult> {
  const result = await ctx.store.write((trx) => settleWithin(trx, ctx, outcome, ctx.clock.now()));
  ctx.live.publish({ type: "payment", id: result.payment.id, account_id: result.payment.account_id });
  return result;
}

/** As `settleOperation`, inside the transaction of a caller who tells open screens afterwards. */
export async function settleWithin(
  trx: Trx,
  ctx: Pick<AppContext, "ids" | "paymentObservers">,
  outcome: Outcome,
  at: string,
): Promise<OperationResult> {
  const before = await findOperation(trx, outcome.operationId);
  if (before === null) throw new Error(`There is no operation ${outcome.operationId}`);
  const move = moveOf(before, outcome.answer, at);
  const hasMoved = await moveOperation(trx, before.id, move);
  const loaded = await loadPayment(trx, "all", before.payment_id);
  const operation = loaded.operations.find((candidate) => candidate.id === before.id) ?? before;
  const isNews = before.state !== operation.state || before.isUnderReview !== operation.isUnderReview;
  if (!hasMoved || !isNews) return { ...loaded, operation };

  const follow = await followingOperation(
    trx,
    ctx,
    { ...loaded, operation, wasLeftOpen: before.state === "unknown" || before.isUnderReview },
    at,
  );
  const moved = follow === null ? [operation] : [operation, follow];
  const operations = follow === null ? loaded.operations : [...loaded.operations, follow];
  const change: Change = { payment: loaded.payment, operations, moved, at, requestId: outcome.requestId };
  const payment = await commitChange(trx, ctx, {
    ...change,
    ...authorizationOf(loaded.payment, operation, outcome, at),
  });
  return { payment, operations, operation };
}

function moveOf(operation: OperationRecord, answer: AuthorizeAnswer | FollowUpAnswer, at: string): OperationMove {
  const attempts = operation.attempts + 1;
  const settled = { attempts, next_attempt_at: null, settled_at: at };
  switch (answer.outcome) {
    case "succeeded":
      return { ...settled, state: "succeeded", processor_reference: answer.reference, error: null };
    case "failed":
      // Of a review the processor's name stays, whatever it came to.
      return { ...settled, state: "failed", processor_reference: reviewNameOf(operation), error: answer.error };
    case "under_review": {
      const next_attempt_at = shiftInstant(at, Math.min(answer.askAgainAfterMs, retryMsMax));
      const { reference: processor_reference } = answer;
      return { attempts, state: "pending", processor_reference, error: null, next_attempt_at, settled_at: null };
    }
    case "unknown": {
      const waitMs = Math.min(answer.retryAfterMs * 2 ** Math.min(operation.attempts, 10), retryMsMax);
      const next_attempt_at = shiftInstant(at, waitMs);
      // A review goes on, whether or not the processor answers how far it has come.
      const state = operation.isUnderReview ? "pending" : "unknown";
      const processor_reference = reviewNameOf(operation);
      return { attempts, state, processor_reference, error: null, next_attempt_at, settled_at: null };
    }
  }
}

function reviewNameOf({ isUnderReview, processor_reference }: OperationRecord): string | null {
  return isUnderReview ? processor_reference : null;
}

function authorizationOf(
  payment: PaymentRecord,
  operation: OperationRecord,
  { answer, method = payment.method }: Outcome,
  at: string,
): Pick<Change, "authorization"> {
  if (operation.kind !== "authorize" && operation.kind !== "receive") return {};
  const named = answer as AuthorizeAnswer;
  const shown = named.instrument ?? payment.instrument?.shown ?? null;
  const cardToken = named.cardToken ?? payment.instrument?.cardToken;
  const instrument: StoredInstrument = {
    shown,
    gatewayToken: named.gatewayToken ?? payment.instrument?.gatewayToken ?? null,
    ...(cardToken === undefined ? {} : { cardToken }),
  };
  const isReserved = operation.kind === "authorize" && operation.state === "succeeded";
  return { authorization: { method, instrument, expiresAt: isReserved ? authorizationEnd(method, at) : null } };
}

interface Settled {
  payment: PaymentRecord;
  operations: readonly OperationRecord[];
  operation: OperationRecord;
  /** Nobody waited for the answer any more. */
  wasLeftOpen: boolean;
}

/**
 * What an answer brings with it: a final capture releases what it leaves, and an authorization that
 * was only settled after the payer had stopped waiting ends the payment.
 */
async function followingOperation(
  trx: Trx,
  ctx: Pick<AppContext, "ids">,
  { payment, operations, operation, wasLeftOpen }: Settled,
  at: string,
): Promise<OperationRecord | null> {
  const facts = factsOf(operations);
  if (operation.kind === "capture" && operation.isFinal && operation.state === "succeeded") {
    const rest = held(balancesOf(facts));
    return rest === 0
      ? null
      : insertSettled(trx, ctx, payment, operation, { kind: "void", amount: rest, reason: "final_capture" }, at);
  }
  const isLateRefusal = operation.kind === "authorize" && operation.state === "failed" && wasLeftOpen;
  if (isLateRefusal && paymentStatus(facts) === "INITIATED") {
    return insertSettled(trx, ctx, payment, operation, { kind: "cancel", amount: 0, reason: "failed" }, at);
  }
  return null;
}

async function insertSettled(
  trx: Trx,
  ctx: Pick<AppContext, "ids">,
  payment: PaymentRecord,
  cause: OperationRecord,
  what: { kind: "void" | "cancel"; amount: number; reason: string },
  at: string,
): Promise<OperationRecord> {
  const id = ctx.ids.own("op", at);
  return insertOperation(trx, {
    id,
    payment_id: payment.id,
    kind: what.kind,
    state: "succeeded",
    amount: what.amount,
    currency: payment.currency,
    processor_key: cause.processor_key,
    processor_reference: cause.processor_reference,
    reference: cause.reference,
    reason: what.reason,
    note: null,
    error: null,
    actor_type: cause.actor.type,
    actor_id: cause.actor.id,
    request_id: cause.request_id,
    next_attempt_at: null,
    created_at: at,
    settled_at: at,
  });
}
