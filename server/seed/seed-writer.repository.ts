import { addToRollupSql, rollupParameters } from "../metrics/rollup-upsert.ts";
import type { RawTrx } from "../store/sqlite/raw-unit.ts";
import { addCountKeySql, addCountSql, UnitCounts } from "./payment-counts.ts";
import { type SeedBatch, type SeededTable, seededColumns } from "./seed-batch.ts";

function insertSql(table: SeededTable): string {
  const names = seededColumns[table].map((name) => `"${name}"`);
  return `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
}

const inserts = Object.fromEntries(
  (Object.keys(seededColumns) as SeededTable[]).map((table) => [table, insertSql(table)]),
) as Record<SeededTable, string>;

/** Inserts one row and returns its row id. */
type Insert = (row: readonly unknown[]) => number;

function inserter(trx: RawTrx, table: SeededTable): Insert {
  const statement = trx.prepare(inserts[table]);
  return (row) => Number(statement.run(...row).lastInsertRowid);
}

export interface SeedWriter {
  /** Writes a batch in the order of the foreign keys. */
  write(batch: SeedBatch): void;
  /** Writes what the batches count together. */
  end(): void;
}

const independent = ["customer", "checkout_session", "checkout_session_event"] as const;
const ofPayments = ["operation", "timeline_entry"] as const;
const ofEvents = ["event", "delivery", "delivery_attempt"] as const;

/** A writer for one unit of work; its statements die with it. */
export function seedWriter(trx: RawTrx): SeedWriter {
  const words = trx.prepare("INSERT INTO payment_search (rowid, words) VALUES (?, ?)");
  const ledgerTransaction = inserter(trx, "ledger_transaction");
  const ledgerPosting = inserter(trx, "ledger_posting");
  const rollup = trx.prepare(addToRollupSql);
  const writeAll = (table: SeededTable, batch: SeedBatch) => {
    const insert = inserter(trx, table);
    return rowsOf(table, batch).map(insert);
  };
  const counts = new UnitCounts();
  const write = (batch: SeedBatch) => {
    counts.add(batch.paymentCounts);
    for (const table of independent) writeAll(table, batch);
    for (const [index, seq] of writeAll("payment", batch).entries()) words.run(seq, batch.searchWords[index]);
    for (const table of ofPayments) writeAll(table, batch);
    const postings = rowsOf("ledger_posting", batch).values();
    for (const [index, row] of rowsOf("ledger_transaction", batch).entries()) {
      const seq = ledgerTransaction(row);
      for (let left = batch.postingCounts[index] ?? 0; left > 0; left -= 1) {
        const [, ...posting] = postings.next().value ?? [];
        ledgerPosting([seq, ...posting]);
      }
    }
    for (const table of ofEvents) writeAll(table, batch);
    for (const addition of batch.rollups) rollup.run(...rollupParameters(addition));
  };
  return {
    write,
    end: () => {
      const { keys, hours } = counts.parameters();
      const addKey = trx.prepare(addCountKeySql);
      for (const key of keys) addKey.run(...key);
      const addHour = trx.prepare(addCountSql);
      for (const hour of hours) addHour.run(...hour);
    },
  };
}

/** The rows of one table, each in the order of `seededColumns`. */
export function rowsOf(table: SeededTable, { values }: SeedBatch): unknown[][] {
  const width = seededColumns[table].length;
  const all = values[table];
  const rows: unknown[][] = [];
  for (let from = 0; from < all.length; from += width) rows.push(all.slice(from, from + width));
  return rows;
}
