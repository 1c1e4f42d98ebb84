import { type Selectable, sql } from "kysely";
import { z } from "zod";
import type { Page } from "../../shared/page.ts";
import { endpointSettingsSchema } from "../../shared/webhooks/endpoint.schema.ts";
import type { Db } from "../database.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import type { WebhookListQuery } from "./delivery-list.repository.ts";
import type { SecretFacts, EndpointRecord } from "./endpoint.record.ts";
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
const defaultSettings = { headers: {}, concurrency: null, rate_per_second: null };

/** One page, in the order of creation. */
export async function listEndpointRows(
  db: Db,
  query: WebhookListQuery,
): Promise<{ rows: EndpointRecord[]; page: Page }> {
  const filter = [...query.anyOf].map(([column, wanted]) => isAnyOf(column, wanted));
  const { rows, page } = await keysetPage<Selectable<WebhookEndpointTable> & { seq: number; status: string }>(db, {
    table: "webhook_endpoint_row",
    columns: [...endpointColumns, "status"],
    walks: [isWithin("created_at", query.created)],
    filter,
    sort: { column: "created_at", descending: query.descending },
    limit: query.limit,
    cursor: query.cursor,
  });
  return { rows: rows.map(({ seq: _seq, status: _status, ...row }) => readEndpoint(row)), page };
}

/** Deleted ones included. */
export async function findEndpoint(db: Db, id: string): Promise<EndpointRecord | null> {
  const row = await db.selectFrom("webhook_endpoint").select(endpointColumns).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : readEndpoint(row);
}

/** An account's endpoints that have an address and were not deleted, oldest first. */
export async function listAddressedEndpoints(db: Db, accountId: string): Promise<EndpointRecord[]> {
  const rows = await db
    .selectFrom("webhook_endpoint")
    .select(endpointColumns)
    .where("account_id", "=", accountId)
    .where("url", "is not", null)
    .where("deleted_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(readEndpoint);
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

function readEndpoint(row: Selectable<WebhookEndpointTable>): EndpointRecord {
  return {
    ...row,
    event_patterns: patternsSchema.parse(JSON.parse(row.event_patterns)),
    settings: endpointSettingsSchema.parse({
      ...defaultSettings,
      ...z.looseObject({}).parse(JSON.parse(row.settings)),
    }),
  };
}
