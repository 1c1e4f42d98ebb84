import type { ActionError } from "../use-server-action.ts";

/** What the server says about single fields of the form. */
export interface EndpointErrors {
  url: string | undefined;
  patterns: string | undefined;
  concurrency: string | undefined;
  rate: string | undefined;
  fields: string | undefined;
  exclude: string | undefined;
  /** By lower-cased name; of all headers together under an empty name. */
  headers: Readonly<Record<string, string>>;
  hasSettings: boolean;
  /** What no field shows, to be said below the form; null where there is nothing. */
  other: ActionError | null;
}

const headerPath = /^settings\.headers\.?/;

export function endpointErrors(error: ActionError | null): EndpointErrors {
  const found = Object.entries(error?.fields ?? {});
  const startingWith = (prefix: string) => found.find(([path]) => path.startsWith(prefix))?.[1];
  const headers = found.flatMap(([path, message]) =>
    headerPath.test(path) ? [[path.replace(headerPath, "").toLowerCase(), message] as const] : [],
  );
  const shown = {
    url: error?.code === "url_refused" ? error.message : startingWith("url"),
    patterns: startingWith("event_patterns"),
    concurrency: startingWith("settings.concurrency"),
    rate: startingWith("settings.rate_per_second"),
    fields: startingWith("settings.fields"),
    exclude: startingWith("settings.exclude_fields"),
  };
  const isShown =
    Object.values(shown).some((message) => message !== undefined) || headers.some(([name]) => name !== "");
  return {
    ...shown,
    headers: Object.fromEntries(headers),
    hasSettings: found.some(([path]) => path.startsWith("settings.")),
    other: isShown ? null : error,
  };
}
