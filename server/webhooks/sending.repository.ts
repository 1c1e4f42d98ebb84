import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "../database.ts";
import type { EndedState } from "./end-pending.repository.ts";
import type { SecretRow } from "./endpoint.repository.ts";

/** What an attempt needs to know in the moment in which it begins. */
export interface Sending {
  /** Where the endpoint is now; null where each event brings its own address. */
  endpointUrl: string | null;
  /** The merchant's own, by lower-cased name. */
  extraHeaders: Readonly<Record<string, string>>;
  /** Live at that moment, newest first. */
  secrets: SecretRow[];
  /** Not to be sent: this is what becomes of it. Null where it may be. */
  endsAs: EndedState | null;
  /** Of the call that the event came of. */
  requestId: string | null;
}

type SendingRow = { [Key in keyof SecretRow]: SecretRow[Key] | null } & {
  url: string | null;
  headers: string | null;
  ends_as: EndedState | null;
  request_id: string | null;
};

const headersSchema = z.record(z.string(), z.string());

/**
 * Reads it in one statement, because every delivery asks; null when the delivery no longer waits for
 * the holder of this lease. A disabled endpoint may be tested, a deleted one is sent nothing.
 */
export async function findSending(
  db: Db,
  { deliveryId, token, now }: { deliveryId: string; token: string; now: string },
): Promise<Sending | null> {
  const { rows } = await sql<SendingRow>`
    SELECT endpoint.url, json_extract(endpoint.settings, '$.headers') AS headers,
      CASE WHEN endpoint.deleted_at IS NOT NULL THEN 'dropped'
        WHEN endpoint.disabled_at IS NOT NULL AND delivery.is_test = 0 THEN 'skipped' END AS ends_as,
      event.request_id, secret.id, secret.ciphertext, secret.key_id
    FROM delivery
    JOIN event ON event.id = delivery.event_id
    JOIN webhook_endpoint AS endpoint ON endpoint.id = delivery.endpoint_id
    LEFT JOIN webhook_secret AS secret
      ON secret.endpoint_id = endpoint.id AND (secret.expires_at IS NULL OR secret.expires_at > ${now})
    WHERE delivery.id = ${deliveryId} AND delivery.state = 'pending' AND delivery.lease_token = ${token}
    ORDER BY secret.created_at DESC, secret.rowid DESC`.execute(db);
  const [first] = rows;
  if (first === undefined) return null;
  const secrets = rows.flatMap(({ id, ciphertext, key_id }) =>
    id === null || ciphertext === null || key_id === null ? [] : [{ id, ciphertext, key_id }],
  );
  const { url: endpointUrl, ends_as: endsAs, request_id: requestId } = first;
  return { endpointUrl, extraHeaders: readHeaders(first.headers), secrets, endsAs, requestId };
}

/** Parsed only where there are some: nearly every endpoint goes without, and this runs with each try. */
function readHeaders(text: string | null): Sending["extraHeaders"] {
  return text === null || text === "{}" ? {} : headersSchema.parse(JSON.parse(text));
}
