import type { EndpointPage, SettingsChanges } from "../../../../shared/webhooks/endpoint-request.schema.ts";

/** A header in the form. One that is on the server already is `kept` until somebody types a new value. */
export interface HeaderRow {
  key: number;
  name: string;
  value: string;
  isKept: boolean;
}

/** An endpoint as it is typed. */
export interface EndpointDraft {
  url: string;
  description: string;
  patterns: readonly string[];
  headers: readonly HeaderRow[];
  concurrency: string;
  rate: string;
  fields: string;
  exclude: string;
}

export type EndpointFacts = Pick<EndpointPage, "url" | "description" | "event_patterns" | "settings">;

export const emptyDraft: EndpointDraft = {
  url: "",
  description: "",
  patterns: [],
  headers: [],
  concurrency: "",
  rate: "",
  fields: "",
  exclude: "",
};

export function draftOf({ url, description, event_patterns, settings }: EndpointFacts): EndpointDraft {
  return {
    url: url ?? "",
    description: description ?? "",
    patterns: event_patterns,
    headers: settings.header_names.map((name, key) => ({ key, name, value: "", isKept: true })),
    concurrency: String(settings.concurrency ?? ""),
    rate: String(settings.rate_per_second ?? ""),
    fields: (settings.fields ?? []).join(","),
    exclude: (settings.exclude_fields ?? []).join(", "),
  };
}

export function isSameDraft(one: EndpointDraft, other: EndpointDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What was opened, what a colleague saved meanwhile, and what is typed here. */
export interface DraftVersions {
  before: EndpointDraft;
  theirs: EndpointDraft;
  yours: EndpointDraft;
}

/**
 * What was changed here over what they saved: fields that nobody touched here are theirs. A header whose
 * value only the server knew cannot be kept once they have removed it.
 */
export function mergedDraft({ before, theirs, yours }: DraftVersions): EndpointDraft {
  const known = new Set(theirs.headers.map(({ name }) => name));
  const pick = <Name extends keyof EndpointDraft>(name: Name) =>
    JSON.stringify(yours[name]) === JSON.stringify(before[name]) ? theirs[name] : yours[name];
  return {
    url: pick("url"),
    description: pick("description"),
    patterns: pick("patterns"),
    headers: pick("headers").filter(({ isKept, name }) => !isKept || known.has(name)),
    concurrency: pick("concurrency"),
    rate: pick("rate"),
    fields: pick("fields"),
    exclude: pick("exclude"),
  };
}

/** What of the settings was changed, in the API's words: headers that were taken out are null, kept ones are left out. */
export function settingsChanges(draft: EndpointDraft, before: EndpointDraft): SettingsChanges {
  const names = new Set(draft.headers.map(({ name }) => name.trim().toLowerCase()));
  const removed = before.headers.filter(({ name }) => !names.has(name)).map(({ name }) => [name, null] as const);
  const set = draft.headers
    .filter((row) => !row.isKept && !isBlank(row))
    .map(({ name, value }) => [name.trim(), value] as const);
  const headers = [...removed, ...set];
  return {
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(draft.concurrency === before.concurrency ? {} : { concurrency: numberOf(draft.concurrency) }),
    ...(draft.rate === before.rate ? {} : { rate_per_second: numberOf(draft.rate) }),
    ...(draft.fields === before.fields ? {} : { fields: draft.fields.trim() === "" ? [] : [draft.fields.trim()] }),
    ...(draft.exclude === before.exclude ? {} : { exclude_fields: listOf(draft.exclude) }),
  };
}

/** Whether a limit can be taken as it is typed: nothing, or a whole number from 1. */
export function isLimit(text: string, max: number): boolean {
  const value = numberOf(text);
  return text.trim() === "" || (value !== null && /^\d+$/.test(text.trim()) && value >= 1 && value <= max);
}

export type HeaderProblem = "header_twice" | "header_nameless" | "header_valueless";

/** What is wrong with a header's row before the server is asked; null when nothing is, or nothing was typed yet. */
export function headerProblem(row: HeaderRow, rows: readonly HeaderRow[]): HeaderProblem | null {
  if (row.isKept || isBlank(row)) return null;
  const name = row.name.trim().toLowerCase();
  if (name === "") return "header_nameless";
  if (rows.some((other) => other.key !== row.key && other.name.trim().toLowerCase() === name)) return "header_twice";
  return row.value === "" ? "header_valueless" : null;
}

function isBlank({ name, value }: HeaderRow): boolean {
  return name.trim() === "" && value === "";
}

export const limits = { concurrency: 64, rate: 1_000 } as const;

/** Why it cannot be sent yet; null when it can. */
export function missingOf(draft: EndpointDraft): "url" | "settings" | null {
  if (draft.url.trim() === "") return "url";
  const hasLimits = isLimit(draft.concurrency, limits.concurrency) && isLimit(draft.rate, limits.rate);
  const hasHeaders = draft.headers.every((row) => headerProblem(row, draft.headers) === null);
  return hasLimits && hasHeaders ? null : "settings";
}

function numberOf(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
