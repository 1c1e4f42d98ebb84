import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { capturable } from "../../shared/payments/balances.ts";
import type { Blockable } from "../../shared/payments/blockers.ts";
import { aboveLimit } from "../../shared/payments/bulk-rules.ts";
import type { Role } from "../../shared/permissions.ts";
import { approvalLimitOf } from "../approvals/approval-limit.service.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { requestHash } from "../idempotency/idempotency.service.ts";
import type { OperationResult } from "../payments/commands.ts";
import type { OperationRecord, PaymentRecord } from "../payments/payment.record.ts";
import { capturePayment, refundPayment, voidPayment } from "../payments/payment.service.ts";
import { type BulkItemRow, type ItemOutcome, nameOperation, putOffItem, settleItem } from "./bulk-item.repository.ts";
import type { BulkRunRow } from "./bulk-run.repository.ts";

/** How long a payment without an answer is left alone, in milliseconds; it is asked for by itself meanwhile. */
const putOffMs = 2_000;

/** One payment of a run whose turn it is. */
export interface Turn {
  run: BulkRunRow;
  item: BulkItemRow;
  /** Of who began the run; null when they have none that may. */
  role: Role | null;
  /** Nothing more is to be begun. */
  isCalledOff: boolean;
}

/**
 * Does what a run means to do to one payment, once: under a key of its own, so that whoever takes it up after a crash
 * finds the operation that was begun. The payment is decided about anew, and left alone where it is not what was planned.
 */
export async function carryOutItem(ctx: AppContext, turn: Turn): Promise<void> {
  const { item } = turn;
  const outcome = await attempt(ctx, turn);
  const at = ctx.clock.now();
  await ctx.store.write(async (trx) => {
    if (outcome === null) await putOffItem(trx, item.seq, shiftInstant(at, putOffMs));
    else await settleItem(trx, item.seq, outcome, at);
  });
}

async function attempt(ctx: AppContext, turn: Turn): Promise<ItemOutcome | null> {
  // Whoever took it before the run was called off came no further.
  if (turn.isCalledOff && turn.item.operation_id === null) return { state: "cancelled" };
  try {
    const { operation } = await move(ctx, turn);
    return { state: "done", operation_id: operation.id };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return outcomeOf(error);
  }
}

/** Null while there is no answer yet. */
function outcomeOf({ code, message, details }: DomainError): ItemOutcome | null {
  const facts = details.facts ?? {};
  const blocker = codeIn(facts["blocker"]);
  // Without a blocker it is this very wish that is still under way.
  if (code === "processor_unavailable" || (code === "operation_in_flight" && blocker === null)) return null;
  if (code === "processor_refused") return { state: "failed", code: codeIn(facts["error"]) ?? code, reason: message };
  return { state: "skipped", code: blocker ?? code, reason: message };
}

function codeIn(fact: unknown): string | null {
  if (typeof fact !== "object" || fact === null || !("code" in fact)) return null;
  return typeof fact.code === "string" ? fact.code : null;
}

function move(ctx: AppContext, { run, item, role }: Turn): Promise<OperationResult> {
  const { amount, payment_id: paymentId } = item;
  const { reason, note } = run;
  const command = {
    scope: [run.account_id],
    paymentId,
    by: { actor: { type: "staff" as const, id: run.created_by }, requestId: run.request_id },
    idempotency: { scope: `bulk:${run.id}`, key: paymentId, requestHash: requestHash(run.kind, paymentId, amount) },
    onIntent: (trx: Trx, payment: PaymentRecord, operation: OperationRecord) =>
      tellIntent(trx, ctx, { run, item, role, payment, operation }),
  };
  switch (run.kind) {
    case "capture":
      return capturePayment(ctx, {
        ...command,
        ...{ amount, expected: amount, reference: null, isFinal: false, request: {} },
      });
    case "refund":
      return refundPayment(ctx, {
        ...command,
        ...{ amount, expected: amount, reference: null, reason, note },
        request: {},
      });
    case "void":
      return voidPayment(ctx, { ...command, reason, note, refuse: (payment) => refuseChanged(payment, amount) });
  }
}

function refuseChanged({ balances }: Blockable, planned: number): void {
  if (capturable(balances) === planned) return;
  throw new DomainError("stale_figures", "The payment has changed since the run was started.");
}

interface Intent extends Pick<Turn, "run" | "item" | "role"> {
  payment: PaymentRecord;
  operation: OperationRecord;
}

/** What commits with the operation: which payment of the run it is for, and its line in the audit log. */
async function tellIntent(trx: Trx, ctx: AppContext, { run, item, role, payment, operation }: Intent): Promise<void> {
  if (run.kind === "refund") await refuseAboveLimit(trx, payment, operation.amount);
  await nameOperation(trx, item.seq, operation.id);
  const { status, authorized, captured, refunded, voided } = payment;
  const { id: operation_id, amount, currency, reason } = operation;
  await recordAudit(trx, ctx, {
    chain: payment.account_id,
    actor: { type: "staff", id: run.created_by, role, ip: null },
    action: `payment.${run.kind}`,
    objectType: "payment",
    objectId: payment.id,
    isAllowed: true,
    details: {
      ...{ bulk_run_id: run.id, operation_id, amount, currency, reason, request_id: run.request_id },
      before: { status, authorized, captured, refunded, voided },
    },
  });
}

async function refuseAboveLimit(trx: Trx, payment: PaymentRecord, amount: number): Promise<void> {
  const limit = await approvalLimitOf(trx, payment);
  if (limit === null || amount <= limit) return;
  throw new DomainError("operation_blocked", aboveLimit.reason, { facts: { blocker: { code: aboveLimit.code } } });
}
