/** What staff look a payment up by. Missing parts are left out. */
export interface PaymentWords {
  id: string;
  sessionId: string | null;
  merchantReference: string;
  merchantReference2: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  last4: string | null;
}

/** The searchable text of a payment: ids whole and without the account, references, payer, last four digits. */
export function paymentWords(words: PaymentWords): string {
  const ids = [words.id, shortPart(words.id), words.sessionId, shortPart(words.sessionId)];
  const { merchantReference, merchantReference2, name, email, phone, last4 } = words;
  return [...ids, merchantReference, merchantReference2, name, email, phone, last4].filter(Boolean).join(" ");
}

function shortPart(id: string | null): string | null {
  return id?.split(".").at(1) ?? null;
}

/**
 * The full-text query for what a person typed: every word must begin something of the payment.
 * Null when nothing is left to look for.
 */
export function searchExpression(text: string): string | null {
  const words = text
    .split(/\s+/)
    // A quote would end the word, and a NUL the whole expression.
    .map((word) => word.replace(/["\p{Cc}]/gu, ""))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.length === 0 ? null : words.map((word) => `"${word}" *`).join(" AND ");
}
