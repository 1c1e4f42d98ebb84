import { z } from "zod";
import type { Configuration } from "../../../shared/checkout/order.schema.ts";
import { DomainError } from "../../../shared/errors.ts";
import { expressTermsOf } from "../../checkout/express.rules.ts";
import { type AskShop, keepShopAnswer } from "../../checkout/payer-order.service.ts";
import { takesFreeOrders } from "../../checkout/session-methods.rules.ts";
import { getSession, type SessionWithEvents } from "../../checkout/read-session.service.ts";
import type { ShopAnswer } from "../../checkout/shop-answer.rules.ts";
import type { AppContext } from "../../context.ts";
import { createOutgoingCaller } from "../../http/outgoing-caller.ts";
import type { By } from "../../payments/commands.ts";
import { callbackSignature } from "./callback-signature.ts";
import { presentSession } from "./present-session.ts";
import { orderFields, shippingOptionSchema } from "./session-request.schema.ts";
import { readSigningSecret } from "./signing-secret.ts";
import { parseBody } from "./wire-fields.ts";

/** A payer waits for the answer, and nobody asks twice. */
const timeoutMs = 60_000;

const optionsSchema = z.array(shippingOptionSchema).max(100);
const replySchema = z.object({
  shipping_options: optionsSchema.nullish(),
  order: z.object({ amount: orderFields.amount, items: orderFields.items }).nullish(),
});

/** The two ways in which the shop of an express session is asked. Neither is tried twice. */
export interface ExpressCallback {
  /** What it costs to send the order to an address, which needs the ways of sending it. */
  askAboutAddress: AskShop;
  /** What discount codes are worth. A shop that says no to them answers with a status of 400 to 499. */
  askAboutCodes: AskShop;
}

export function createExpressCallback(ctx: AppContext): ExpressCallback {
  return {
    async askAboutAddress(url, session) {
      const { code, answer } = await ask(ctx, url, session);
      if (answer === null) throw silent(`The shop answered ${code} to the address`);
      if (answer.options === null) throw silent("The shop's answer has no ways of sending the order");
      return answer;
    },
    async askAboutCodes(url, session) {
      const { code, answer } = await ask(ctx, url, session);
      if (answer !== null) return answer;
      if (code < 400 || code > 499) throw silent(`The shop answered ${code} to the discount codes`);
      const fields = [{ path: "discount_codes", message: "are not accepted by the shop" }];
      throw new DomainError("validation_failed", "The shop does not accept these discount codes.", { fields });
    },
  };
}

/**
 * Asks the shop again about the address that the order has, at its own wish, and keeps the answer. Without an address,
 * or a shop that wants to be asked, nothing happens.
 *
 * @throws DomainError `unavailable` when the shop gives no usable answer; the stored order stays.
 */
export async function askAgain(ctx: AppContext, command: { sessionId: string; by: By }): Promise<void> {
  const found = await getSession(ctx, { scope: "all", id: command.sessionId });
  const { request, order } = found.session;
  const url = expressTermsOf(request)?.addressCallbackUrl ?? null;
  const address = order.shipping_address;
  if (url === null || address === undefined) return;
  const answer = await createExpressCallback(ctx).askAboutAddress(url, found);
  await keepShopAnswer(ctx, { ...command, answer, address });
}

/** @returns the status, and what was said with 200; null with any other. @throws DomainError `unavailable` */
async function ask(
  ctx: AppContext,
  url: string,
  found: SessionWithEvents,
): Promise<{ code: number; answer: ShopAnswer | null }> {
  if (!URL.canParse(url)) throw silent(`${url.slice(0, 200)} is no address`);
  const accountId = found.session.account_id;
  const headers = { "content-type": "application/json", ...(await signatureOf(ctx, accountId, url)) };
  const body = Buffer.from(JSON.stringify(presentSession(found)));
  const caller = createOutgoingCaller(ctx.config);
  try {
    const { code, error, isTruncated, responseBody } = await caller.call({
      accountId,
      method: "POST",
      url,
      headers,
      body,
      timeoutMs,
    });
    if (code === null || isTruncated) throw silent(error ?? "The answer is not usable");
    return { code, answer: code === 200 ? readReply(responseBody, found.session.configuration) : null };
  } finally {
    await caller.close();
  }
}

async function signatureOf(ctx: AppContext, accountId: string, url: string): Promise<Record<string, string>> {
  const secret = await readSigningSecret(ctx, accountId);
  if (secret === null) return {};
  const unixSeconds = Math.floor(Date.parse(ctx.clock.now()) / 1000);
  const signed = { secret: Buffer.from(secret), unixSeconds, accountId, method: "POST", url };
  return { "dintero-signature": callbackSignature(signed) };
}

/** @throws DomainError `unavailable`: what the shop got wrong is not the payer's to read. */
function readReply(bytes: Buffer | null, configuration: Configuration): ShopAnswer {
  try {
    const { shipping_options, order } = parseBody(replySchema, JSON.parse(bytes?.toString("utf8") ?? ""));
    if (order?.amount === 0 && !takesFreeOrders(configuration)) throw new Error("This session may not cost nothing");
    return { options: shipping_options ?? null, order: order ?? null };
  } catch (cause) {
    throw silent("The answer is not in the documented form", cause);
  }
}

function silent(detail: string, cause?: unknown): DomainError {
  const message = `The shop was asked and gave no usable answer: ${detail}.`;
  return new DomainError("unavailable", message, {}, cause === undefined ? {} : { cause });
}
