import { type Said, say } from "../sentences/say.ts";

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
export function searchProblemSaid(problem: SearchProblem): Said {
  switch (problem.code) {
    case "operator_unknown": {
      const { operator, suggestion } = problem;
      if (suggestion === null) return say("search.operator_unknown", { operator });
      return say("search.operator_near", { operator, suggestion });
    }
    case "value_unknown": {
      const { operator, text, suggestion, known } = problem;
      if (suggestion !== null) return say("search.value_near", { operator, text, suggestion });
      return say("search.value_unknown", { operator, text, known: known.join(", ") });
    }
    case "value_missing":
    case "not_excludable":
      return say(`search.${problem.code}`, { operator: problem.operator });
    case "amount_unreadable":
    case "amount_without_currency":
    case "count_unreadable":
    case "currency_unreadable":
    case "date_unreadable":
    case "word_excluded":
      return say(`search.${problem.code}`, { text: problem.text });
  }
}
