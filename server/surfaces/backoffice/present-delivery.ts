import { z } from "zod";
import type { AttemptView, DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import { maskedUrl } from "../../../shared/webhooks/masked-url.ts";
import { type Caller, isMaskedFor, may } from "./caller.ts";
import { maskFacts, maskText } from "./mask.rules.ts";

export interface DeliveryDetail {
  caller: Caller;
  /** Answers that are longer are cut, and say so; what was sent is left to the delivery's own page. */
  bodyCharactersMax?: number;
}

/**
 * A delivery, with its tries where it comes with them. What was sent and answered may name the payer, and the address
 * may hold the receiver's key, so each is masked for those who may not read that.
 */
export function presentDelivery(delivery: DeliveryView, detail: DeliveryDetail): DeliveryView {
  const { request_body: body, ...rest } = { ...delivery, url: addressFor(detail.caller, delivery.url) };
  if (delivery.attempts === undefined) return body === undefined ? rest : { ...rest, request_body: body };
  const isMasked = isMaskedFor(detail.caller);
  const attempts = delivery.attempts.map((attempt) => presentAttempt(attempt, detail));
  if (body === undefined || detail.bodyCharactersMax !== undefined) return { ...rest, attempts };
  return { ...rest, attempts, request_body: body !== null && isMasked ? maskBody(body) : body };
}

/** A receiver's address as this person may read it: whole for whoever keeps the endpoints. */
export function addressFor(caller: Caller, url: string): string {
  return may(caller, "webhooks.read") ? url : maskedUrl(url);
}

function presentAttempt(attempt: AttemptView, { caller, bodyCharactersMax }: DeliveryDetail): AttemptView {
  const isMasked = isMaskedFor(caller);
  const { response_body, response_truncated } = attempt;
  if (response_body === null) return attempt;
  const shown = response_body.slice(0, bodyCharactersMax);
  return {
    ...attempt,
    response_body: isMasked ? maskText(shown) : shown,
    response_truncated: response_truncated || shown.length < response_body.length,
  };
}

/** By field where the body is an object, like the facts that it was made of. */
function maskBody(body: string): string {
  const fields = objectIn(body);
  return fields === null ? maskText(body) : JSON.stringify(maskFacts(fields));
}

function objectIn(body: string): Record<string, unknown> | null {
  try {
    return objectSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

const objectSchema = z.record(z.string(), z.unknown());
