import type { Language } from "../lending/languages.ts";

/** A calendar day in the page's language; it has no zone. */
export function dayText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day));
}

/** An instant where the lender and the borrower are. */
export function instantText(instant: string | null, language: Language): string {
  if (instant === null) return "";
  const form = { dateStyle: "medium", timeStyle: "short", timeZone: "America/Sao_Paulo" } as const;
  return new Intl.DateTimeFormat(language, form).format(new Date(instant));
}

export function percentText(value: number, language: Language): string {
  const form = { minimumFractionDigits: 2, maximumFractionDigits: 4 } as const;
  return `${new Intl.NumberFormat(language, form).format(value)} %`;
}
