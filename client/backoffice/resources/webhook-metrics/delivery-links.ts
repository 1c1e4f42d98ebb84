import type { AttemptClass } from "../../../../shared/metrics/attempt-class.ts";
import type { DeliveryState } from "../../../../shared/webhooks/delivery.schema.ts";
import { allAccounts } from "../../layout/use-account-scope.ts";

/** Whose deliveries, made between two instants of which the second is not included. */
export interface LinkedSpan {
  account: string | null;
  endpointId: string | null;
  startsAt: string;
  endsAt: string;
}

interface Narrowing {
  states?: readonly DeliveryState[];
  /** What the last try came to. */
  classes?: readonly AttemptClass[];
  attempts?: { gte?: number; lte?: number };
}

/** The deliveries list, filtered as a figure is. */
export function deliveriesPath(span: LinkedSpan, { states = [], classes = [], attempts = {} }: Narrowing = {}): string {
  const params = new URLSearchParams({ account: span.account ?? allAccounts });
  if (span.endpointId !== null) params.set("endpoint_id", span.endpointId);
  for (const state of states) params.append("state", state);
  for (const name of classes) params.append("code_class", name);
  for (const [bound, count] of Object.entries(attempts)) params.set(`attempt_count.${bound}`, String(count));
  params.set("is_test", "false");
  params.set("created_at.gte", span.startsAt);
  params.set("created_at.lte", new Date(Date.parse(span.endsAt) - 1).toISOString());
  return `/deliveries?${params.toString()}`;
}
