import { z } from "zod";
import type { AttemptView, DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import { maskFacts, maskText } from "./mask.rules.ts";

export interface DeliveryDetail {
  isMasked: boolean;
  /** Answers that are longer are cut, and say so; what was sent is left to the delivery's own page. */
  bodyCharactersMax?: number;
}

/** A delivery with its tries. What was sent and answered may name the payer, so it is masked for those who may not read that. */
export function presentDelivery(delivery: DeliveryView, detail: DeliveryDetail): DeliveryView {
  if (delivery.attempts === undefined) return delivery;
  const attempts = delivery.attempts.map((attempt) => presentAttempt(attempt, detail));
  const { request_body: body, ...rest } = delivery;
  if (body === undefined || detail.bodyCharactersMax !== undefined) return { ...rest, attempts };
  return { ...rest, attempts, request_body: body !== null && detail.isMasked ? maskBody(body) : body };
}

function presentAttempt(attempt: AttemptView, { isMasked, bodyCharactersMax }: DeliveryDetail): AttemptView {
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
