import type { Db, Trx } from "../database.ts";
import type { ClientDetailTable } from "./client.table.ts";

const columns = ["credential_id", "description", "callbacks", "created_by"] as const;

export async function insertClientDetail(trx: Trx, detail: ClientDetailTable): Promise<void> {
  await trx.insertInto("client_detail").values(detail).execute();
}

/** By credential id; credentials that were made elsewhere have none. */
export async function readClientDetails(db: Db, ids: readonly string[]): Promise<Map<string, ClientDetailTable>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("client_detail").select(columns).where("credential_id", "in", ids).execute();
  return new Map(rows.map((row) => [row.credential_id, row]));
}

export async function storeGrants(
  trx: Trx,
  { id, grants, at }: { id: string; grants: readonly string[]; at: string },
): Promise<void> {
  await trx
    .updateTable("credential")
    .set({ grants: JSON.stringify(grants), updated_at: at })
    .where("id", "=", id)
    .execute();
}
