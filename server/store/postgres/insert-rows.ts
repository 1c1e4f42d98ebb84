import { CompiledQuery } from "kysely";
import type { Transaction } from "kysely";

export interface RowsToInsert {
  readonly table: string;
  readonly columns: readonly string[];
  /** Values in the order of the columns. */
  readonly rows: readonly (readonly unknown[])[];
  /** A column whose values are wanted back, in the order of the rows. */
  readonly returning?: string;
}

/** Inserts any number of rows by one statement, with one parameter: the server reads them from JSON. */
export async function insertRows<DB>(
  trx: Transaction<DB>,
  { table, columns, rows, returning }: RowsToInsert,
): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  const names = columns.map((name) => `"${name}"`).join(", ");
  const document = JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, plain(row[at])]))));
  const wanted = returning === undefined ? "" : ` RETURNING "${returning}" AS value`;
  const text = `INSERT INTO "${table}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${table}", $1)${wanted}`;
  const inserted = await trx.executeQuery<{ value: number }>(CompiledQuery.raw(text, [document]));
  return inserted.rows.map(({ value }) => value);
}

/** Bytes as PostgreSQL writes them in text. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return typeof value === "bigint" ? value.toString() : value;
}
