import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { durationText } from "../../dates/instant-text.ts";
import type { Words } from "../../i18n/use-words.ts";
import type { Tone } from "../../fields/StatusChip.tsx";

const warnBelowMs = 48 * 3_600_000;

interface AuthorizationEnd {
  at: string;
  /** `2 days 4 h`; null when it is past. */
  left: string | null;
  tone: Tone;
}

type Reserved = Pick<PaymentView, "authorization_expires_at" | "authorized" | "captured" | "voided">;

/** When the reservation ends and how much that matters now; null when nothing is held or it does not end. */
export function authorizationEnd(words: Words, payment: Reserved, nowMs: number): AuthorizationEnd | null {
  const at = payment.authorization_expires_at;
  const isHeld = payment.authorized - payment.captured - payment.voided > 0;
  if (at === null || !isHeld) return null;
  const leftMs = Date.parse(at) - nowMs;
  if (leftMs <= 0) return { at, left: null, tone: "error" };
  return { at, left: durationText(words, leftMs), tone: leftMs < warnBelowMs ? "warning" : "neutral" };
}
