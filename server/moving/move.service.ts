import { z } from "zod";
import type { Database } from "../database.ts";
import { paymentWords } from "../search/payment-words.ts";
import { type Loader, movedRowsPerStep, type Snapshot, type Stored, type TableShape } from "../store/moving.ts";
import { MovedFileError, readMovedFile, writeMovedFile } from "./moved-file.ts";
import { summarize } from "./move-summary.repository.ts";
import { findDifference, type MoveSummary } from "./move-summary.ts";

/** Writes everything of one moment into a new file, and answers what it comes to. */
export async function exportTo(
  file: string,
  snapshot: Snapshot<Database>,
  migrations: readonly string[],
): Promise<MoveSummary> {
  const writer = await writeMovedFile(file, migrations);
  try {
    for (const table of snapshot.tables) {
      writer.table(table);
      for await (const rows of snapshot.rows(table)) await writer.rows(rows);
    }
    const summary = await summarize(snapshot.db, snapshot.tables);
    await writer.end(summary);
    return summary;
  } finally {
    await writer.close();
  }
}

/** Rows by table, of everything but what belongs to the engine and to processes. */
export async function countRows({ db, tables }: Snapshot<Database>): Promise<MoveSummary["counts"]> {
  return (await summarize(db, tables)).counts;
}

/**
 * Fills a new database from a file, and keeps it only when it comes to the same as the one that the file was made of.
 *
 * @throws MovedFileError when the file is of another version, not whole, or holds something else than it says.
 */
export async function importFrom(
  file: string,
  loader: Loader<Database>,
  migrations: readonly string[],
): Promise<MoveSummary> {
  const tables: TableShape[] = [];
  let waiting: Stored[][] = [];
  let said: MoveSummary | null = null;
  const flush = async () => {
    const table = tables.at(-1);
    if (table !== undefined && waiting.length > 0) await insert(loader, table, waiting);
    waiting = [];
  };
  for await (const line of readMovedFile(file)) {
    if ("row" in line) {
      if (waiting.push(line.row) >= movedRowsPerStep) await flush();
      continue;
    }
    await flush();
    if ("kontor" in line) requireSameVersion(file, line.migrations, migrations);
    else if ("end" in line) said = line.end;
    else tables.push(line);
  }
  const before = said;
  if (before === null) throw new MovedFileError(`${file} ends too early: the export was interrupted`);
  await loader.finish(async () => {
    const difference = findDifference(before, await summarize(loader.db, tables));
    if (difference !== null) throw new MovedFileError(`What came of ${file} is not what went into it: ${difference}`);
  });
  return before;
}

function requireSameVersion(file: string, theirs: readonly string[], ours: readonly string[]): void {
  if (theirs.join() === ours.join()) return;
  throw new MovedFileError(`${file} was made by another version of Kontor: export and import with the same one`);
}

async function insert(loader: Loader<Database>, table: TableShape, rows: readonly Stored[][]): Promise<void> {
  await loader.insert(table, rows);
  if (table.name === "payment") await loader.indexWords(rows.map((row) => wordsOf(table, row)));
}

const paymentSchema = z.object({
  seq: z.number(),
  id: z.string(),
  session_id: z.string().nullable(),
  merchant_reference: z.string(),
  merchant_reference_2: z.string().nullable(),
  payer: z.string().nullable(),
  instrument: z.string().nullable(),
});
const text = z.string().nullish().default(null);
const payerSchema = z.object({ name: text, email: text, phone: text });
const instrumentSchema = z.object({ shown: z.object({ last4: text }).nullish() });

/** Each engine has an index of words of its own, which is made anew. */
function wordsOf({ columns }: TableShape, row: readonly Stored[]): { seq: number; words: string } {
  const payment = paymentSchema.parse(Object.fromEntries(columns.map((name, place) => [name, row[place]])));
  const payer = payerSchema.parse(JSON.parse(payment.payer ?? "{}"));
  const instrument = instrumentSchema.parse(JSON.parse(payment.instrument ?? "{}"));
  const words = paymentWords({
    id: payment.id,
    sessionId: payment.session_id,
    merchantReference: payment.merchant_reference,
    merchantReference2: payment.merchant_reference_2,
    ...payer,
    last4: instrument.shown?.last4 ?? null,
  });
  return { seq: payment.seq, words };
}
