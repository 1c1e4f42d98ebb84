import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import { maskText } from "./mask.rules.ts";

/** A delivery with its tries. What receivers answered may quote the payer, so it is masked like any free text. */
export function presentDelivery(delivery: DeliveryView, isMasked: boolean): DeliveryView {
  if (!isMasked || delivery.attempts === undefined) return delivery;
  const attempts = delivery.attempts.map((attempt) => ({
    ...attempt,
    response_body: attempt.response_body === null ? null : maskText(attempt.response_body),
  }));
  return { ...delivery, attempts };
}
