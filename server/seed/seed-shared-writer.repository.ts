import { CompiledQuery } from "kysely";
import type { Trx } from "../database.ts";
import { addToRollupSql, rollupParameters } from "../metrics/rollup-upsert.ts";
import { insertRows } from "../store/postgres/insert-rows.ts";
import { addCountKeySql, addCountSql, UnitCounts } from "./payment-counts.ts";
import { type SeedBatch, type SeededTable, seededColumns } from "./seed-batch.ts";
import { rowsOf } from "./seed-writer.repository.ts";

const independent = ["customer", "checkout_session", "checkout_session_event"] as const;
const ofPayments = ["operation", "timeline_entry"] as const;
const ofEvents = ["event", "delivery", "delivery_attempt"] as const;

/** Writes batches into PostgreSQL in the order of the foreign keys, table by table. */
export async function writeSeedBatches(trx: Trx, batches: readonly SeedBatch[]): Promise<void> {
  const insertAll = (table: SeededTable, returning?: string) =>
    insertRows(trx, {
      table,
      columns: seededColumns[table],
      rows: batches.flatMap((batch) => rowsOf(table, batch)),
      ...(returning === undefined ? {} : { returning }),
    });
  for (const table of independent) await insertAll(table);
  const payments = await insertAll("payment", "seq");
  const words = batches.flatMap((batch) => batch.searchWords);
  await indexWords(trx, payments, words);
  for (const table of ofPayments) await insertAll(table);
  const entries = await insertAll("ledger_transaction", "seq");
  await insertRows(trx, {
    table: "ledger_posting",
    columns: seededColumns.ledger_posting,
    rows: postingRows(batches, entries),
  });
  for (const table of ofEvents) await insertAll(table);
  for (const addition of batches.flatMap((batch) => batch.rollups)) {
    await trx.executeQuery(CompiledQuery.raw(addToRollupSql, [...rollupParameters(addition)]));
  }
  await addCounts(trx, batches);
}

async function addCounts(trx: Trx, batches: readonly SeedBatch[]): Promise<void> {
  const counts = new UnitCounts();
  for (const batch of batches) counts.add(batch.paymentCounts);
  const { keys, hours } = counts.parameters();
  for (const key of keys) await trx.executeQuery(CompiledQuery.raw(addCountKeySql, key));
  for (const hour of hours) await trx.executeQuery(CompiledQuery.raw(addCountSql, hour));
}

async function indexWords(trx: Trx, seqs: readonly number[], words: readonly string[]): Promise<void> {
  const text = `
    INSERT INTO payment_search (rowid, words)
    SELECT seq, search_words(words) FROM unnest($1::bigint[], $2::text[]) AS found (seq, words)`;
  await trx.executeQuery(CompiledQuery.raw(text, [seqs, words]));
}

/** The plan leaves open which ledger transaction a posting belongs to: it takes as many as each has. */
function postingRows(batches: readonly SeedBatch[], entries: readonly number[]): unknown[][] {
  const counts = batches.flatMap((batch) => batch.postingCounts);
  const owners = counts.flatMap((count, index) => Array.from({ length: count }, () => entries[index]));
  return batches
    .flatMap((batch) => rowsOf("ledger_posting", batch))
    .map(([, ...posting], index) => [owners[index], ...posting]);
}
