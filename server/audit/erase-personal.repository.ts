import type { Trx } from "../database.ts";

/** Personal details in entries about these objects; the callers' addresses alone are none of the objects'. */
export async function readPersonal(trx: Trx, objectIds: readonly string[]) {
  return trx
    .selectFrom("audit_entry")
    .select(["seq", "personal"])
    .where("object_id", "in", objectIds)
    .where("personal", "is not", null)
    .execute();
}

export async function dropPersonal(trx: Trx, seq: number): Promise<void> {
  await trx.updateTable("audit_entry").set({ personal: null }).where("seq", "=", seq).execute();
}
