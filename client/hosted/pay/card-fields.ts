/** Digits in groups of four, as they stand on the card. */
export function groupCardNumber(text: string): string {
  return digitsOf(text)
    .slice(0, 19)
    .replace(/(\d{4})(?=\d)/g, "$1 ");
}

/** `0429` as `04 / 29`, while it is typed; a lone first digit above 1 gets its zero. */
export function shapeExpiry(text: string): string {
  const typed = digitsOf(text);
  const digits = /^[2-9]/.test(typed) ? `0${typed}` : typed;
  const year = digits.length > 4 && digits.slice(2, 4) === "20" ? digits.slice(4, 6) : digits.slice(2, 4);
  return digits.length <= 2 ? digits : `${digits.slice(0, 2)} / ${year}`;
}

export type CardProblem = "cardNumberWrong" | "expiryWrong" | "expiryPast" | "cvcWrong";

export interface CardFields {
  number: string;
  expiry: string;
  cvc: string;
}

/** What is wrong with each field; a field that is missing here is fine. */
export function cardProblems(fields: CardFields, today: Date): Partial<Record<keyof CardFields, CardProblem>> {
  const number = /^\d{12,19}$/.test(digitsOf(fields.number)) ? {} : { number: "cardNumberWrong" as const };
  const cvc = /^\d{3,4}$/.test(fields.cvc.trim()) ? {} : { cvc: "cvcWrong" as const };
  const expiry = readExpiry(fields.expiry);
  if (expiry === null) return { ...number, ...cvc, expiry: "expiryWrong" };
  const isPast = expiry.year * 12 + expiry.month < today.getFullYear() * 12 + today.getMonth() + 1;
  return isPast ? { ...number, ...cvc, expiry: "expiryPast" } : { ...number, ...cvc };
}

/** `MM/YYYY`, as the server takes it. Only for fields without problems. */
export function expiryForServer(text: string): string {
  const expiry = readExpiry(text);
  return expiry === null ? text : `${String(expiry.month).padStart(2, "0")}/${expiry.year}`;
}

function readExpiry(text: string): { month: number; year: number } | null {
  const digits = digitsOf(text);
  if (digits.length !== 4) return null;
  const month = Number(digits.slice(0, 2));
  return month < 1 || month > 12 ? null : { month, year: 2000 + Number(digits.slice(2)) };
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
