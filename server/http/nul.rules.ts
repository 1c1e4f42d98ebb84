import { DomainError } from "../../shared/errors.ts";

/*
 * U+0000 is a character to SQLite and an error to PostgreSQL, and no text that people or shops send needs it: it is
 * refused where it comes in, on both engines alike.
 */

const nul = "\u0000";

/** @throws DomainError `malformed_body` for an address whose path or query holds a NUL character. */
export function refuseNulInAddress(url: string): void {
  if (url.includes("%00")) throw refusal("The address");
}

/** @throws DomainError `malformed_body` for a text that holds one. */
export function refuseNulInText(text: string): void {
  if (text.includes(nul)) throw refusal("The body");
}

/**
 * @param text what the value was parsed from.
 * @throws DomainError `malformed_body` for JSON with one in a text or in a name.
 */
export function refuseNulInJson(text: string, value: unknown): void {
  // There is no other way to write it, but this may also be a backslash and five characters.
  if (text.includes("\\u0000") && holdsNul(value)) throw refusal("The body");
}

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes(nul);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, member]) => name.includes(nul) || holdsNul(member));
}

function refusal(where: string): DomainError {
  return new DomainError("malformed_body", `${where} holds a NUL character (U+0000), which no text may have.`);
}
