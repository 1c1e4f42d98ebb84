import { z } from "zod";
import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import type { OrderWithPayment } from "../../transfers/create-order.service.ts";
import { findOrder } from "../../transfers/find-order.service.ts";
import { simulateTransfer } from "../../transfers/simulate-transfer.service.ts";
import { queuedAnswerSchema } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { parseWireAmount, wireAmountSchema } from "./wire-money.ts";
import { type WireRoute, wireRoute } from "./wire-route.ts";

const text = z.string({ error: "must be a string" });
const optionalText = text.nullish().transform((value) => (value == null || value === "" ? null : value));

const receiveSchema = z.object({
  amount: wireAmountSchema.nullish(),
  documentNumber: optionalText,
  name: optionalText,
  fromAccount: optionalText,
});

const argentineSchema = z.object({
  cbu: text.min(1, "is required"),
  cuit: text.min(1, "is required"),
  amount: wireAmountSchema,
  idTrxCliente: optionalText,
  nombre: optionalText,
});

/** This one older call sends its amount as a number; its decimal digits are taken, never its float. */
const looseAmountSchema = z.union([z.number(), z.string()], "must be an amount").transform((value, issue) => {
  const amount = parseWireAmount(String(value));
  if (amount !== null && amount > 0) return amount;
  issue.addIssue({ code: "custom", message: "must be an amount with at most two decimals" });
  return z.NEVER;
});

const brazilianSchema = z.object({
  amount: looseAmountSchema,
  currency: text.nullish(),
  externalId: text.min(1, "is required"),
  taxId: text.min(1, "is required"),
  payerName: optionalText,
});

const common = {
  grant: "payments",
  group: "Sandbox",
  method: "post",
  answer: queuedAnswerSchema,
  refusals: [404, 409],
} as const;

/** Ways to play a payer's bank. Live accounts have none of them. */
export const sandboxRoutes: readonly WireRoute[] = [
  wireRoute({
    ...common,
    path: "/sandbox/payments/:transactionId/receive",
    summary: "Have a payment in ARS paid",
    description:
      "Pays what the payment asks for, a moment later. Name another amount or document to see what happens then.",
    body: receiveSchema,
    refusals: [404, 409, 501],
    handle: receive,
  }),
  wireRoute({
    ...common,
    path: "/ars/cashin/simulate",
    summary: "Send a transfer in Argentina",
    description:
      "`cbu` has to be that of a payment. `idTrxCliente` names the payment by its reference; without it `cuit` and `amount` have to be those of an open one.",
    body: argentineSchema,
    handle: receiveArgentine,
  }),
  wireRoute({
    ...common,
    path: "/trf/cashin/simulate",
    summary: "Send a transfer in Brazil",
    description: "`externalId`, `taxId` and `amount` all have to be those of an open payment.",
    body: brazilianSchema,
    handle: receiveBrazilian,
  }),
];

async function receive(ctx: AppContext, call: Call, read: () => z.output<typeof receiveSchema>): Promise<WireAnswer> {
  refuseLive(call);
  const body = read();
  const { accountId, merchantId, req } = call;
  const found = await findOrder(ctx, {
    scope: { accountId, merchantId },
    id: String(req.params["transactionId"]),
  });
  if (found.payment.currency !== "ARS") {
    throw new DomainError("unavailable", "Only payments in ARS can be received this way.", {
      facts: { code: "not_implemented" },
    });
  }
  refuseSettled(found);
  const eventId = await simulateTransfer(ctx, {
    ...found,
    amount: body.amount ?? found.payment.amount,
    payerDocument: digits(body.documentNumber) ?? found.order.document_number,
    payerName: body.name ?? found.payment.payer.name,
    payerAccount: body.fromAccount,
  });
  return queued(found, eventId);
}

async function receiveArgentine(
  ctx: AppContext,
  call: Call,
  read: () => z.output<typeof argentineSchema>,
): Promise<WireAnswer> {
  refuseLive(call);
  const body = read();
  const { accountId, merchantId } = call;
  const { idTrxCliente: reference } = body;
  const found = await findOrder(ctx, {
    scope: { accountId, merchantId },
    currency: "ARS",
    cbu: body.cbu.replace(/\s/g, ""),
    // Without a reference the payer and the amount say which order it is, as they do for the bank's money.
    ...(reference === null ? { document: digits(body.cuit), amount: body.amount } : { reference }),
  });
  refuseSettled(found);
  const eventId = await simulateTransfer(ctx, {
    ...found,
    reference,
    amount: body.amount,
    payerDocument: digits(body.cuit),
    payerName: body.nombre,
    payerAccount: null,
  });
  return queued(found, eventId);
}

async function receiveBrazilian(
  ctx: AppContext,
  call: Call,
  read: () => z.output<typeof brazilianSchema>,
): Promise<WireAnswer> {
  refuseLive(call);
  const { externalId, taxId, amount, payerName } = read();
  const { accountId, merchantId } = call;
  const found = await findOrder(ctx, {
    scope: { accountId, merchantId },
    ...{ externalId, currency: "BRL", document: digits(taxId), amount },
  });
  refuseSettled(found);
  const eventId = await simulateTransfer(ctx, {
    ...found,
    amount,
    payerDocument: digits(taxId),
    payerName,
    payerAccount: null,
  });
  return queued(found, eventId);
}

function queued({ payment }: OrderWithPayment, eventId: string): WireAnswer {
  return { status: 200, body: { status: "queued", paymentId: payment.id, eventId } };
}

/** @throws DomainError `not_found` */
function refuseLive({ accountId, req }: Call): void {
  if (accountKind(accountId) === "sandbox") return;
  throw new DomainError("not_found", `There is no ${req.method} ${req.path}.`);
}

/** @throws DomainError `operation_blocked` */
function refuseSettled({ order }: OrderWithPayment): void {
  if (!order.isOpen)
    throw new DomainError("operation_blocked", "payment is not awaiting receipt", {
      facts: { code: "not_awaiting" },
    });
}

function digits(document: string | null): string | null {
  return document?.replace(/[\s.\-/]/g, "").toUpperCase() ?? null;
}
