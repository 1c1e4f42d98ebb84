import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { isOpen } from "../../../shared/payments/balances.ts";
import { answersLater } from "../../accounts/account-settings.service.ts";
import type { AppContext } from "../../context.ts";
import type { OperationResult } from "../../payments/commands.ts";
import { capturePayment, refundPayment, voidPayment } from "../../payments/payment.service.ts";
import type { PaymentRecord } from "../../payments/payment.record.ts";
import {
  getPayment,
  getPaymentRecord,
  type PaymentWithOperations,
  setSecondReference,
} from "../../payments/read-payment.service.ts";
import { transactionAnswerSchema } from "./answers.schema.ts";
import { type Call, param, Reply, scopes } from "./call.ts";
import { wireUuid } from "./event-id.ts";
import { changeTransactionAuthorization } from "./change-authorization.ts";
import {
  authorizationRequestSchema,
  captureRequestSchema,
  refundRequestSchema,
  transactionUpdateSchema,
} from "./operation-request.schema.ts";
import { showTransaction } from "./show-transaction.ts";
import { listTransactions, transactionFilters } from "./transaction-list.ts";
import { refuseLooseLines } from "./whole-lines.ts";
import { queryWords, wireRoute } from "./wire-route.ts";

const group = "Transactions";
const query = {
  includes: queryWords.text(
    "`session`, `session.events.latest`, `events.request_headers`, `events.success.true`, `card.payment_token`, `card.recurrence_token`, `initiating_system_request_headers`",
    true,
  ),
};
const operation = { method: "post", group, scopes: scopes.write, query, answer: transactionAnswerSchema } as const;

export const transactionRoutes = [
  wireRoute({
    method: "get",
    path: "/transactions",
    group,
    summary: "List transactions, newest first",
    scopes: scopes.read,
    query: transactionFilters,
    answer: z.array(transactionAnswerSchema),
    handle: listTransactions,
  }),
  wireRoute({
    ...operation,
    method: "get",
    path: "/transactions/:id",
    summary: "Read a transaction",
    scopes: scopes.read,
    handle: async (ctx, call) => showTransaction(ctx, call, await findTransaction(ctx, call)),
  }),
  wireRoute({
    ...operation,
    method: "put",
    path: "/transactions/:id",
    summary: "Set the second reference",
    body: transactionUpdateSchema,
    handle: update,
  }),
  wireRoute({
    ...operation,
    path: "/transactions/:id/capture",
    summary: "Take what was authorized, or a part of it",
    body: captureRequestSchema,
    otherSuccess: [202],
    handle: capture,
  }),
  wireRoute({
    ...operation,
    path: "/transactions/:id/refund",
    summary: "Give back what was captured, or a part of it",
    body: refundRequestSchema,
    otherSuccess: [202],
    handle: refund,
  }),
  wireRoute({
    ...operation,
    path: "/transactions/:id/void",
    summary: "Release what was not captured",
    otherSuccess: [202],
    handle: release,
  }),
  wireRoute({
    ...operation,
    path: "/transactions/:id/authorization",
    summary: "Change what is authorized, or make it last longer",
    body: authorizationRequestSchema,
    handle: async (ctx, call, read) => {
      const found = await findTransaction(ctx, call);
      return showTransaction(ctx, call, await changeTransactionAuthorization(ctx, call, found, read()));
    },
  }),
];

/**
 * What a capture or a refund checks its lines against; the figures are looked at where the money moves.
 *
 * @throws DomainError `not_found`, for payments of another account or another API as well.
 */
async function findOrdered(ctx: AppContext, call: Call): Promise<PaymentRecord> {
  const payment = await getPaymentRecord(ctx, { scope: [call.caller.accountId], id: param(call.req, "id") });
  refuseOtherWire(payment);
  return payment;
}

/** @throws DomainError `not_found`, for payments of another account or another API as well. */
async function findTransaction(ctx: AppContext, call: Call): Promise<PaymentWithOperations> {
  const found = await getPayment(ctx, { scope: [call.caller.accountId], id: param(call.req, "id") });
  refuseOtherWire(found.payment);
  return found;
}

function refuseOtherWire({ api }: PaymentRecord): void {
  if (api !== "checkout") throw new DomainError("not_found", "There is no such transaction.");
}

async function capture(
  ctx: AppContext,
  call: Call,
  read: () => z.output<typeof captureRequestSchema>,
): Promise<unknown> {
  const payment = await findOrdered(ctx, call);
  const { amount, capture_reference, final_capture, items, metadata } = read();
  refuseLooseLines(payment, { amount, items });
  const isDeferred = await answersLater(ctx, payment.account_id);
  const result = await capturePayment(ctx, {
    isDeferred,
    scope: [payment.account_id],
    paymentId: payment.id,
    amount,
    reference: capture_reference ?? null,
    isFinal: final_capture ?? false,
    request: { items: items ?? [], ...(metadata === undefined ? {} : { metadata }), request_headers: call.headers },
    by: call.by,
  });
  return answerOperation(ctx, call, result);
}

async function refund(ctx: AppContext, call: Call, read: () => z.output<typeof refundRequestSchema>): Promise<unknown> {
  const payment = await findOrdered(ctx, call);
  const { amount, refund_reference, reason, items, metadata } = read();
  refuseLooseLines(payment, { amount, items });
  const isDeferred = await answersLater(ctx, payment.account_id);
  const result = await refundPayment(ctx, {
    isDeferred,
    scope: [payment.account_id],
    paymentId: payment.id,
    amount,
    reference: refund_reference ?? null,
    reason: reason ?? null,
    note: null,
    request: { items: items ?? [], ...(metadata === undefined ? {} : { metadata }), request_headers: call.headers },
    by: call.by,
  });
  return answerOperation(ctx, call, result);
}

/** Whatever the body says is ignored: clients send everything from nothing to a reason. */
async function release(ctx: AppContext, call: Call): Promise<unknown> {
  const { payment } = await findTransaction(ctx, call);
  const isDeferred = await answersLater(ctx, payment.account_id);
  const result = await voidPayment(ctx, {
    isDeferred,
    scope: [payment.account_id],
    paymentId: payment.id,
    reason: null,
    note: null,
    by: call.by,
  });
  return answerOperation(ctx, call, result);
}

/** The transaction after the operation; 202 where a sandbox account has its operations answered before they are done. */
async function answerOperation(ctx: AppContext, call: Call, result: OperationResult): Promise<unknown> {
  const shown = await showTransaction(ctx, call, result);
  if (!isOpen(result.operation)) return shown;
  return new Reply(202, shown, { "event-request-id": wireUuid(call.requestId) });
}

async function update(
  ctx: AppContext,
  call: Call,
  read: () => z.output<typeof transactionUpdateSchema>,
): Promise<unknown> {
  const { payment } = await findTransaction(ctx, call);
  const { merchant_reference_2: value } = read();
  const scope = [payment.account_id];
  return showTransaction(
    ctx,
    call,
    await setSecondReference(ctx, { scope, paymentId: payment.id, value, by: call.by }),
  );
}
