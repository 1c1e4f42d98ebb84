/** Names, e-mail addresses and phone numbers for roles that may not read them; recognisable, not readable. */

/** `Kari Nordmann` as `K… N…`. */
export function maskName(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return words.map((word) => `${firstCharacter(word)}…`).join(" ");
}

/** `kari@shop.example` as `k…@s….example`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  if (at === -1) return `${firstCharacter(email)}…`;
  const domain = email.slice(at + 1);
  const dot = domain.lastIndexOf(".");
  const ending = dot === -1 ? "" : domain.slice(dot);
  return `${firstCharacter(email)}…@${firstCharacter(domain)}…${ending}`;
}

/** `+4799887766` as `…66`. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  return digits.length < 5 ? "…" : `…${digits.slice(-2)}`;
}

/** `20301234563` as `…563`; an account's number and a key as well. */
export function maskNumber(number: string): string {
  return number.length < 7 ? "…" : `…${number.slice(-3)}`;
}

const emailPattern = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const phonePattern = /\+\d[\d ()-]{5,16}\d/g;

/** Free text with the e-mail addresses and international phone numbers in it masked. */
export function maskText(text: string): string {
  return text.replace(emailPattern, maskEmail).replace(phonePattern, maskPhone);
}

function firstCharacter(text: string): string {
  return Array.from(text)[0] ?? "";
}

interface Personal {
  name: string | null;
  email: string | null;
  phone: string | null;
}

/** The same person as `isMasked` says; what is missing stays missing. */
export function maskPerson(person: Personal, isMasked: boolean): Personal & { is_masked: boolean } {
  const { name, email, phone } = person;
  if (!isMasked) return { name, email, phone, is_masked: false };
  return {
    name: name === null ? null : maskName(name),
    email: email === null ? null : maskEmail(email),
    phone: phone === null ? null : maskPhone(phone),
    is_masked: true,
  };
}

const personalKey = /name|mail|phone|address|postal|birth/i;

/** Facts of unknown shape with the personal ones masked, however deep they lie. */
export function maskFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, personalKey.test(key) ? "…" : maskValue(value)]),
  );
}

function maskValue(value: unknown): unknown {
  if (typeof value === "string") return maskText(value);
  if (Array.isArray(value)) return value.map(maskValue);
  return typeof value === "object" && value !== null ? maskFacts(value as Record<string, unknown>) : value;
}
