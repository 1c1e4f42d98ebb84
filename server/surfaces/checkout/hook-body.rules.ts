import type { EndpointSettings } from "../../../shared/webhooks/endpoint.schema.ts";

/** Parts of a transaction that every message holds, whatever was asked for. */
const alwaysSent = new Set(["id", "session_id", "merchant_reference", "created_at", "updated_at"]);

export interface HookMessage {
  accountId: string;
  event: string;
  /** The delivery's UUID. */
  eventDelivery: string;
  transaction: Readonly<Record<string, unknown>> | null;
  /** What else it tells of, by the name under which it is told. */
  told?: Readonly<Record<string, unknown>>;
}

/** The bytes of a hook's message: compact, because receivers compute the signature over what they wrote anew. */
export function hookBody(
  { accountId, event, eventDelivery, transaction, told = {} }: HookMessage,
  settings: Pick<EndpointSettings, "fields" | "exclude_fields">,
): Buffer {
  const body = {
    account_id: accountId,
    event,
    event_delivery: eventDelivery,
    ...(transaction === null ? {} : { transaction: masked(transaction, settings) }),
    ...told,
  };
  return Buffer.from(JSON.stringify(body), "utf8");
}

function masked(
  transaction: Readonly<Record<string, unknown>>,
  settings: Pick<EndpointSettings, "fields" | "exclude_fields">,
): Record<string, unknown> {
  const wanted = wantedFields(settings.fields ?? []);
  const unwanted = new Set(settings.exclude_fields ?? []);
  const kept = Object.entries(transaction).filter(
    ([name]) => alwaysSent.has(name) || ((wanted === null || wanted.has(name)) && !unwanted.has(name)),
  );
  return Object.fromEntries(kept);
}

/** The names in `transaction(id,status)`; null when the mask asks for the whole transaction. */
function wantedFields(fields: readonly string[]): Set<string> | null {
  const lists = [...fields.join(",").matchAll(/transaction\(([^)]*)\)/g)].map((match) => match[1] ?? "");
  if (lists.length === 0) return null;
  return new Set(lists.flatMap((list) => list.split(",").map((name) => name.trim())));
}
