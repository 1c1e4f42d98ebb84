import { z } from "zod";
import type { Db } from "../database.ts";
import { manyRows } from "../store/many-rows.ts";
import type { DeliveryRecord, Lease } from "./delivery.record.ts";
import type { EndedState } from "./end-pending.repository.ts";
import type { SecretRow } from "./endpoint.repository.ts";

/** A delivery that somebody is about to send. Its lease may be renewed until it is looked up. */
export interface HeldDelivery {
  readonly delivery: Pick<DeliveryRecord, "id">;
  readonly lease: Pick<Lease, "token">;
}

/** What an attempt needs to know in the moment in which it begins. */
export interface Sending {
  /** That moment, UTC. */
  at: string;
  /** Where the endpoint is now; null where each event brings its own address. */
  endpointUrl: string | null;
  /** The merchant's own, by lower-cased name. */
  extraHeaders: Readonly<Record<string, string>>;
  /** Live at that moment, newest first. One and the same list for all that goes to the endpoint in that moment. */
  secrets: readonly SecretRow[];
  /** Not to be sent: this is what becomes of it. Null where it may be. */
  endsAs: EndedState | null;
  /** Of the call that the event came of. */
  requestId: string | null;
}

interface HeldRow {
  id: string;
  token: string;
  endpoint_id: string;
  is_test: number;
  request_id: string | null;
}

const listHeldRows = manyRows<HeldRow>(
  2,
  (rows) => `
    WITH asked (id, token) AS (VALUES ${rows})
    SELECT asked.id AS id, asked.token AS token, delivery.endpoint_id, delivery.is_test, event.request_id
    FROM asked
    CROSS JOIN delivery
      ON delivery.id = asked.id AND delivery.lease_token = asked.token AND delivery.state = 'pending'
    CROSS JOIN event ON event.id = delivery.event_id`,
);

type ReceiverRow = { [Key in keyof SecretRow as `secret_${Key}`]: SecretRow[Key] | null } & {
  endpoint_id: string;
  url: string | null;
  headers: string | null;
  disabled_at: string | null;
  deleted_at: string | null;
};

const listReceiverRows = manyRows<ReceiverRow>(
  2,
  (rows) => `
    WITH asked (id, now) AS (VALUES ${rows})
    SELECT endpoint.id AS endpoint_id, endpoint.url, json_extract(endpoint.settings, '$.headers') AS headers,
      endpoint.disabled_at, endpoint.deleted_at,
      secret.id AS secret_id, secret.ciphertext AS secret_ciphertext, secret.key_id AS secret_key_id
    FROM asked
    CROSS JOIN webhook_endpoint AS endpoint ON endpoint.id = asked.id
    LEFT JOIN webhook_secret AS secret
      ON secret.endpoint_id = endpoint.id AND (secret.expires_at IS NULL OR secret.expires_at > asked.now)
    ORDER BY secret.created_at DESC, secret.rowid DESC`,
);

type Receiver = Pick<Sending, "endpointUrl" | "extraHeaders"> & {
  secrets: SecretRow[];
  isDisabled: boolean;
  isDeleted: boolean;
};

/**
 * Reads it for many in two statements, because every delivery asks; what no longer waits for the holder of its lease
 * is left out. A disabled endpoint may be tested, a deleted one is sent nothing.
 */
export async function findSendings(
  db: Db,
  held: readonly HeldDelivery[],
  now: string,
): Promise<Map<HeldDelivery, Sending>> {
  const asked = held.map(({ delivery, lease }) => ({ id: delivery.id, token: lease.token }));
  const rows = await listHeldRows(
    db,
    asked.map(({ id, token }) => [id, token]),
  );
  const receivers = await findReceivers(db, new Set(rows.map((row) => row.endpoint_id)), now);
  const rowOf = new Map(rows.map((row) => [keyOf(row), row]));
  const found = new Map<HeldDelivery, Sending>();
  for (const [place, each] of held.entries()) {
    const row = rowOf.get(keyOf(asked[place]));
    const receiver = row && receivers.get(row.endpoint_id);
    if (row === undefined || receiver === undefined) continue;
    const { endpointUrl, extraHeaders, secrets } = receiver;
    const endsAs = endedStateOf(receiver, row.is_test === 1);
    found.set(each, { at: now, endpointUrl, extraHeaders, secrets, endsAs, requestId: row.request_id });
  }
  return found;
}

/** One delivery may be asked for twice: by a lease that has run out, and by the one that came after it. */
function keyOf(asked: Pick<HeldRow, "id" | "token"> | undefined): string {
  return `${asked?.id} ${asked?.token}`;
}

async function findReceivers(db: Db, ids: ReadonlySet<string>, now: string): Promise<Map<string, Receiver>> {
  const rows = await listReceiverRows(
    db,
    [...ids].map((id) => [id, now]),
  );
  const receivers = new Map<string, Receiver>();
  for (const row of rows) {
    const { endpoint_id, secret_id: id, secret_ciphertext: ciphertext, secret_key_id: key_id } = row;
    const receiver = receivers.get(endpoint_id) ?? readReceiver(row);
    receivers.set(endpoint_id, receiver);
    if (id !== null && ciphertext !== null && key_id !== null) receiver.secrets.push({ id, ciphertext, key_id });
  }
  return receivers;
}

function readReceiver({ url, headers, disabled_at, deleted_at }: ReceiverRow): Receiver {
  const isDisabled = disabled_at !== null;
  const isDeleted = deleted_at !== null;
  return { endpointUrl: url, extraHeaders: readHeaders(headers), secrets: [], isDisabled, isDeleted };
}

function endedStateOf({ isDisabled, isDeleted }: Receiver, isTest: boolean): EndedState | null {
  if (isDeleted) return "dropped";
  return isDisabled && !isTest ? "skipped" : null;
}

const headersSchema = z.record(z.string(), z.string());

/** Parsed only where there are some: nearly every endpoint goes without. */
function readHeaders(text: string | null): Sending["extraHeaders"] {
  return text === null || text === "{}" ? {} : headersSchema.parse(JSON.parse(text));
}
