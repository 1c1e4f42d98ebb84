import { nearestWord } from "./nearest-word.ts";
import { type ChoiceTarget, type OperatorName, type SearchOperator, searchOperators, typeNames } from "./operators.ts";
import { readAmountRange, readCountRange, readDateRange } from "./read-range.ts";
import type { SearchProblem } from "./search-problem.ts";
import { type SearchType, searchTypes } from "./search-types.ts";

/** Both ends inclusive: minor units, days, or instants in UTC. */
export interface SearchRange {
  gte?: string;
  lte?: string;
}

/** What an operator's text was read as; `shown` is how it is echoed. */
export type SearchValue = { shown: string } & (
  | { kind: "types"; types: readonly SearchType[] }
  /** By type, what its list is asked for; a type that knows none of the values is left out. */
  | { kind: "choice"; byType: Readonly<Partial<Record<SearchType, readonly string[]>>> }
  | { kind: "texts"; texts: readonly string[] }
  | { kind: "range"; range: SearchRange; currency: string | null }
);

export interface ValueContext {
  zone: string;
  today: string;
  /** Named elsewhere in the search. */
  currency: string | null;
}

export type ReadValue = { ok: true; value: SearchValue } | { ok: false; problem: SearchProblem };

export function readValue(operator: OperatorName, text: string, isNegated: boolean, context: ValueContext): ReadValue {
  const definition: SearchOperator = searchOperators[operator];
  if (isNegated && definition.kind !== "choice" && definition.kind !== "type")
    return { ok: false, problem: { code: "not_excludable", operator } };
  switch (definition.kind) {
    case "type":
      return readTypes(text, isNegated);
    case "choice":
      return readChoice(operator, definition.targets, text, isNegated);
    case "currency":
      return readCurrencies(text);
    case "amount":
      return readAmountRange(text, context.currency);
    case "count":
      return readCountRange(text);
    case "date":
      return readDateRange(text, context);
    case "text":
      return { ok: true, value: { kind: "texts", texts: [text], shown: text } };
  }
}

const plain = (value: string) => value.toLowerCase().replace(/[\s_.-]/g, "");

function readTypes(text: string, isNegated: boolean): ReadValue {
  const named: SearchType[] = [];
  for (const name of text.split(",")) {
    const type = typeNames[name.toLowerCase().replaceAll("-", "_")];
    if (type === undefined) {
      const suggestion = nearestWord(name, searchTypes);
      return {
        ok: false,
        problem: { code: "value_unknown", operator: "type", text: name, suggestion, known: searchTypes },
      };
    }
    named.push(type);
  }
  const types = isNegated ? searchTypes.filter((type) => !named.includes(type)) : named;
  return { ok: true, value: { kind: "types", types, shown: named.join(", ") } };
}

function readChoice(
  operator: OperatorName,
  targets: Readonly<Partial<Record<SearchType, ChoiceTarget>>>,
  text: string,
  isNegated: boolean,
): ReadValue {
  const wanted = text.split(",").filter((part) => part !== "");
  const known = [
    ...new Set(Object.values(targets).flatMap(({ values }) => values.map((value) => value.toLowerCase()))),
  ];
  const stranger = wanted.find((part) => !known.some((value) => isNamed(value, part)));
  if (stranger !== undefined || wanted.length === 0) {
    const suggestion = stranger === undefined ? null : nearestWord(stranger, known);
    return { ok: false, problem: { code: "value_unknown", operator, text: stranger ?? text, suggestion, known } };
  }
  const byType: Partial<Record<SearchType, readonly string[]>> = {};
  for (const [type, { values }] of Object.entries(targets) as [SearchType, ChoiceTarget][]) {
    const named = values.filter((value) => wanted.some((part) => isNamed(value, part)));
    if (named.length > 0) byType[type] = isNegated ? values.filter((value) => !named.includes(value)) : named;
  }
  return { ok: true, value: { kind: "choice", byType, shown: wanted.map((part) => part.toLowerCase()).join(", ") } };
}

/** `on-hold`, `ON_HOLD` and `onhold` are one; the end of a dotted name is enough, as in `vipps`. */
function isNamed(value: string, text: string): boolean {
  return plain(value) === plain(text) || plain(value.split(".").at(-1) ?? value) === plain(text);
}

function readCurrencies(text: string): ReadValue {
  const texts = text.toUpperCase().split(",");
  const stranger = texts.find((code) => !/^[A-Z]{3}$/.test(code));
  if (stranger !== undefined) return { ok: false, problem: { code: "currency_unreadable", text: stranger } };
  return { ok: true, value: { kind: "texts", texts, shown: texts.join(", ") } };
}
