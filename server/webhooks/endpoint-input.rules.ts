import { type FieldError, fieldSaying } from "../../shared/errors.ts";
import type { SettingsChanges } from "../../shared/webhooks/endpoint-request.schema.ts";
import {
  endpointDescriptionLengthMax,
  type EndpointSettings,
  endpointSettingsSchema,
} from "../../shared/webhooks/endpoint.schema.ts";
import { type Said, say } from "../../shared/sentences/say.ts";
import { issueSaid } from "../../shared/sentences/field-issue.ts";
import { unknownPatterns } from "./pattern.rules.ts";

const patternsMax = 100;
const headersMax = 20;
const headerLengthMax = 1_000;

/** Set by Kontor or by HTTP itself. */
const ownHeaders = new Set([
  "host",
  "content-length",
  "content-type",
  "transfer-encoding",
  "connection",
  "accept-encoding",
  "upgrade",
  "te",
  "trailer",
  "expect",
  "keep-alive",
  "event",
  "user-agent",
]);
const ownPrefixes = ["webhook-", "x-webhook-", "event-", "dintero-", "proxy-"];

/** What is wrong with an endpoint's patterns for a dialect that can tell of these events. */
export function patternProblems(patterns: readonly string[], eventTypes: readonly string[]): FieldError[] {
  if (patterns.length > patternsMax)
    return [fieldSaying("event_patterns", say("refusal.patterns_most", { most: patternsMax }))];
  const unknown = new Set(unknownPatterns(patterns, eventTypes));
  return patterns.flatMap((pattern, index) =>
    unknown.has(pattern)
      ? [
          {
            ...fieldSaying(`event_patterns.${index}`, say("refusal.pattern_unknown", { pattern })),
            code: "invalid_event_type",
          },
        ]
      : [],
  );
}

export function descriptionProblems(description: string | null): FieldError[] {
  if (description === null || description.length <= endpointDescriptionLengthMax) return [];
  return [fieldSaying("description", say("refusal.description_length", { most: endpointDescriptionLengthMax }))];
}

/** Settings after a change, with lower-cased header names: null takes a header away, those that are not named stay. */
export function changedSettings(before: EndpointSettings, change: SettingsChanges): EndpointSettings {
  const { headers: changed = {}, ...rest } = change;
  const named = Object.entries(changed).map(([name, value]) => [name.trim().toLowerCase(), value] as const);
  const headers = Object.entries({ ...before.headers, ...Object.fromEntries(named) });
  const set = headers.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  const others = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...before, ...others, headers: Object.fromEntries(set) };
}

export function settingsProblems(
  settings: EndpointSettings,
  { hasFieldMasks = false }: { hasFieldMasks?: boolean } = {},
): FieldError[] {
  const parsed = endpointSettingsSchema.safeParse(settings);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => {
      const path = ["settings", ...issue.path.map(String)].join(".");
      const said = issueSaid(issue, false);
      return said === null ? { path, message: issue.message } : fieldSaying(path, said);
    });
  }
  const names = Object.keys(settings.headers);
  if (names.length > headersMax)
    return [fieldSaying("settings.headers", say("refusal.headers_most", { most: headersMax }))];
  const masks = hasFieldMasks ? [] : maskProblems(settings);
  return [...masks, ...headerProblems(settings)];
}

/** A mask that nothing obeys would promise a privacy that is not kept. */
function maskProblems({ fields, exclude_fields: excluded }: EndpointSettings): FieldError[] {
  const said = say("refusal.mask_unheeded");
  return [
    ...((fields ?? []).length === 0 ? [] : [fieldSaying("settings.fields", said)]),
    ...((excluded ?? []).length === 0 ? [] : [fieldSaying("settings.exclude_fields", said)]),
  ];
}

function headerProblems(settings: EndpointSettings): FieldError[] {
  return Object.keys(settings.headers).flatMap((name) => {
    const said = headerProblem(name, settings.headers[name] ?? "");
    return said === null ? [] : [fieldSaying(`settings.headers.${name}`, said)];
  });
}

function headerProblem(name: string, value: string): Said | null {
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]{1,100}$/.test(name)) return say("refusal.header_name");
  if (ownHeaders.has(name) || ownPrefixes.some((prefix) => name.startsWith(prefix))) return say("refusal.header_own");
  if (value.length > headerLengthMax) return say("refusal.header_length", { most: String(headerLengthMax) });
  return /^[\x20-\x7e]*$/.test(value) ? null : say("refusal.header_plain");
}
