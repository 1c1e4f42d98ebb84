import type { Router } from "express";
import { DomainError } from "../../../shared/errors.ts";
import { findSession } from "../../checkout/read-session.service.ts";
import type { AppContext } from "../../context.ts";
import { capturePayment, refundPayment, voidPayment } from "../../payments/payment.service.ts";
import { getPayment, type PaymentWithOperations, setSecondReference } from "../../payments/read-payment.service.ts";
import { type Call, endpoint, param, scopes } from "./call.ts";
import { captureRequestSchema, refundRequestSchema, transactionUpdateSchema } from "./operation-request.schema.ts";
import { presentSession } from "./present-session.ts";
import { presentTransaction } from "./present-transaction.ts";
import { listTransactions } from "./transaction-list.ts";
import { parseBody } from "./wire-fields.ts";
import { readWireQuery } from "./wire-query.ts";

export function addTransactionRoutes(router: Router, ctx: AppContext): void {
  router.get(
    "/transactions",
    endpoint(ctx, scopes.read, (call) => listTransactions(ctx, call)),
  );
  router.get(
    "/transactions/:id",
    endpoint(ctx, scopes.read, async (call) => present(ctx, call, await findTransaction(ctx, call))),
  );
  router.put(
    "/transactions/:id",
    endpoint(ctx, scopes.write, (call) => update(ctx, call)),
  );
  router.post(
    "/transactions/:id/capture",
    endpoint(ctx, scopes.write, (call) => capture(ctx, call)),
  );
  router.post(
    "/transactions/:id/refund",
    endpoint(ctx, scopes.write, (call) => refund(ctx, call)),
  );
  router.post(
    "/transactions/:id/void",
    endpoint(ctx, scopes.write, (call) => release(ctx, call)),
  );
}

/** @throws DomainError `not_found`, for payments of another account or another API as well. */
async function findTransaction(ctx: AppContext, call: Call): Promise<PaymentWithOperations> {
  const found = await getPayment(ctx, { scope: [call.caller.accountId], id: param(call.req, "id") });
  if (found.payment.api !== "checkout") throw new DomainError("not_found", "There is no such transaction.");
  return found;
}

async function capture(ctx: AppContext, call: Call): Promise<unknown> {
  const { payment } = await findTransaction(ctx, call);
  const { amount, capture_reference, final_capture, items, metadata } = parseBody(captureRequestSchema, call.body);
  const result = await capturePayment(ctx, {
    scope: [payment.account_id],
    paymentId: payment.id,
    amount,
    reference: capture_reference ?? null,
    isFinal: final_capture ?? false,
    request: { items: items ?? [], ...(metadata === undefined ? {} : { metadata }), request_headers: call.headers },
    by: call.by,
  });
  return present(ctx, call, result);
}

async function refund(ctx: AppContext, call: Call): Promise<unknown> {
  const { payment } = await findTransaction(ctx, call);
  const { amount, refund_reference, reason, items, metadata } = parseBody(refundRequestSchema, call.body);
  const result = await refundPayment(ctx, {
    scope: [payment.account_id],
    paymentId: payment.id,
    amount,
    reference: refund_reference ?? null,
    reason: reason ?? null,
    note: null,
    request: { items: items ?? [], ...(metadata === undefined ? {} : { metadata }), request_headers: call.headers },
    by: call.by,
  });
  return present(ctx, call, result);
}

/** Whatever the body says is ignored: clients send everything from nothing to a reason. */
async function release(ctx: AppContext, call: Call): Promise<unknown> {
  const { payment } = await findTransaction(ctx, call);
  const result = await voidPayment(ctx, {
    scope: [payment.account_id],
    paymentId: payment.id,
    reason: null,
    note: null,
    by: call.by,
  });
  return present(ctx, call, result);
}

async function update(ctx: AppContext, call: Call): Promise<unknown> {
  const { payment } = await findTransaction(ctx, call);
  const { merchant_reference_2: value } = parseBody(transactionUpdateSchema, call.body);
  const scope = [payment.account_id];
  return present(ctx, call, await setSecondReference(ctx, { scope, paymentId: payment.id, value, by: call.by }));
}

async function present(ctx: AppContext, call: Call, { payment, operations }: PaymentWithOperations): Promise<unknown> {
  const { includes } = readWireQuery(call.req);
  const { session_id } = payment;
  const wantsSession = includes.has("session") || includes.has("session.events.latest");
  if (!wantsSession || session_id === null) return presentTransaction({ payment, operations }, includes);
  const found = await ctx.store.read((db) => findSession(db, session_id));
  if (found === null) return presentTransaction({ payment, operations }, includes);
  const events = includes.has("session") ? found.events : found.events.slice(-1);
  const session = presentSession({ session: found.session, events }, includes);
  return presentTransaction({ payment, operations, session }, includes);
}
