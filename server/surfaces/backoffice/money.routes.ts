import { z } from "zod";
import {
  captureRequestSchema,
  paymentIdSchema,
  paymentSchema,
  refundRequestSchema,
  voidRequestSchema,
} from "../../../shared/payments/payment.schema.ts";
import { approvalSchema } from "../../../shared/approvals/approval.schema.ts";
import { refundOrAsk } from "../../approvals/ask-approval.service.ts";
import { getApproval } from "../../approvals/read-approval.service.ts";
import type { AppContext } from "../../context.ts";
import type { OperationRecord, PaymentRecord } from "../../payments/payment.record.ts";
import { capturePayment, voidPayment } from "../../payments/payment.service.ts";
import type { Trx } from "../../database.ts";
import type { IdempotencyClaim } from "../../idempotency/idempotency.service.ts";
import { auditAllowed } from "./audit-attempt.ts";
import { actorOf, type Caller, type Origin } from "./caller.ts";
import { cancelPayment } from "./cancel-payment.ts";
import { viewPayment } from "./payment-view.ts";
import { Accepted, route } from "./define-route.ts";
import { presentApproval } from "./present-approval.ts";
import { stakeOfAmount, stakeOfVoid } from "./stakes.ts";
import type { AuditWords } from "./route.ts";

const onPayment = {
  method: "post",
  params: z.object({ id: paymentIdSchema }),
  response: paymentSchema,
  version: (payment: { version: number }) => payment.version,
  isIdempotent: true,
} as const;

const captureWords = { action: "payment.capture", objectType: "payment" };
const refundWords = { action: "payment.refund", objectType: "payment" };
const voidWords = { action: "payment.void", objectType: "payment" };
const cancelWords = { action: "payment.cancel", objectType: "payment" };

export const moneyRoutes = [
  route({
    ...onPayment,
    path: "/payments/:id/capture",
    access: "payments.capture",
    summary: "Capture part or all of what is authorized; `final` releases the rest",
    body: captureRequestSchema,
    stepUp: stakeOfAmount,
    audit: captureWords,
    handle: async ({ ctx, caller, origin, idempotency, params, body }) => {
      const { amount, reference = null, final = false, items, expected_capturable: expected } = body;
      await capturePayment(ctx, {
        ...commandOf({ ctx, caller, origin, idempotency, audit: captureWords, paymentId: params.id }),
        amount,
        reference,
        isFinal: final,
        request: items === undefined ? {} : { items },
        ...(expected === undefined ? {} : { expected }),
      });
      return viewPayment(ctx, caller, params.id);
    },
  }),
  route({
    ...onPayment,
    path: "/payments/:id/refund",
    access: "payments.refund",
    summary: "Give back part or all of what was captured; above the limit, ask another person to let it",
    accepted: approvalSchema,
    body: refundRequestSchema,
    stepUp: stakeOfAmount,
    audit: refundWords,
    handle: async ({ ctx, caller, origin, idempotency, params, body }) => {
      const {
        amount,
        reason,
        note = null,
        bank_reference: reference = null,
        items,
        expected_refundable: expected,
      } = body;
      const asked = await refundOrAsk(ctx, {
        ...commandOf({ ctx, caller, origin, idempotency, audit: refundWords, paymentId: params.id }),
        amount,
        reference,
        reason,
        note,
        request: items === undefined ? {} : { items },
        ...(expected === undefined ? {} : { expected }),
      });
      if ("done" in asked) return viewPayment(ctx, caller, params.id);
      const approval = await getApproval(ctx, { scope: caller.scope, id: asked.approvalId });
      return new Accepted(presentApproval(approval, caller));
    },
  }),
  route({
    ...onPayment,
    path: "/payments/:id/void",
    access: "payments.void",
    summary: "Release what is authorized and not captured",
    body: voidRequestSchema,
    stepUp: stakeOfVoid,
    audit: voidWords,
    handle: async ({ ctx, caller, origin, idempotency, params, body }) => {
      await voidPayment(ctx, {
        ...commandOf({ ctx, caller, origin, idempotency, audit: voidWords, paymentId: params.id }),
        reason: body.reason,
        note: body.note ?? null,
      });
      return viewPayment(ctx, caller, params.id);
    },
  }),
  route({
    ...onPayment,
    path: "/payments/:id/cancel",
    access: "payments.void",
    summary: "Call off a payment that nobody has authorized yet",
    body: voidRequestSchema,
    audit: cancelWords,
    handle: async ({ ctx, caller, origin, idempotency, params, body }) => {
      const wish = { ctx, caller, origin, idempotency, audit: cancelWords, paymentId: params.id };
      await cancelPayment(ctx, { ...commandOf(wish, { asked_for: body.reason }), note: body.note ?? null });
      return viewPayment(ctx, caller, params.id);
    },
  }),
];

interface StaffWish {
  ctx: AppContext;
  caller: Caller;
  origin: Origin;
  idempotency: IdempotencyClaim | null;
  audit: AuditWords;
  paymentId: string;
}

/** What every money command of a person carries. The audit line commits with the operation it tells of. */
function commandOf(wish: StaffWish, said: Readonly<Record<string, unknown>> = {}) {
  const { ctx, caller, origin, idempotency, audit, paymentId } = wish;
  const by = { actor: { ...actorOf(caller), type: "staff" as const }, requestId: origin.requestId };
  const onIntent = async (trx: Trx, payment: PaymentRecord, operation: OperationRecord) => {
    const {
      id: operation_id,
      amount,
      currency,
      reason,
      reference,
      isFinal: is_final,
      isHeld: needs_approval,
    } = operation;
    await auditAllowed(trx, ctx, {
      caller,
      origin,
      audit,
      objectId: payment.id,
      accountId: payment.account_id,
      details: {
        operation_id,
        amount,
        currency,
        reason,
        reference,
        is_final,
        needs_approval,
        ...said,
        before: figuresOf(payment),
      },
    });
  };
  return { scope: caller.scope, paymentId, by, onIntent, ...(idempotency === null ? {} : { idempotency }) };
}

function figuresOf({ status, authorized, captured, refunded, voided }: PaymentRecord) {
  return { status, authorized, captured, refunded, voided };
}
