/**
 * A fresh name for one wish of a person: 128 random bits as hex.
 *
 * `crypto.randomUUID` is missing on plain http, where self-hosters live; `getRandomValues` is not.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
