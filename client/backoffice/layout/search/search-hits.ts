import type { SearchHit, SearchResult } from "../../../../shared/search/search.schema.ts";
import { recordPath } from "../../resources/resource-path.ts";

const resources = {
  payment: "payments",
  session: "sessions",
  transfer: "transfers",
  payout: "payouts",
  customer: "customers",
  delivery: "deliveries",
  webhook_endpoint: "webhook-endpoints",
} as const;

/** The hits of all groups in the order in which they stand, for the arrow keys. */
export function allHits(result: SearchResult | undefined): readonly SearchHit[] {
  return result?.groups.flatMap((group) => group.hits) ?? [];
}

export function hitPath(hit: Pick<SearchHit, "type" | "id">): string {
  return recordPath(resources[hit.type], hit.id);
}

/** The list that shows every match of a group. */
export function groupPath(type: SearchHit["type"], q: string): string {
  const filter = type === "delivery" ? (q.startsWith("evt_") ? "event_id" : "operation_id") : "q";
  return `/${resources[type]}?account=all&${filter}=${encodeURIComponent(q)}`;
}

/** Two hits of different types may share an id. */
export function hitKey(hit: SearchHit): string {
  return `${hit.type} ${hit.id}`;
}
