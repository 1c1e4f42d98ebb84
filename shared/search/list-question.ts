import { type SearchOperator, searchOperators } from "./operators.ts";
import type { SearchReading } from "./read-search.ts";
import type { SearchType } from "./search-types.ts";

/** What a list is asked, in the words of its address: filters by name, and `q` for the words. */
export type ListQuestion = Readonly<Record<string, readonly string[]>>;

/** Lists whose search takes several words in any order; the others take one text. */
const findsAnyWords: ReadonlySet<SearchType> = new Set(["payment"]);

/** What a search asks of one type's list; null where the list cannot be asked that, so that nothing of it is meant. */
export function listQuestion(reading: SearchReading, type: SearchType): ListQuestion | null {
  const question: Record<string, readonly string[]> = {};
  const words: string[] = [];
  let texts = 0;
  // A link is a session, which is found as one already.
  let isNamed = false;
  const narrow = (name: string, values: readonly string[]): boolean => {
    const known = question[name];
    question[name] = known === undefined ? values : known.filter((value) => values.includes(value));
    return question[name].length > 0;
  };
  for (const part of reading.parts) {
    if (part.kind === "problem") return null;
    if (part.kind === "word") {
      words.push(part.text);
      continue;
    }
    const { value } = part;
    if (value.kind === "types") {
      if (!value.types.includes(type)) return null;
      isNamed = !part.isNegated;
      continue;
    }
    const filter = filterOf(searchOperators[part.operator], type);
    if (filter === undefined) return null;
    if (value.kind === "choice" && (filter === null || !narrow(filter, value.byType[type] ?? []))) return null;
    if (value.kind === "texts" && filter !== null && !narrow(filter, value.texts)) return null;
    if (value.kind === "texts" && filter === null) {
      texts += 1;
      words.push(...value.texts);
    }
    if (value.kind !== "range") continue;
    if (value.range.gte !== undefined) question[`${filter}.gte`] = [value.range.gte];
    if (value.range.lte !== undefined) question[`${filter}.lte`] = [value.range.lte];
    if (value.currency !== null && !narrow("currency", [value.currency])) return null;
  }
  if (type === "payment_link" && !isNamed) return null;
  const isOneText = texts === 0 || words.length === 1;
  if (!isOneText && !findsAnyWords.has(type)) return null;
  if (words.length === 0) return question;
  return type === "delivery" ? deliveryQuestion(question, words) : { ...question, q: [words.join(" ")] };
}

/** By what an id begins with: a delivery's own, that of its event, or that of the operation it tells of. */
const deliveryIds = { dlv_: "id", evt_: "event_id", op_: "operation_id" } as const;

/** Deliveries are found by ids alone. */
function deliveryQuestion(question: ListQuestion, words: readonly string[]): ListQuestion | null {
  const [word = ""] = words;
  const [, filter] = Object.entries(deliveryIds).find(([prefix]) => word.startsWith(prefix)) ?? [];
  return filter === undefined || words.length > 1 ? null : { ...question, [filter]: [word] };
}

/** Undefined where the list does not know the operator, null where its own search takes the text. */
function filterOf(operator: SearchOperator, type: SearchType): string | null | undefined {
  if (operator.kind === "type") return undefined;
  const target = operator.targets[type];
  return typeof target === "object" && target !== null ? target.filter : target;
}
