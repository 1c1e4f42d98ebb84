import { DomainError, type FieldError, fieldSaying } from "../../shared/errors.ts";
import { isCalendarDay } from "../../shared/instant.ts";
import type { FilterKind, ListSpec } from "../../shared/list-spec.ts";
import { pageLimitMax } from "../../shared/page.ts";
import { say } from "../../shared/sentences/say.ts";
import type { SentenceKey } from "../../shared/sentences/sentence-texts.ts";

export interface Range {
  gte?: string | number;
  lte?: string | number;
}

export interface ListFilters {
  anyOf: Readonly<Record<string, readonly string[]>>;
  range: Readonly<Record<string, Range>>;
}

/** A checked question to a list. */
export interface ListRequest {
  q: string | null;
  sort: { column: string; descending: boolean };
  limit: number;
  cursor: string | null;
  filters: ListFilters;
  /** False where nobody reads the total. */
  isCounted?: boolean;
}

type Query = Readonly<Record<string, unknown>>;

const frame = new Set(["q", "sort", "limit", "cursor"]);
const limitDefault = 25;
const valuesMax = 50;
const textMax = 200;

/**
 * Reads a list's query string.
 *
 * @throws DomainError `validation_failed` naming every filter, sort or value that the list does not know.
 */
export function parseListQuery(spec: ListSpec, query: Query): ListRequest {
  const problems: FieldError[] = [];
  const anyOf: Record<string, readonly string[]> = {};
  const range: Record<string, Range> = {};
  for (const [name, raw] of Object.entries(query)) {
    if (frame.has(name)) continue;
    const values = textValues(raw);
    if (values === null) problems.push(fieldSaying(name, say("list.values_most", { most: valuesMax })));
    else readFilter(spec, name, values, { anyOf, range, problems });
  }
  const request = { ...readFrame(spec, query, problems), filters: { anyOf, range } };
  if (problems.length > 0) {
    const names = problems.map(({ path }) => path);
    const named = problems.map((problem) => `${problem.path}: ${problem.message}`).join("; ");
    // Whoever calls the API reads English, and all of it at once; a screen says each message where it belongs.
    const said = { ...say("list.refused", { names }), text: `The list cannot be asked that way. ${named}` };
    throw new DomainError("validation_failed", said, { fields: problems });
  }
  return request;
}

interface Sink {
  anyOf: Record<string, readonly string[]>;
  range: Record<string, Range>;
  problems: FieldError[];
}

function readFilter(spec: ListSpec, name: string, values: readonly string[], sink: Sink): void {
  const [field, bound] = splitBound(name);
  const kind: FilterKind | undefined = Object.hasOwn(spec.filters, field) ? spec.filters[field] : undefined;
  if (kind === undefined || (bound !== null && !kind.startsWith("range_"))) {
    const known = Object.keys(spec.filters).join(", ");
    sink.problems.push(fieldSaying(name, say("list.filter_unknown", { known })));
    return;
  }
  if (kind === "any_of") sink.anyOf[field] = values;
  else if (values.length > 1) sink.problems.push(fieldSaying(name, say("list.one_value")));
  else if (kind === "exact") sink.anyOf[field] = values;
  else readBound(kind, name, field, bound, values[0] ?? "", sink);
}

type RangeKind = Extract<FilterKind, `range_${string}`>;

const wantedBound = {
  range_instant: "list.instant",
  range_amount: "list.minor",
  range_count: "list.whole",
} as const satisfies Readonly<Record<RangeKind, SentenceKey>>;

function readBound(kind: RangeKind, name: string, field: string, bound: string | null, text: string, sink: Sink): void {
  const gte = kind === "range_instant" ? readInstant(text, "gte") : readWhole(text);
  const lte = kind === "range_instant" ? readInstant(text, "lte") : readWhole(text);
  if (gte === null || lte === null) {
    sink.problems.push(fieldSaying(name, say(wantedBound[kind])));
    return;
  }
  const current = sink.range[field] ?? {};
  sink.range[field] = { ...current, ...(bound === "lte" ? {} : { gte }), ...(bound === "gte" ? {} : { lte }) };
}

function splitBound(name: string): [string, "gte" | "lte" | null] {
  if (name.endsWith(".gte")) return [name.slice(0, -4), "gte"];
  if (name.endsWith(".lte")) return [name.slice(0, -4), "lte"];
  return [name, null];
}

function readWhole(text: string): number | null {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

function readInstant(text: string, bound: "gte" | "lte"): string | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  if (!isCalendarDay(text.slice(0, 10))) return null;
  const epoch = Date.parse(isDay ? `${text}T${bound === "gte" ? "00:00:00.000" : "23:59:59.999"}Z` : text);
  return Number.isNaN(epoch) ? null : new Date(epoch).toISOString();
}

function readFrame(spec: ListSpec, query: Query, problems: FieldError[]): Omit<ListRequest, "filters"> {
  const one = (name: string) => {
    const values = query[name] === undefined ? [] : textValues(query[name]);
    if (values === null || values.length > 1) problems.push(fieldSaying(name, say("list.one_value")));
    return values?.[0] ?? null;
  };
  const sort = one("sort") ?? spec.defaultSort;
  const column = sort.replace(/^-/, "");
  if (!spec.sorts.includes(column)) {
    problems.push(fieldSaying("sort", say("list.sort_unknown", { known: spec.sorts.join(", ") })));
  }
  const limitText = one("limit") ?? String(limitDefault);
  const limit = /^\d{1,4}$/.test(limitText) ? Number(limitText) : 0;
  if (limit < 1 || limit > pageLimitMax) problems.push(fieldSaying("limit", say("list.limit", { most: pageLimitMax })));
  const q = one("q")?.trim() ?? "";
  if (q !== "" && !spec.hasSearch) problems.push(fieldSaying("q", say("list.no_search")));
  return { q: q === "" ? null : q, sort: { column, descending: sort.startsWith("-") }, limit, cursor: one("cursor") };
}

function textValues(raw: unknown): readonly string[] | null {
  const values: unknown[] = Array.isArray(raw) ? raw : [raw];
  if (values.length > valuesMax) return null;
  return values.every((value): value is string => typeof value === "string" && value.length <= textMax) ? values : null;
}
