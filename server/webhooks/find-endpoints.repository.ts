import { sql } from "kysely";
import type { EndpointView } from "../../shared/webhooks/endpoint.schema.ts";
import type { Db } from "../database.ts";
import { isAnyOf } from "../store/keyset.ts";

export type FoundEndpoint = Pick<EndpointView, "id" | "account_id" | "url" | "description" | "status" | "created_at">;

interface EndpointSearch {
  /** The whole id, or a part of the address. */
  text: string;
  /** Null for every account. */
  accountIds: readonly string[] | null;
  limit: number;
}

/** Those that still exist first, the newest of them first. There are as many as merchants registered, so all are looked at. */
export async function findEndpointRows(db: Db, { text, accountIds, limit }: EndpointSearch): Promise<FoundEndpoint[]> {
  const reach = accountIds === null ? sql`` : sql`AND ${isAnyOf("account_id", accountIds)}`;
  const { rows } = await sql<FoundEndpoint>`
    SELECT id, account_id, url, description, status, created_at FROM webhook_endpoint_row
    WHERE (id = ${text} OR instr(lower(url), lower(${text})) > 0) ${reach}
    ORDER BY status = 'deleted', created_at DESC, seq DESC LIMIT ${limit}`.execute(db);
  return rows;
}
