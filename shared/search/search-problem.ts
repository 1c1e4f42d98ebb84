/** Why a part of a search cannot be read, and what was probably meant. */
export type SearchProblem =
  | { code: "operator_unknown"; operator: string; suggestion: string | null }
  | { code: "value_missing"; operator: string }
  | { code: "value_unknown"; operator: string; text: string; suggestion: string | null; known: readonly string[] }
  | { code: "amount_unreadable" | "date_unreadable" | "count_unreadable" | "currency_unreadable"; text: string }
  | { code: "amount_without_currency"; text: string }
  | { code: "not_excludable"; operator: string }
  | { code: "word_excluded"; text: string };

/** A sentence for the person who typed it. */
export function searchProblemText(problem: SearchProblem): string {
  switch (problem.code) {
    case "operator_unknown":
      return problem.suggestion === null
        ? `“${problem.operator}:” is not something to search by. Put the text in quotes to look for it as it is.`
        : `“${problem.operator}:” is not known. Did you mean “${problem.suggestion}:”?`;
    case "value_missing":
      return `“${problem.operator}:” needs a value behind the colon.`;
    case "value_unknown":
      return problem.suggestion === null
        ? `“${problem.text}” is not a value of “${problem.operator}:”. Known are ${problem.known.join(", ")}.`
        : `“${problem.text}” is not a value of “${problem.operator}:”. Did you mean “${problem.suggestion}”?`;
    case "amount_unreadable":
      return `“${problem.text}” is not an amount. Write 100, >=100 or 10..20, in whole units of the currency.`;
    case "amount_without_currency":
      return `“amount:${problem.text}” needs a currency: add currency:NOK, or write amount:${problem.text}NOK.`;
    case "date_unreadable":
      return `“${problem.text}” is not a time. Write 2026-01, 2026-01-15, 2026-01.., today, yesterday, 7d or 30d.`;
    case "count_unreadable":
      return `“${problem.text}” is not a number of days. Write 30, >=30 or 30..60.`;
    case "currency_unreadable":
      return `“${problem.text}” is not a currency. Write three letters, such as NOK.`;
    case "not_excludable":
      return `“${problem.operator}:” cannot be excluded. What can be: -status:, -method:, -api: and -type:.`;
    case "word_excluded":
      return `Words cannot be excluded. Put “${problem.text}” in quotes to look for it as it is.`;
  }
}
