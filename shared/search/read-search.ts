import { type OperatorName, operatorNames, isOperatorName } from "./operators.ts";
import { nearestWord } from "./nearest-word.ts";
import { readValue, type SearchValue } from "./read-value.ts";
import type { SearchProblem } from "./search-problem.ts";

/** A word of the search, or an operator with what it was read as; `from` and `to` say where it stands in the text. */
export type SearchPart = { from: number; to: number } & (
  | { kind: "word"; text: string }
  | { kind: "filter"; operator: OperatorName; isNegated: boolean; text: string; value: SearchValue }
  | { kind: "problem"; problem: SearchProblem }
);

export interface SearchReading {
  parts: readonly SearchPart[];
  /** Of the parts and of them together; a search with any is not run. */
  problems: readonly SearchProblem[];
}

export interface ReadingContext {
  /** IANA name; where the days of `created:` begin. */
  zone: string;
  /** `YYYY-MM-DD` in that zone. */
  today: string;
}

const token = /"([^"]*)"?|(-?)([A-Za-z_0-9]+):("([^"]*)"?|\S*)|(\S+)/g;

/** How a search text is read: words as they are, `operator:value` by the table, and what cannot be read by name. */
export function readSearch(text: string, context: ReadingContext): SearchReading {
  const currency = currencyOf(text);
  const parts: SearchPart[] = [];
  for (const match of text.matchAll(token)) {
    const place = { from: match.index, to: match.index + match[0].length };
    const [, quoted, minus = "", name, raw = "", inQuotes, plain] = match;
    const word = quoted ?? plain;
    if (word !== undefined) {
      if (word !== "") parts.push({ ...place, ...readWord(word, quoted !== undefined) });
    } else if (name !== undefined && isAddress(name, raw)) {
      parts.push({ ...place, kind: "word", text: match[0] });
    } else if (name !== undefined) {
      const value = inQuotes ?? raw;
      parts.push({ ...place, ...readOperator(name, value, minus === "-", { ...context, currency }) });
    }
  }
  return { parts, problems: parts.flatMap((part) => (part.kind === "problem" ? [part.problem] : [])) };
}

/** The text without one of its parts, as when its chip is removed. */
export function withoutPart(text: string, part: Pick<SearchPart, "from" | "to">): string {
  return `${text.slice(0, part.from).trimEnd()} ${text.slice(part.to).trimStart()}`.trim();
}

type PartBody = SearchPart extends infer Part ? (Part extends SearchPart ? Omit<Part, "from" | "to"> : never) : never;

function readWord(text: string, isQuoted: boolean): PartBody {
  const isExclusion = !isQuoted && /^-\p{L}/u.test(text);
  return isExclusion ? { kind: "problem", problem: { code: "word_excluded", text } } : { kind: "word", text };
}

function readOperator(
  name: string,
  text: string,
  isNegated: boolean,
  context: ReadingContext & { currency: string | null },
): PartBody {
  const operator = name.toLowerCase();
  if (!isOperatorName(operator)) {
    const suggestion = nearestWord(operator, operatorNames);
    return { kind: "problem", problem: { code: "operator_unknown", operator: name, suggestion } };
  }
  if (text === "") return { kind: "problem", problem: { code: "value_missing", operator } };
  const read = readValue(operator, text, isNegated, context);
  return read.ok
    ? { kind: "filter", operator, isNegated, text, value: read.value }
    : { kind: "problem", problem: read.problem };
}

/** Amounts are read in the currency that the search names beside them. */
function currencyOf(text: string): string | null {
  return /(?:^|\s)currency:([A-Za-z]{3})(?=\s|$)/i.exec(text)?.[1]?.toUpperCase() ?? null;
}

function isAddress(name: string, rest: string): boolean {
  return rest.startsWith("//") && /^https?$/i.test(name);
}
