import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Range } from "../http/list-query.ts";
import { isAnyOf, isWithin } from "../store/keyset.ts";

/** A checked question to one of the two lists, its filters by column. */
export interface WebhookListQuery {
  anyOf: ReadonlyMap<string, readonly string[]>;
  created: Range | undefined;
  attempts: Range | undefined;
  descending: boolean;
  limit: number;
  cursor: string | null;
}

type Condition = RawBuilder<SqlBool>;

/** Stretches of one index in the order of time, and what is checked on the way. */
export interface ListPlan {
  walks: Condition[][];
  index?: string;
  filter: Condition[];
}

interface Lead {
  filters: readonly string[];
  /** Left out where the key of the table answers. */
  index?: string;
  /** The stretches that the filter leaves; null when it does not narrow enough to lead. */
  walks: (query: WebhookListQuery) => Condition[] | null;
}

/** Every filter of the log with the index that answers it in the order of time, the one that leaves the fewest rows first. */
const leads: readonly Lead[] = [
  { filters: ["id"], walks: ({ anyOf }) => whole("id", anyOf) },
  { filters: ["operation_id"], index: "delivery_by_event", walks: ({ anyOf }) => whole("operation_id", anyOf) },
  { filters: ["event_id"], index: "delivery_by_event", walks: ({ anyOf }) => byValue("event_id", anyOf) },
  { filters: ["subject_id"], index: "delivery_by_subject", walks: ({ anyOf }) => byValue("subject_id", anyOf) },
  { filters: ["is_test"], index: "delivery_tests", walks: testWalks },
  { filters: ["endpoint_id", "state"], index: "delivery_untold", walks: untoldWalks },
  { filters: ["code_class"], index: "delivery_by_failure", walks: failureWalks },
  { filters: ["state"], index: "delivery_by_state", walks: rareStateWalks },
  { filters: ["attempt_count"], index: "delivery_retried", walks: retriedWalks },
  { filters: ["endpoint_id"], index: "delivery_by_endpoint", walks: ({ anyOf }) => byValue("endpoint_id", anyOf) },
  { filters: ["event_type"], index: "delivery_by_type", walks: ({ anyOf }) => byValue("event_type", anyOf) },
  { filters: ["state"], index: "delivery_by_state", walks: ({ anyOf }) => byValue("state", anyOf) },
  { filters: ["account_id"], index: "delivery_by_account", walks: ({ anyOf }) => byValue("account_id", anyOf) },
];

/** Walks the index of the leading filter, once per value; everything else is checked on the way. */
export function planDeliveries(query: WebhookListQuery): ListPlan {
  const created = isWithin("created_at", query.created);
  for (const { filters, index, walks } of leads) {
    const stretches = walks(query);
    if (stretches === null) continue;
    return {
      walks: stretches.map((stretch) => [stretch, ...created]),
      ...(index === undefined ? {} : { index }),
      // Only some values of an attempt count are in its index, so it is checked again.
      filter: conditionsBut(query, filters),
    };
  }
  return { walks: [created], index: "delivery_by_created", filter: conditionsBut(query, []) };
}

function conditionsBut({ anyOf, attempts }: WebhookListQuery, leading: readonly string[]): Condition[] {
  const others = [...anyOf].filter(([filter]) => !leading.includes(filter));
  return [...others.map(([filter, values]) => condition(filter, values)), ...isWithin("attempt_count", attempts)];
}

function condition(filter: string, values: readonly string[]): Condition {
  if (filter === "code_class") return isOfClass(values);
  if (filter === "operation_id") return tellsOfOperation(values);
  if (filter === "is_test") return isAnyOf("is_test", values.map(testFlag));
  return isAnyOf(filter, values);
}

function whole(filter: string, anyOf: WebhookListQuery["anyOf"]): Condition[] | null {
  const values = anyOf.get(filter);
  return values === undefined ? null : [condition(filter, values)];
}

function byValue(filter: string, anyOf: WebhookListQuery["anyOf"]): Condition[] | null {
  const values = anyOf.get(filter);
  if (values === undefined) return null;
  return values.length === 0 ? [isAnyOf(filter, [])] : values.map((value) => isAnyOf(filter, [value]));
}

/** Written out as in the definition of the index: the planner does not compare a parameter with it. */
function testWalks({ anyOf }: WebhookListQuery): Condition[] | null {
  const values = anyOf.get("is_test") ?? [];
  return values.length === 1 && values[0] === "true" ? [sql<SqlBool>`is_test = 1`] : null;
}

function failureWalks({ anyOf }: WebhookListQuery): Condition[] | null {
  const values = anyOf.get("code_class") ?? [];
  if (values.length === 0 || values.includes("2xx") || values.includes("none")) return null;
  return values.map((value) => sql<SqlBool>`last_class = ${value} AND last_class <> '2xx'`);
}

function rareStateWalks({ anyOf }: WebhookListQuery): Condition[] | null {
  return anyOf.get("state")?.includes("delivered") === false ? byValue("state", anyOf) : null;
}

function untoldWalks({ anyOf }: WebhookListQuery): Condition[] | null {
  const states = anyOf.get("state");
  if (states?.includes("delivered") !== false) return null;
  const ids = anyOf.get("endpoint_id") ?? [];
  const ofEndpoint = (id: string) =>
    states.map((state) => sql<SqlBool>`endpoint_id = ${id} AND state = ${state} AND state <> 'delivered'`);
  return ids.length === 0 || states.length === 0 ? null : ids.flatMap(ofEndpoint);
}

function retriedWalks({ attempts }: WebhookListQuery): Condition[] | null {
  return Number(attempts?.gte ?? 0) > 1 ? [sql<SqlBool>`attempt_count > 1`] : null;
}

function isOfClass(values: readonly string[]): Condition {
  const known = isAnyOf(
    "last_class",
    values.filter((value) => value !== "none"),
  );
  // A class that is not there yet compares as neither true nor false.
  return values.includes("none") ? sql<SqlBool>`(last_class IS NULL OR ${known})` : known;
}

function tellsOfOperation(values: readonly string[]): Condition {
  return sql<SqlBool>`event_id IN (SELECT told.id FROM event AS told WHERE ${isAnyOf("told.operation_id", values)})`;
}

/** A value that is neither matches nothing. */
function testFlag(value: string): number {
  return value === "true" ? 1 : value === "false" ? 0 : -1;
}
