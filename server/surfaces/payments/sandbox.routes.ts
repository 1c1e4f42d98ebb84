import type { Router } from "express";
import { z } from "zod";
import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import type { RateLimiter } from "../../rate-limiter.ts";
import type { OrderWithPayment } from "../../transfers/create-order.service.ts";
import { findOrder } from "../../transfers/find-order.service.ts";
import { getOrder } from "../../transfers/read-order.service.ts";
import { simulateTransfer } from "../../transfers/simulate-transfer.service.ts";
import { type Call, endpoint } from "./call.ts";
import { parseBody } from "./wire-fields.ts";
import { parseWireAmount, wireAmountSchema } from "./wire-money.ts";

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

/** Ways to play a payer's bank. Live accounts have none of them. */
export function addSandboxRoutes(router: Router, ctx: AppContext, limiter: RateLimiter): void {
  const rules = { limiter, grant: "payments" };
  router.post(
    "/sandbox/payments/:id/receive",
    endpoint(ctx, rules, (call) => receive(ctx, call)),
  );
  router.post(
    "/ars/cashin/simulate",
    endpoint(ctx, rules, (call) => receiveArgentine(ctx, call)),
  );
  router.post(
    "/trf/cashin/simulate",
    endpoint(ctx, rules, (call) => receiveBrazilian(ctx, call)),
  );
}

async function receive(ctx: AppContext, call: Call): Promise<WireAnswer> {
  refuseLive(call);
  const body = parseBody(receiveSchema, call.body);
  const { accountId, merchantId, req } = call;
  const found = await getOrder(ctx, { scope: { accountId, merchantId }, id: String(req.params["id"]) });
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

async function receiveArgentine(ctx: AppContext, call: Call): Promise<WireAnswer> {
  refuseLive(call);
  const body = parseBody(argentineSchema, call.body);
  const { accountId, merchantId } = call;
  const found = await findOrder(ctx, {
    scope: { accountId, merchantId },
    reference: body.idTrxCliente,
    currency: "ARS",
  });
  refuseSettled(found);
  const eventId = await simulateTransfer(ctx, {
    ...found,
    amount: body.amount,
    payerDocument: digits(body.cuit),
    payerName: body.nombre,
    payerAccount: null,
  });
  return queued(found, eventId);
}

async function receiveBrazilian(ctx: AppContext, call: Call): Promise<WireAnswer> {
  refuseLive(call);
  const { externalId, taxId, amount, payerName } = parseBody(brazilianSchema, call.body);
  const { accountId, merchantId } = call;
  const found = await findOrder(ctx, { scope: { accountId, merchantId }, externalId, currency: "BRL" });
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
    throw new DomainError("operation_blocked", "The payment is not awaiting receipt.", {
      facts: { code: "not_awaiting" },
    });
}

function digits(document: string | null): string | null {
  return document?.replace(/[\s.\-/]/g, "").toUpperCase() ?? null;
}
