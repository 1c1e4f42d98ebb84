import { setImmediate } from "node:timers/promises";
import { z } from "zod";
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
import { createOrder, type OrderWithPayment } from "../../transfers/create-order.service.ts";
import { cancelOrder } from "../../transfers/end-order.service.ts";
import { getOrder, listOrders, type OrderScope } from "../../transfers/read-order.service.ts";
import { requireCurrency, transferSettingsOf } from "../../transfers/settings.service.ts";
import { methodsAnswerSchema, paymentAnswerSchema, paymentListSchema } from "./answers.schema.ts";
import { type Call, callBy } from "./call.ts";
import { merchantOf, namedMerchant } from "./merchant-scope.ts";
import { currencySchema, newPaymentSchema } from "./payment-request.schema.ts";
import { presentPayment, wireStatus } from "./present-payment.ts";
import { readReturnUrl } from "./return-url.ts";
import { invalidField } from "./wire-fields.ts";
import { readChoice, readInstant, readLimit, readText } from "./wire-query.ts";
import { queryWords, type WireRoute, wireRoute } from "./wire-route.ts";

const methodTypes = ["cash", "bank", "wallet", "crypto", "card"] as const;

const grant = "payments";
const group = "Payments";
const reading = { grant, takesOperator: true, group, method: "get", answer: paymentAnswerSchema } as const;

/** `/payments`: orders that wait for a transfer. */
export const paymentRoutes: readonly WireRoute[] = [
  wireRoute({
    grant,
    group,
    method: "post",
    path: "/payments",
    summary: "Create a payment",
    description: "Answers with `paymentData`: where the payer sends the money, or the code that the payer scans.",
    body: newPaymentSchema,
    answer: paymentAnswerSchema,
    refusals: [409],
    isReplayable: true,
    handle: create,
  }),
  wireRoute({
    ...reading,
    path: "/payments",
    summary: "List payments, newest first",
    query: {
      status: queryWords.choice("Only those", orderStates),
      currency: queryWords.choice("Only in it", transferCurrencies),
      merchantId: queryWords.text("Only this merchant's. With a merchant's key it changes nothing"),
      externalId: queryWords.text("Only with this reference of yours"),
      createdBefore: { description: "Only those made before", kind: "instant" },
      ...queryWords.paging,
    },
    answer: paymentListSchema,
    handle: list,
  }),
  wireRoute({
    ...reading,
    path: "/payments/:transactionId",
    summary: "Read a payment",
    refusals: [404],
    handle: async (ctx, call) => shown(ctx, await getOrder(ctx, wanted(call))),
  }),
  wireRoute({
    ...reading,
    method: "post",
    path: "/payments/:transactionId/cancel",
    summary: "Cancel a payment",
    description: "Only while its status is `started`.",
    refusals: [404, 422],
    handle: cancel,
  }),
  wireRoute({
    ...reading,
    path: "/payment-methods",
    summary: "List the ways to pay",
    query: {
      country: queryWords.text("Two letters"),
      currency: queryWords.text("Three letters"),
      type: queryWords.choice("Only these", methodTypes),
    },
    answer: methodsAnswerSchema,
    handle: (_ctx, call) => Promise.resolve({ status: 200, body: listMethods(call) }),
  }),
];

async function create(ctx: AppContext, call: Call, read: () => Body): Promise<WireAnswer> {
  const merchantId = await merchantOf(ctx, call, namedMerchant(call.body));
  await refuseCurrency(ctx, call, merchantId);
  const body = read();
  const { accountId } = call;
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

/** A currency that is not taken is told before anything else that may be wrong. @throws DomainError `currency_disabled` */
async function refuseCurrency(ctx: Pick<AppContext, "store">, call: Call, merchantId: string): Promise<void> {
  const named = z.object({ currency: currencySchema }).safeParse(call.body);
  if (!named.success) return;
  const { accountId } = call;
  const settings = await ctx.store.read((db) => transferSettingsOf(db, { accountId, merchantId }));
  requireCurrency(settings, named.data.currency);
}

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
    type: customer.documentType,
    country: currency === "ARS" ? "AR" : "BR",
    acceptsSample: accountKind(accountId) === "sandbox",
  });
  if (parsed.ok) return parsed.document;
  const fields = [{ path: "customer.documentNumber", message: parsed.message }];
  throw new DomainError("document_invalid", `customer.documentNumber ${parsed.message}.`, { fields });
}

async function list(ctx: AppContext, call: Call): Promise<WireAnswer> {
  const { req } = call;
  const reach = reachOf(call);
  const page = await listOrders(ctx, {
    // A merchant's key sees its own whatever it asks for.
    scope: { ...reach, merchantId: reach.merchantId ?? readText(req, "merchantId") },
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
  await cancelOrder(ctx, { scope: [found.order.account_id], paymentId: id, by: callBy(call) });
  return shown(ctx, await getOrder(ctx, { scope, id }));
}

function wanted(call: Call) {
  return { scope: reachOf(call), id: String(call.req.params["transactionId"]) };
}

/** Whose payments the key reaches: an operator's those of every account of its environment. */
function reachOf({ accountId, merchantId, isOperator }: Call): OrderScope {
  return isOperator ? { everyAccountOf: accountKind(accountId), merchantId: null } : { accountId, merchantId };
}

function shown(ctx: Pick<AppContext, "origins">, made: OrderWithPayment): WireAnswer {
  return { status: 200, body: presentPayment({ ...made, origin: ctx.origins.merchant }) };
}

/** What may be asked for, by the older list that some callers draw their choices from. */
function listMethods({ req }: Call): unknown[] {
  const country = readText(req, "country");
  const currency = readText(req, "currency");
  const type = readChoice(req, "type", methodTypes);
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
