import type { Db, Trx } from "../database.ts";

export interface EndingQuery {
  method: string;
  /** The ends between which a payment is looked for, both included. */
  from: string;
  until: string;
  madeSince: string;
  /** The last one of the page before; 0 to begin with. */
  afterSeq: number;
  limit: number;
}

/** Payments whose reservation of anything ends soon, oldest first. */
export async function listEnding(db: Db, query: EndingQuery): Promise<{ id: string; seq: number }[]> {
  return db
    .selectFrom("payment")
    .select(["id", "seq"])
    .where("method", "=", query.method)
    .where("created_at", ">=", query.madeSince)
    .where("created_at", "<=", query.from)
    .where("authorization_expires_at", ">=", query.from)
    .where("authorization_expires_at", "<=", query.until)
    .where((eb) => eb("authorized", ">", eb("captured", "+", eb.ref("voided"))))
    .where("seq", ">", query.afterSeq)
    .orderBy("seq")
    .limit(query.limit)
    .execute();
}

/** Returns false when the payment changed since `version` was read. */
export async function storeAuthorizationEnd(
  trx: Trx,
  { id, version }: { id: string; version: number },
  { end, at }: { end: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("payment")
    .set({ authorization_expires_at: end, updated_at: at, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
