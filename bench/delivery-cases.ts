import Sqlite from "better-sqlite3";
import type { deliveryListSpec } from "../shared/webhooks/delivery-list.ts";
import type { ListCase } from "./list-cases.ts";

/** Values that exist in the database, one set or more per filter of the list. */
type FilterValues = Readonly<
  Record<keyof typeof deliveryListSpec.filters, readonly Readonly<Record<string, string>>[]>
>;

/** Every filter of the deliveries list in both orders, each as a first page and as a jump to the middle. */
export function deliveryCases(database: string): ListCase[] {
  const { values, middle } = sampleValues(database);
  const cases: ListCase[] = [];
  for (const [name, fields] of [["none", {}] as const, ...flat(values)]) {
    for (const sort of ["-created_at", "created_at"]) {
      const query = new URLSearchParams({ ...fields, sort, limit: "25" });
      const deep = new URLSearchParams(query);
      const bound = sort.startsWith("-") ? "created_at.lte" : "created_at.gte";
      if (!deep.has(bound)) deep.set(bound, middle);
      cases.push(
        { list: "deliveries", filter: name, sort, page: "first", query },
        { list: "deliveries", filter: name, sort, page: "deep", query: deep },
      );
    }
  }
  return cases;
}

function flat(values: FilterValues): [string, Readonly<Record<string, string>>][] {
  return Object.entries(values).flatMap(([name, sets]) =>
    sets.map((fields): [string, Readonly<Record<string, string>>] => [
      sets.length === 1 ? name : `${name}: ${Object.values(fields).join(", ")}`,
      fields,
    ]),
  );
}

function sampleValues(database: string): { values: FilterValues; middle: string } {
  const db = new Sqlite(database, { readonly: true });
  const text = (sql: string) => db.prepare<[], string>(sql).pluck().get() ?? "";
  const ofMiddle = (column: string) =>
    text(`SELECT ${column} FROM delivery WHERE seq >= (SELECT max(seq) / 2 FROM delivery) ORDER BY seq LIMIT 1`);
  const middle = ofMiddle("created_at");
  const eventId = ofMiddle("event_id");
  const monthBefore = new Date(Date.parse(middle) - 30 * 86_400_000).toISOString();
  const endpoint = { endpoint_id: ofMiddle("endpoint_id") };
  const values: FilterValues = {
    account: [{ account: ofMiddle("account_id") }],
    state: [{ state: "delivered" }, { state: "exhausted" }, { state: "exhausted", ...endpoint }],
    event_type: [{ event_type: "payment.captured" }, { event_type: "session.cancelled" }],
    dialect: [{ dialect: "checkout-callback" }],
    endpoint_id: [endpoint],
    subject_id: [{ subject_id: ofMiddle("subject_id") }],
    event_id: [{ event_id: eventId }],
    operation_id: [{ operation_id: text(`SELECT operation_id FROM event WHERE id = '${eventId}'`) }],
    id: [{ id: ofMiddle("id") }],
    code_class: [{ code_class: "2xx" }, { code_class: "5xx" }, { code_class: "timeout" }, { code_class: "none" }],
    attempt_count: [{ "attempt_count.gte": "2" }, { "attempt_count.gte": "10" }],
    is_test: [{ is_test: "true" }, { is_test: "false" }],
    created_at: [{ "created_at.gte": monthBefore, "created_at.lte": middle }],
  };
  db.close();
  return { values, middle };
}
