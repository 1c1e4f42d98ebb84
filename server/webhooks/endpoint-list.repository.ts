import { type RawBuilder, type Selectable, sql } from "kysely";
import { z } from "zod";
import type { Page } from "../../shared/page.ts";
import { endpointSettingsSchema } from "../../shared/webhooks/endpoint.schema.ts";
import type { Db } from "../database.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import { prepared, type Slots } from "../store/prepared.ts";
import type { WebhookListQuery } from "./delivery-filters.repository.ts";
import type { EndpointAuthors, EndpointRecord, SecretFacts } from "./endpoint.record.ts";
import type { WebhookEndpointTable } from "./webhook.table.ts";

const endpointColumns = [
  "id",
  "account_id",
  "merchant_id",
  "dialect",
  "url",
  "description",
  "event_patterns",
  "settings",
  "disabled_at",
  "disabled_reason",
  "deleted_at",
  "created_at",
  "updated_at",
  "version",
] as const;

const patternsSchema = z.array(z.string());
const storedSettingsSchema = z.looseObject({});
const defaultSettings = { headers: {}, concurrency: null, rate_per_second: null };

export interface EndpointListQuery extends WebhookListQuery {
  sortBy: "attention" | "created_at";
  now: string;
  /** From when on given-up deliveries count. */
  since: string;
}

/** What the list finds and orders endpoints by, beside what is stored of them. */
interface Standing {
  seq: number;
  status?: string;
  attention?: number;
  signing?: string;
}

/** One page in the order of creation, or of how much each endpoint wants to be looked at. */
export async function listEndpointRows(
  db: Db,
  query: EndpointListQuery,
): Promise<{ rows: EndpointRecord[]; page: Page }> {
  const filterColumns = [...query.anyOf.keys()];
  const { rows, page } = await keysetPage<EndpointRow & Standing>(db, {
    table: endpointsWithStanding(query),
    columns: [...endpointColumns, ...filterColumns],
    walks: [isWithin("created_at", query.created)],
    filter: [...query.anyOf].map(([column, wanted]) => isAnyOf(column, wanted)),
    sort: { column: query.sortBy, descending: query.descending },
    limit: query.limit,
    cursor: query.cursor,
  });
  return {
    rows: rows.map(({ seq: _seq, status: _status, attention: _attention, signing: _signing, ...row }) =>
      readEndpoint(row),
    ),
    page,
  };
}

/** Given-up deliveries that are counted per endpoint: more than these are no worse. */
const givenUpMax = 500;

/**
 * Every endpoint with how much it wants to be looked at. Worked out anew for every page from what is
 * stored while things go wrong: a row per endpoint that fails, and an index of nothing but deliveries
 * that were given up, of which a few hundred are counted for each.
 */
function endpointsWithStanding({ now, since }: Pick<EndpointListQuery, "now" | "since">): RawBuilder<unknown> {
  const columns = sql.join(endpointColumns.map((column) => sql.ref(`endpoint.${column}`)));
  return sql`(
    SELECT endpoint.seq, endpoint.status, ${columns},
      CASE endpoint.status
        WHEN 'deleted' THEN -1
        WHEN 'disabled' THEN 4000000
        ELSE iif(trouble.endpoint_id IS NULL, 0, 1000000 + 10000 * trouble.warned_percent) + (
          SELECT count(*) FROM (
            SELECT 1 FROM delivery
            WHERE endpoint_id = endpoint.id AND created_at > ${since}
              AND state IN ('exhausted', 'rejected') AND is_test = 0
            LIMIT ${givenUpMax}))
      END AS attention,
      iif((SELECT count(*) FROM webhook_secret AS secret WHERE secret.endpoint_id = endpoint.id
        AND (secret.expires_at IS NULL OR secret.expires_at > ${now})) > 1, 'overlap', 'single') AS signing
    FROM webhook_endpoint_row AS endpoint
    LEFT JOIN webhook_trouble AS trouble ON trouble.endpoint_id = endpoint.id)`;
}

/** Who made and who ended each of these endpoints, by its id, as far as that was kept. */
export async function readEndpointAuthors(db: Db, ids: readonly string[]): Promise<Map<string, EndpointAuthors>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("webhook_endpoint")
    .select(["id", "created_by", "deleted_by"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, created_by, deleted_by }) => [id, { createdBy: created_by, deletedBy: deleted_by }]));
}

/** Deleted ones included. */
export async function findEndpoint(db: Db, id: string): Promise<EndpointRecord | null> {
  const row = await db.selectFrom("webhook_endpoint").select(endpointColumns).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : readEndpoint(row);
}

const addressedRows = prepared((db: Db, { accountId }: Slots<{ accountId: string }>) =>
  db
    .selectFrom("webhook_endpoint")
    .select(endpointColumns)
    .where("account_id", "=", accountId)
    .where("url", "is not", null)
    .where("deleted_at", "is", null)
    .orderBy("created_at")
    .orderBy("id"),
);

/** An account's endpoints that have an address and were not deleted, oldest first. */
export async function listAddressedEndpoints(db: Db, accountId: string): Promise<EndpointRecord[]> {
  return (await addressedRows(db, { accountId })).rows.map(readEndpoint);
}

/** What signs at `now`, by endpoint, newest first. */
export async function listLiveSecretFacts(
  db: Db,
  endpointIds: readonly string[],
  now: string,
): Promise<Map<string, SecretFacts[]>> {
  const found = new Map<string, SecretFacts[]>(endpointIds.map((id) => [id, []]));
  if (endpointIds.length === 0) return found;
  const rows = await db
    .selectFrom("webhook_secret")
    .select(["id", "endpoint_id", "created_at", "expires_at"])
    .where("endpoint_id", "in", endpointIds)
    .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", now)]))
    .orderBy("created_at", "desc")
    .orderBy(sql`rowid`, "desc")
    .execute();
  for (const { endpoint_id: endpointId, ...facts } of rows) found.get(endpointId)?.push(facts);
  return found;
}

type EndpointRow = Pick<Selectable<WebhookEndpointTable>, (typeof endpointColumns)[number]>;

function readEndpoint(row: EndpointRow): EndpointRecord {
  return {
    ...row,
    event_patterns: patternsSchema.parse(JSON.parse(row.event_patterns)),
    settings: endpointSettingsSchema.parse({
      ...defaultSettings,
      ...storedSettingsSchema.parse(JSON.parse(row.settings)),
    }),
  };
}
