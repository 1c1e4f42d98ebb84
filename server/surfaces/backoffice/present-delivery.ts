import type { AttemptView, DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import { maskText } from "./mask.rules.ts";

export interface DeliveryDetail {
  isMasked: boolean;
  /** What is longer is cut, and says so. */
  bodyCharactersMax?: number;
}

/** A delivery with its tries. What receivers answered may quote the payer, so it is masked like any free text. */
export function presentDelivery(delivery: DeliveryView, detail: DeliveryDetail): DeliveryView {
  if (delivery.attempts === undefined) return delivery;
  return { ...delivery, attempts: delivery.attempts.map((attempt) => presentAttempt(attempt, detail)) };
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
