import { sql } from "kysely";
import type { Db, Trx } from "../database.ts";
import { sealedColumns, type SealedColumn } from "./sealed-columns.ts";
import type { Sealed } from "./vault.ts";

export interface SealedRow extends Sealed {
  id: string;
}

/** Values of the column that another key than this one has sealed, a batch of them. */
export async function readOtherwiseSealed(db: Db, column: SealedColumn, keyId: string): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    SELECT ${sql.ref(column.id)} AS "id", ${sql.ref(column.ciphertext)} AS "ciphertext",
      ${sql.ref(column.keyId)} AS "keyId"
    FROM ${sql.table(column.table)} WHERE ${sql.ref(column.keyId)} <> ${keyId} LIMIT ${column.batch}`.execute(db);
  return rows;
}

/** Leaves a value alone that was replaced meanwhile. */
export async function replaceSealed(
  trx: Trx,
  column: SealedColumn,
  { id, before, after }: { id: string; before: Sealed; after: Sealed },
): Promise<void> {
  await sql`
    UPDATE ${sql.table(column.table)}
    SET ${sql.ref(column.ciphertext)} = ${after.ciphertext}, ${sql.ref(column.keyId)} = ${after.keyId}
    WHERE ${sql.ref(column.id)} = ${id} AND ${sql.ref(column.keyId)} = ${before.keyId}
      AND ${sql.ref(column.ciphertext)} = ${before.ciphertext}`.execute(trx);
}

/** The id of a key that sealed something that lasts and is none of these; null when they open everything. */
export async function findForeignKeyId(db: Db, keyIds: readonly string[]): Promise<string | null> {
  for (const { table, keyId } of sealedColumns) {
    const { rows } = await sql<{ id: string }>`
      SELECT ${sql.ref(keyId)} AS "id" FROM ${sql.table(table)}
      WHERE ${sql.ref(keyId)} NOT IN (${sql.join(keyIds)}) LIMIT 1`.execute(db);
    const [row] = rows;
    if (row !== undefined) return row.id;
  }
  return null;
}
