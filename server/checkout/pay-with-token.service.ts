import { DomainError } from "../../shared/errors.ts";
import { isOpen } from "../../shared/payments/balances.ts";
import type { AppContext } from "../context.ts";
import type { By } from "../payments/commands.ts";
import { getPayment, type PaymentWithOperations } from "../payments/read-payment.service.ts";
import { startTokenTry, type TokenKind, usableToken } from "../tokens/token.service.ts";
import { requireSession } from "./change-session.service.ts";
import { createSession, type NewSession } from "./create-session.service.ts";
import { badField } from "./bad-field.ts";
import { endSessionWithin, lastRefusalOf } from "./end-session.service.ts";
import { paySession } from "./pay-session.service.ts";
import { publishSession } from "./publish-session.ts";
import { refuseUsedReference, type StrictReference } from "./used-reference.service.ts";

export interface PayWithToken {
  session: Omit<NewSession, "profileId" | "configuration">;
  /** What else the shop configures, beside the way to pay. */
  configuration: NewSession["configuration"];
  method: string;
  kind: TokenKind;
  secret: string;
  /** Which earlier uses of the merchant reference refuse this one. */
  strictness: StrictReference | null;
  by: By;
}

/**
 * A payment that the shop starts, with a card that its payer has left: session, payment and one try in
 * one go. A refusal is a result: the payment has failed.
 *
 * @throws DomainError `validation_failed` for an unknown token, one of another way to pay, or a used reference;
 * `operation_blocked` for a card that must not be tried now; `live_gateway_missing`.
 */
export async function payWithToken(ctx: AppContext, command: PayWithToken): Promise<PaymentWithOperations> {
  const { kind, method, secret, by } = command;
  const { accountId } = command.session;
  const token = await usableToken(ctx, { accountId, kind, secret });
  if (token.method !== method) throw badField("payment.payment_product_type", "is not what the token was made with");
  const { session } = await createSession(ctx, {
    ...command.session,
    profileId: null,
    configuration: command.configuration,
    request: { ...command.session.request, payment_token_id: token.id },
    onCreate: (trx, created) => refuseUsedReference(trx, created, command.strictness),
  });
  const paying = paySession(ctx, {
    sessionId: session.id,
    method,
    input: { kind: "token", token: token.gatewayToken, expiry: token.instrument.expiry ?? null },
    instrument: token.instrument,
    payerIp: null,
    userAgent: null,
    onStart: (trx, paymentId, at) => startTokenTry(trx, { tokenId: token.id, paymentId, at }),
    requestId: by.requestId,
    by,
  });
  await paying.catch(async (refusal: unknown) => {
    // Another try at the same moment used up what the card may be tried: nothing was asked for.
    if (refusal instanceof DomainError && refusal.code === "operation_blocked") await fail(ctx, session.id, by);
    throw refusal;
  });
  const paymentId = await ctx.store.read(async (db) => (await requireSession(db, "all", session.id)).payment_id);
  if (paymentId === null) throw new Error(`Session ${session.id} has no payment`);
  const tried = await getPayment(ctx, { scope: [accountId], id: paymentId });
  if (tried.operations.some(isOpen)) return tried;
  if (lastRefusalOf(tried.operations) === null) return tried;
  await fail(ctx, session.id, by);
  return getPayment(ctx, { scope: [accountId], id: paymentId });
}

/** Nobody is there to try again, so a refusal is the end. */
async function fail(ctx: AppContext, sessionId: string, by: By): Promise<void> {
  const session = await ctx.store.write(async (trx) => {
    const current = await requireSession(trx, "all", sessionId);
    await endSessionWithin(trx, ctx, { session: current, status: "cancelled", reason: () => "failed", by });
    return current;
  });
  publishSession(ctx, session);
}
