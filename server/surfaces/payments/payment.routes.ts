import { setImmediate } from "node:timers/promises";
import type { Router } from "express";
import type { z } from "zod";
import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { type PayerDocument, parsePayerDocument } from "../../../shared/documents/payer-document.ts";
import { DomainError } from "../../../shared/errors.ts";
import { orderStates } from "../../../shared/transfers/order-state.ts";
import {
  defaultTransferMethod,
  type TransferMethod,
  transferCurrencies,
  transferMethodNames,
  transferMethods,
} from "../../../shared/transfers/transfer-methods.ts";
import type { AppContext } from "../../context.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import type { RateLimiter } from "../../rate-limiter.ts";
import { createOrder, type OrderWithPayment } from "../../transfers/create-order.service.ts";
import { cancelOrder } from "../../transfers/end-order.service.ts";
import { getOrder, listOrders } from "../../transfers/read-order.service.ts";
import { type Call, callBy, endpoint } from "./call.ts";
import { merchantOf } from "./merchant-scope.ts";
import { newPaymentSchema } from "./payment-request.schema.ts";
import { presentPayment, wireStatus } from "./present-payment.ts";
import { readReturnUrl } from "./return-url.ts";
import { invalidField, parseBody } from "./wire-fields.ts";
import { readChoice, readInstant, readLimit, readText } from "./wire-query.ts";

/** `/payments`: orders that wait for a transfer. */
export function addPaymentRoutes(router: Router, ctx: AppContext, limiter: RateLimiter): void {
  const rules = { limiter, grant: "payments" };
  router.post(
    "/payments",
    endpoint(ctx, { ...rules, isReplayable: true }, (call) => create(ctx, call)),
  );
  router.get(
    "/payments",
    endpoint(ctx, rules, (call) => list(ctx, call)),
  );
  router.get(
    "/payments/:id",
    endpoint(ctx, rules, async (call) => shown(ctx, await getOrder(ctx, wanted(call)))),
  );
  router.post(
    "/payments/:id/cancel",
    endpoint(ctx, rules, (call) => cancel(ctx, call)),
  );
  router.get(
    "/payment-methods",
    endpoint(ctx, rules, (call) => Promise.resolve({ status: 200, body: listMethods(call) })),
  );
}

async function create(ctx: AppContext, call: Call): Promise<WireAnswer> {
  const body = parseBody(newPaymentSchema, call.body);
  const { accountId } = call;
  const merchantId = await merchantOf(ctx, call, body.merchantId);
  const made = await createOrder(ctx, {
    accountId,
    merchantId,
    method: methodOf(body),
    amount: body.amount,
    externalId: body.externalId,
    payer: { name: body.customer.name, email: body.customer.email ?? null, phone: body.customer.phoneNumber },
    document: documentOf(accountId, body),
    metadata: body.metadata,
    idempotencyKey: call.req.get("idempotency-key") ?? null,
    expiresAfter: body.expiresAfter,
    expiration: body.expiration,
    allowsOverUnder: body.allowOverUnder ?? false,
    successUrl: readReturnUrl({ accountId, path: "successUrl", url: body.successUrl }),
    cancelUrl: readReturnUrl({ accountId, path: "cancelUrl", url: body.cancelUrl }),
    by: callBy(call),
  });
  return shown(ctx, made);
}

type Body = z.output<typeof newPaymentSchema>;

/** @throws DomainError `validation_failed` for a method of the other currency. */
function methodOf({ currency, paymentMethod }: Body): TransferMethod {
  const method = paymentMethod ?? defaultTransferMethod[currency];
  if (transferMethods[method].currency === currency) return method;
  const fitting = transferMethodNames.filter((name) => transferMethods[name].currency === currency);
  throw invalidField("paymentMethod", `must be one of ${fitting.join(", ")} with ${currency}`);
}

/** @throws DomainError `document_invalid` */
function documentOf(accountId: string, { currency, customer }: Body): PayerDocument {
  const parsed = parsePayerDocument({
    number: customer.documentNumber,
    type: customer.documentType ?? null,
    country: currency === "ARS" ? "AR" : "BR",
    acceptsSample: accountKind(accountId) === "sandbox",
  });
  if (parsed.ok) return parsed.document;
  const fields = [{ path: "customer.documentNumber", message: parsed.message }];
  throw new DomainError("document_invalid", `customer.documentNumber ${parsed.message}.`, { fields });
}

async function list(ctx: AppContext, call: Call): Promise<WireAnswer> {
  const { req, accountId } = call;
  const page = await listOrders(ctx, {
    accountId,
    // A merchant's key sees its own whatever it asks for.
    merchantId: call.merchantId ?? readText(req, "merchantId"),
    state: readChoice(req, "status", orderStates),
    currency: readChoice(req, "currency", transferCurrencies),
    externalId: readText(req, "externalId"),
    createdBefore: readInstant(req, "createdBefore"),
    after: readText(req, "startingAfter"),
    limit: readLimit(req),
  });
  const data: unknown[] = [];
  for (const order of page.orders) {
    data.push(presentPayment({ ...order, origin: ctx.origins.merchant }));
    // Drawing the codes of a whole page at once would keep everybody else waiting.
    await setImmediate();
  }
  return { status: 200, body: { object: "list", hasMore: page.hasMore, data } };
}

async function cancel(ctx: AppContext, call: Call): Promise<WireAnswer> {
  const { scope, id } = wanted(call);
  const found = await getOrder(ctx, { scope, id });
  const status = wireStatus(found.payment);
  if (status !== "started") {
    throw new DomainError("operation_blocked", `Payment is ${status}; only started payments can be cancelled.`);
  }
  await cancelOrder(ctx, { scope: [call.accountId], paymentId: id, by: callBy(call) });
  return shown(ctx, await getOrder(ctx, { scope, id }));
}

function wanted({ req, accountId, merchantId }: Call) {
  return { scope: { accountId, merchantId }, id: String(req.params["id"]) };
}

function shown(ctx: Pick<AppContext, "origins">, made: OrderWithPayment): WireAnswer {
  return { status: 200, body: presentPayment({ ...made, origin: ctx.origins.merchant }) };
}

/** What may be asked for, by the older list that some callers draw their choices from. */
function listMethods({ req }: Call): unknown[] {
  const country = readText(req, "country");
  const currency = readText(req, "currency");
  const type = readChoice(req, "type", ["cash", "bank", "wallet", "crypto", "card"]);
  return transferMethodNames
    .map((id) => ({ id, ...transferMethods[id] }))
    .filter((method) => country === null || method.country === country.toUpperCase())
    .filter((method) => currency === null || method.currency === currency.toUpperCase())
    .filter(() => type === null || type === "bank")
    .map(({ id, label, country: of, currency: inCurrency }) => ({
      id,
      name: label,
      country: of,
      currency: inCurrency,
      type: "bank",
    }));
}
