import { type RawBuilder, type SqlBool, sql } from "kysely";
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

/** When somebody did something since then, newest first. */
export async function readInstants(
  db: Db,
  wanted: { actorId: string; action: string; since: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("audit_entry")
    .select("at")
    .where("actor_id", "=", wanted.actorId)
    .where("at", ">", wanted.since)
    .where("action", "=", wanted.action)
    .where("is_allowed", "=", 1)
    .orderBy("at", "desc")
    .limit(wanted.limit)
    .execute();
  return rows.map(({ at }) => at);
}

export interface WantedActions {
  actions: readonly string[];
  isAllowed: boolean;
  /** Null for every chain. */
  chains: readonly string[] | null;
  /** From this instant up to `to`, which is included. */
  from: string;
  to: string;
}

/** How often one of these was done, or refused; no more than `limit`. */
export async function countActions(db: Db, wanted: WantedActions & { limit: number }): Promise<number> {
  let found = db
    .selectFrom("audit_entry")
    .select("at")
    .where("action", "in", wanted.actions)
    .where("at", ">", wanted.from)
    .where("at", "<=", wanted.to)
    .where("is_allowed", "=", wanted.isAllowed ? 1 : 0)
    .limit(wanted.limit);
  if (wanted.chains !== null) found = found.where("chain", "in", wanted.chains.length === 0 ? [""] : wanted.chains);
  const { n } = await db
    .selectFrom(found.as("found"))
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** The newest entry of every chain. */
export async function readHeads(db: Db): Promise<{ chain: string; position: number; hash: string }[]> {
  const rows = await db
    .selectFrom("audit_entry")
    .innerJoin(
      (eb) =>
        eb
          .selectFrom("audit_entry")
          .select(({ fn }) => ["chain", fn.max("position").as("position")])
          .groupBy("chain")
          .as("head"),
      (join) => join.onRef("head.chain", "=", "audit_entry.chain").onRef("head.position", "=", "audit_entry.position"),
    )
    .select(["audit_entry.chain", "audit_entry.position", "audit_entry.hash"])
    .orderBy("audit_entry.chain")
    .execute();
  return rows.map(({ hash, ...row }) => ({ ...row, hash: hash.toString("hex") }));
}

/** Entries in the order of their chains, `limit` at a time, after the one named. */
export async function readChains(
  db: Db,
  {
    after,
    limit,
    chains,
  }: { after: { chain: string; position: number } | null; limit: number; chains: readonly string[] | null },
): Promise<AuditRecord[]> {
  let query = db.selectFrom("audit_entry").select(columns).orderBy("chain").orderBy("position").limit(limit);
  if (chains !== null) query = query.where("chain", "in", chains.length === 0 ? [""] : chains);
  if (after !== null) query = query.where(sql<SqlBool>`(chain, position) > (${after.chain}, ${after.position})`);
  return query.execute();
}

/** A page of the log; `chains` is null for whoever may read all of it. */
export async function pageOfAudit(db: Db, request: ListRequest, chains: readonly string[] | null) {
  const { anyOf, range } = request.filters;
  const along = [
    ...equal("actor_id", anyOf["actor_id"]),
    ...equal("object_id", anyOf["object_id"]),
    ...isWithin("at", range["at"] ?? {}),
  ];
  const filter = [
    ...equal("action", anyOf["action"]),
    ...equal(
      "is_allowed",
      anyOf["outcome"]?.map((outcome) => (outcome === "allowed" ? 1 : 0)),
    ),
  ];
  const wanted = chainsOf(anyOf["account"] ?? null, chains);
  const walks = wanted === null ? [along] : wanted.map((chain) => [isAnyOf("chain", [chain]), ...along]);
  const { sort, limit, cursor } = request;
  return keysetPage<AuditRecord>(db, { table: "audit_entry", columns, walks, filter, sort, limit, cursor });
}

function equal(column: string, values: readonly (string | number)[] | undefined): RawBuilder<SqlBool>[] {
  return values === undefined ? [] : [isAnyOf(column, values)];
}

/** The chains both asked for and within reach; null for all. No chain is named with the empty string. */
function chainsOf(asked: readonly string[] | null, reach: readonly string[] | null): readonly string[] | null {
  if (asked === null) return reach;
  const both = reach === null ? asked : asked.filter((chain) => reach.includes(chain));
  return both.length === 0 ? [""] : [...new Set(both)];
}
