/** What a merchant asks for in the query of its callback address. */
export interface CallbackSwitches {
  method: "GET" | "POST";
  /** Also call when the payment ends without money. */
  reportsErrors: boolean;
  /** Wait before the first call. */
  delayMs: number;
  /** `CAPTURE`, `REFUND`, `VOID`: operations that are called about as well. */
  reportedEvents: ReadonlySet<string>;
  includesSession: boolean;
  sessionParameter: "session_id" | "sid";
}

/** What is added to the query, beside whatever the merchant put there. */
export interface CallbackFacts {
  /** Null when nobody tried to pay. */
  transactionId: string | null;
  sessionId: string;
  merchantReference: string;
  /** When the transaction was created; null without one. */
  time: string | null;
  error: string | null;
  event: { name: string; id: string } | null;
}

const delaySecondsMax = 60;

export function readSwitches(address: URL): CallbackSwitches {
  const query = address.searchParams;
  return {
    method: query.get("method")?.toUpperCase() === "POST" ? "POST" : "GET",
    reportsErrors: query.get("report_error") === "true",
    delayMs: readDelayMs(query.get("delay_callback")),
    reportedEvents: new Set(query.getAll("report_event").map((name) => name.toUpperCase())),
    includesSession: query.getAll("includes").includes("session"),
    sessionParameter: query.get("sid_parameter_name") === "sid" ? "sid" : "session_id",
  };
}

/** Shops ask for minutes and more; what is above the limit becomes the limit, and what is no number is no delay. */
function readDelayMs(text: string | null): number {
  if (text === null || !/^\d+$/.test(text)) return 0;
  return Math.min(Number(text), delaySecondsMax) * 1000;
}

/**
 * The address of one call. The merchant's own query stays as it was written, byte for byte, unless it
 * holds a name that is added here: two values of one name would leave open which one counts.
 */
export function callbackUrl(
  address: URL,
  sessionParameter: CallbackSwitches["sessionParameter"],
  facts: CallbackFacts,
): string {
  const added = new URLSearchParams();
  if (facts.transactionId !== null) added.append("transaction_id", facts.transactionId);
  added.append(sessionParameter, facts.sessionId);
  added.append("merchant_reference", facts.merchantReference);
  if (facts.time !== null) added.append("time", facts.time);
  if (facts.error !== null) added.append("error", facts.error);
  if (facts.event !== null) {
    added.append("event", facts.event.name);
    added.append("event_id", facts.event.id);
  }
  const url = new URL(address);
  url.hash = "";
  for (const name of added.keys()) if (url.searchParams.has(name)) url.searchParams.delete(name);
  url.search = url.search === "" ? added.toString() : `${url.search}&${added.toString()}`;
  return url.href;
}
