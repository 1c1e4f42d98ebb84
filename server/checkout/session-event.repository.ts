import { z } from "zod";
import type { Db, Trx } from "../database.ts";
import type { SessionEventRecord } from "./session.record.ts";

export interface NewSessionEvent {
  sessionId: string;
  id: string;
  name: string;
  requestId: string | null;
  requestHeaders?: Readonly<Record<string, string>>;
  details?: Readonly<Record<string, unknown>>;
  at: string;
}

const headersSchema = z.record(z.string(), z.string());
const detailsSchema = z.record(z.string(), z.unknown());

export async function insertSessionEvent(trx: Trx, event: NewSessionEvent): Promise<void> {
  await trx
    .insertInto("checkout_session_event")
    .values({
      session_id: event.sessionId,
      id: event.id,
      name: event.name,
      request_id: event.requestId,
      request_headers: event.requestHeaders === undefined ? null : JSON.stringify(event.requestHeaders),
      details: event.details === undefined ? null : JSON.stringify(event.details),
      created_at: event.at,
    })
    .execute();
}

/** Of several sessions at once, in the order in which they happened. */
export async function listSessionEvents(db: Db | Trx, sessionIds: readonly string[]): Promise<SessionEventRecord[]> {
  if (sessionIds.length === 0) return [];
  const rows = await db
    .selectFrom("checkout_session_event")
    .select(["seq", "session_id", "id", "name", "request_id", "request_headers", "details", "created_at"])
    .where("session_id", "in", sessionIds)
    .orderBy("session_id")
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({
    ...row,
    request_headers: row.request_headers === null ? null : headersSchema.parse(JSON.parse(row.request_headers)),
    details: row.details === null ? null : detailsSchema.parse(JSON.parse(row.details)),
  }));
}

/** When each session's page was first opened; sessions that nobody opened are left out. */
export async function listFirstVisits(
  db: Db | Trx,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("checkout_session_event")
    .select(["session_id", "created_at"])
    .where("session_id", "in", sessionIds)
    .where("name", "=", "VISITED")
    .orderBy("seq", "desc")
    .execute();
  return new Map(rows.map((row) => [row.session_id, row.created_at]));
}

/** The newest event of the given names; null when none of them has happened. */
export async function newestSessionEvent(
  db: Db | Trx,
  sessionId: string,
  names: readonly string[],
): Promise<Pick<SessionEventRecord, "name" | "details" | "created_at"> | null> {
  const row = await db
    .selectFrom("checkout_session_event")
    .select(["name", "details", "created_at"])
    .where("session_id", "=", sessionId)
    .where("name", "in", names)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { ...row, details: row.details === null ? null : detailsSchema.parse(JSON.parse(row.details)) };
}

export async function hasSessionEvent(db: Db | Trx, sessionId: string, name: string): Promise<boolean> {
  const row = await db
    .selectFrom("checkout_session_event")
    .select("seq")
    .where("session_id", "=", sessionId)
    .where("name", "=", name)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
