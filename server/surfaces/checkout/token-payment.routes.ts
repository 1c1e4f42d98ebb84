import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { createSession } from "../../checkout/create-session.service.ts";
import { mergeConfiguration } from "../../checkout/merge-configuration.rules.ts";
import { payWithToken } from "../../checkout/pay-with-token.service.ts";
import { onlyMethod } from "../../checkout/token-wishes.rules.ts";
import type { StrictReference } from "../../checkout/used-reference.service.ts";
import type { AppContext } from "../../context.ts";
import type { TokenKind } from "../../tokens/token.service.ts";
import { createdSessionSchema, transactionAnswerSchema } from "./answers.schema.ts";
import { type Call, scopes } from "./call.ts";
import { sessionUrl } from "./present-session.ts";
import { newSessionOf } from "./read-new-session.ts";
import { featureToggles } from "./request-context.ts";
import { showTransaction } from "./show-transaction.ts";
import { tokenPaymentSchema, tokenSessionSchema } from "./token-payment.schema.ts";
import { wireRoute } from "./wire-route.ts";

const group = "Card tokens";

const paidAnswerSchema = z
  .strictObject({
    ...transactionAnswerSchema.shape,
    success: z.boolean().meta({ description: "Whether the money is reserved; a refusal is told in `events`" }),
    actions: z.array(z.looseObject({})),
  })
  .meta({ id: "TokenPayment" });

export const tokenPaymentRoutes = [
  wireRoute({
    method: "post",
    path: "/sessions/payment-token",
    group,
    summary: "Open a session in which the payer leaves a card and nothing is reserved",
    scopes: scopes.write,
    body: tokenSessionSchema,
    answer: createdSessionSchema,
    handle: openTokenSession,
  }),
  wireRoute({
    method: "post",
    path: "/sessions/pay",
    group,
    summary: "Pay with a card that the payer has left; a refusal answers 200 as well",
    scopes: scopes.write,
    body: tokenPaymentSchema,
    answer: paidAnswerSchema,
    handle: pay,
  }),
];

async function openTokenSession(
  ctx: AppContext,
  call: Call,
  read: () => z.output<typeof tokenSessionSchema>,
): Promise<unknown> {
  const { session, token_provider } = read();
  const { payment_product_type, token_types } = token_provider;
  const wishes = Object.fromEntries(token_types.map((kind) => [`generate_${kind}`, true]));
  const configuration = mergeConfiguration(session.configuration ?? {}, onlyMethod(payment_product_type, wishes));
  const wanted = newSessionOf(ctx, call, {
    ...session,
    profile_id: session.profile_id ?? "default",
    order: { ...session.order, amount: 0 },
  });
  const request = { ...wanted.request, payment_operation: "generate_payment_token" };
  const { id } = (await createSession(ctx, { ...wanted, configuration, request })).session;
  return { id, url: sessionUrl(ctx, id) };
}

async function pay(ctx: AppContext, call: Call, read: () => z.output<typeof tokenPaymentSchema>): Promise<unknown> {
  const { session, payment } = read();
  const { payment_product_type: method, operation } = payment;
  const { return_url = "", callback_url } = session.url ?? {};
  const url = { return_url, callback_url, merchant_terms_url: undefined };
  const wanted = newSessionOf(ctx, call, { ...session, profile_id: undefined, url });
  const found = await payWithToken(ctx, {
    session: { ...wanted, request: { ...wanted.request, payment_operation: operation } },
    configuration: mergeConfiguration(session.configuration ?? {}, onlyMethod(method)),
    method,
    ...secretOf(session.customer.tokens, method),
    strictness: strictnessOf(call),
    by: call.by,
  });
  const success = found.payment.authorized > 0;
  return { ...(await showTransaction(ctx, call, found)), success, actions: [] };
}

type Tokens = z.output<typeof tokenPaymentSchema>["session"]["customer"]["tokens"];

/** Tokens are named by their whole type, or by product and method. @throws DomainError `validation_failed` */
function secretOf(tokens: Tokens, method: string): { kind: TokenKind; secret: string } {
  const named = tokens[method] ?? tokens[method.split(".")[0] ?? ""];
  const secrets = named !== undefined && "creditcard" in named ? named.creditcard : named;
  for (const kind of ["payment_token", "recurrence_token"] as const) {
    const secret = secrets?.[kind];
    if (secret !== undefined) return { kind, secret };
  }
  const path = `session.customer.tokens.${method}`;
  throw new DomainError("validation_failed", `${path} is required`, { fields: [{ path, message: "is required" }] });
}

function strictnessOf(call: Call): StrictReference | null {
  const toggles = featureToggles(call.req);
  if (toggles.has("strict-merchant-reference")) return "any";
  return toggles.has("strict-success-merchant-reference") ? "paid" : null;
}
