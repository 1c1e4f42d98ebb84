import { CompiledQuery, type QueryExecutorProvider } from "kysely";

const rowsMax = 64;
/** Up to here every number of rows has a text of its own: most units have a few, and one statement is one round trip. */
const exactMax = 8;

/**
 * Rows in pieces of 64, 32 or 16, and what is left in one of 8 at most: eleven texts of a statement serve any number of
 * rows, so that all of them stay prepared.
 */
export function inPieces<Row>(rows: readonly Row[]): (readonly Row[])[] {
  const pieces: (readonly Row[])[] = [];
  let size = rowsMax;
  for (let start = 0; start < rows.length; start += size) {
    const left = rows.length - start;
    while (size > left && size > exactMax) size /= 2;
    if (left < size) size = left;
    pieces.push(rows.slice(start, start + size));
  }
  return pieces;
}

/** A statement over any number of rows, each the values of its columns. Answers with what the statement returns. */
export type ManyRows<Found> = (db: QueryExecutorProvider, rows: readonly (readonly unknown[])[]) => Promise<Found[]>;

/** @param text of the statement around its rows: `(?, ?), (?, ?)` for two of two columns. */
export function manyRows<Found>(columns: number, text: (rows: string) => string): ManyRows<Found> {
  const row = `(${Array.from({ length: columns }, () => "?").join(", ")})`;
  const texts = new Map<number, string>();
  const textOf = (count: number): string => {
    const made = texts.get(count) ?? text(Array.from({ length: count }, () => row).join(", "));
    texts.set(count, made);
    return made;
  };
  return async (db, rows) => {
    const found: Found[] = [];
    for (const piece of inPieces(rows)) {
      const query = CompiledQuery.raw(textOf(piece.length), piece.flat());
      found.push(...(await db.getExecutor().executeQuery<Found>(query)).rows);
    }
    return found;
  };
}
