/** What callbacks are asked for and told in a query: nobody's key. */
const openNames: ReadonlySet<string> = new Set([
  "method",
  "report_error",
  "report_event",
  "delay_callback",
  "includes",
  "sid_parameter_name",
  "transaction_id",
  "session_id",
  "sid",
  "merchant_reference",
  "time",
  "error",
  "event",
  "event_id",
]);

/**
 * A receiver's address for those who do not keep it: receivers put keys into the query of an address, so the values of
 * names that are not Kontor's own read `…`. Everything else stays as it was written.
 */
export function maskedUrl(url: string): string {
  const start = url.indexOf("?");
  if (start === -1) return url;
  const pairs = url.slice(start + 1).split("&");
  return `${url.slice(0, start)}?${pairs.map(maskedPair).join("&")}`;
}

function maskedPair(pair: string): string {
  const equals = pair.indexOf("=");
  // A word alone may be a key as well as a name.
  if (equals === -1) return pair === "" || openNames.has(pair) ? pair : "…";
  const name = pair.slice(0, equals);
  return openNames.has(name) ? pair : `${name}=…`;
}
