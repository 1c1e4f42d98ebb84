import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { expressTermsOf } from "../../checkout/express.rules.ts";
import { keepShopAnswer } from "../../checkout/payer-order.service.ts";
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

const replySchema = z.object({
  shipping_options: z.array(shippingOptionSchema).max(100),
  order: z.object({ amount: orderFields.amount, items: orderFields.items }).nullish(),
});

/**
 * Asks the shop of an express session what it costs to send the order to its address, and keeps the
 * answer. Without an address, or a shop that wants to be asked, nothing happens.
 *
 * @returns a function that @throws DomainError `unavailable` when the shop gives no usable answer.
 */
export function createExpressCallback(ctx: AppContext) {
  return async (command: { sessionId: string; isForShop?: boolean; by: By }): Promise<void> => {
    const { sessionId, isForShop = false, by } = command;
    const found = await getSession(ctx, { scope: "all", id: sessionId });
    const { request, order } = found.session;
    const url = expressTermsOf(request)?.addressCallbackUrl ?? null;
    const address = order.shipping_address;
    if (url === null || address === undefined) return;
    await keepShopAnswer(ctx, { sessionId, answer: await ask(ctx, found, url), address, isForShop, by });
  };
}

async function ask(ctx: AppContext, found: SessionWithEvents, url: string): Promise<ShopAnswer> {
  if (!URL.canParse(url)) throw silent(`${url.slice(0, 200)} is no address`);
  const accountId = found.session.account_id;
  const headers = { "content-type": "application/json", ...(await signatureOf(ctx, accountId, url)) };
  const body = Buffer.from(JSON.stringify(presentSession(found)));
  const caller = createOutgoingCaller(ctx.config);
  try {
    const result = await caller.call({ accountId, method: "POST", url, headers, body, timeoutMs });
    if (result.code !== 200 || result.isTruncated) throw silent(result.error ?? "The answer is not usable");
    return readReply(result.responseBody);
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
function readReply(bytes: Buffer | null): ShopAnswer {
  try {
    const { shipping_options, order } = parseBody(replySchema, JSON.parse(bytes?.toString("utf8") ?? ""));
    return { options: shipping_options, order: order ?? null };
  } catch (cause) {
    throw silent("The answer is not in the documented form", cause);
  }
}

function silent(detail: string, cause?: unknown): DomainError {
  const message = `The shop was asked about the address and gave no usable answer: ${detail}.`;
  return new DomainError("unavailable", message, {}, cause === undefined ? {} : { cause });
}
