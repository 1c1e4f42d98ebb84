import { type SqlBool, sql } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import type { AuditEntryTable } from "./audit.table.ts";

export type AuditRecord = Omit<AuditEntryTable, "seq"> & { seq: number };

const columns = [
  "seq",
  "chain",
  "position",
  "id",
  "at",
  "actor_type",
  "actor_id",
  "actor_role",
  "action",
  "object_type",
  "object_id",
  "is_allowed",
  "details",
  "personal",
  "personal_digest",
  "previous_hash",
  "hash",
] as const;

/** The last entry of a chain; undefined before the first. */
export async function findChainHead(trx: Trx, chain: string): Promise<{ position: number; hash: Buffer } | undefined> {
  return trx
    .selectFrom("audit_entry")
    .select(["position", "hash"])
    .where("chain", "=", chain)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function insertAuditEntry(trx: Trx, entry: Omit<AuditEntryTable, "seq">): Promise<void> {
  await trx.insertInto("audit_entry").values(entry).execute();
}

/** Entries in the order of their chains, `limit` at a time, after the one named. */
export async function readChains(
  db: Db,
  { after, limit }: { after: { chain: string; position: number } | null; limit: number },
): Promise<AuditRecord[]> {
  let query = db.selectFrom("audit_entry").select(columns).orderBy("chain").orderBy("position").limit(limit);
  if (after !== null) query = query.where(sql<SqlBool>`(chain, position) > (${after.chain}, ${after.position})`);
  return query.execute();
}

/** A page of the log; `chains` is null for whoever may read all of it. */
export async function pageOfAudit(db: Db, request: ListRequest, chains: readonly string[] | null) {
  const { anyOf, range } = request.filters;
  const walk = [
    ...(chains === null ? [] : [isAnyOf("chain", chains)]),
    ...(anyOf["account"] === undefined ? [] : [isAnyOf("chain", anyOf["account"])]),
    ...(anyOf["actor_id"] === undefined ? [] : [isAnyOf("actor_id", anyOf["actor_id"])]),
    ...(anyOf["object_id"] === undefined ? [] : [isAnyOf("object_id", anyOf["object_id"])]),
    ...isWithin("at", range["at"] ?? {}),
  ];
  const filter = [
    ...(anyOf["action"] === undefined ? [] : [isAnyOf("action", anyOf["action"])]),
    ...(anyOf["outcome"] === undefined ? [] : [isAnyOf("is_allowed", anyOf["outcome"].map(allowedColumn))]),
  ];
  const { sort, limit, cursor } = request;
  return keysetPage<AuditRecord>(db, { table: "audit_entry", columns, walk, filter, sort, limit, cursor });
}

function allowedColumn(outcome: string): number {
  return outcome === "allowed" ? 1 : 0;
}
