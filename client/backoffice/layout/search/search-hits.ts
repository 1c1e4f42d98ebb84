import { listQuestion } from "../../../../shared/search/list-question.ts";
import type { SearchReading } from "../../../../shared/search/read-search.ts";
import type { SearchHit, SearchResult } from "../../../../shared/search/search.schema.ts";
import { cappedText } from "../../i18n/number-text.ts";
import { recordPath } from "../../resources/resource-path.ts";

const resources = {
  payment: "payments",
  session: "sessions",
  payment_link: "sessions",
  transfer: "transfers",
  payout: "payouts",
  settlement: "settlements",
  customer: "customers",
  borrower: "borrowers",
  credit_offer: "credit-offers",
  loan: "loans",
  delivery: "deliveries",
  webhook_endpoint: "webhook-endpoints",
  credential: "credentials",
  call: "calls",
} as const;

/** The hits of all groups in the order in which they stand, for the arrow keys. */
export function allHits(result: SearchResult | undefined): readonly SearchHit[] {
  return result?.groups.flatMap((group) => group.hits) ?? [];
}

export function hitPath(hit: Pick<SearchHit, "type" | "id">): string {
  return recordPath(resources[hit.type], hit.id);
}

/** Counts stop at their cap: `10,000+`. */
export function countText({ value, capped }: SearchResult["groups"][number]["total"]): string {
  return cappedText(value, capped);
}

/** Lists without a search of their own show what operators say, but not what words do. */
const withoutSearch: ReadonlySet<SearchHit["type"]> = new Set(["webhook_endpoint", "credential"]);

/** The list that shows every match of a group; null where it cannot be asked the same. */
export function groupPath(type: SearchHit["type"], reading: SearchReading): string | null {
  const question = listQuestion(reading, type);
  if (question === null || (question["q"] !== undefined && withoutSearch.has(type))) return null;
  const query = new URLSearchParams(question["account"] === undefined ? { account: "all" } : {});
  for (const [name, values] of Object.entries(question)) values.forEach((value) => query.append(name, value));
  return `/${type === "payment_link" ? "payment-links" : resources[type]}?${query.toString()}`;
}

/** Two hits of different types may share an id. */
export function hitKey(hit: SearchHit): string {
  return `${hit.type} ${hit.id}`;
}
