import type { Transaction } from "kysely";

/** A value as every engine stores it. */
export type Stored = string | number | null | Buffer;

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

export type RowsToMove = readonly (readonly Stored[])[];

/** Everything in a database as of one moment. */
export interface Snapshot<DB> {
  readonly tables: readonly TableShape[];
  /** For questions about that moment. */
  readonly db: Transaction<DB>;
  /** In the order in which they were written, some hundreds at a time; values in the order of the columns. */
  rows(table: TableShape): AsyncIterable<RowsToMove> | Iterable<RowsToMove>;
  close(): Promise<void>;
}

/** Fills an empty database in one transaction; nothing is kept unless `finish` has been through. */
export interface Loader<DB> {
  readonly db: Transaction<DB>;
  insert(table: TableShape, rows: readonly (readonly Stored[])[]): Promise<void>;
  /** By the `seq` of each payment. */
  indexWords(words: readonly { seq: number; words: string }[]): Promise<void>;
  /** Checks every foreign key and commits once `check` has passed. */
  finish(check: () => Promise<void>): Promise<void>;
  /** Undoes what was not finished, and lets go of the database. */
  close(): Promise<void>;
}

/** What is not moved: it belongs to the engine, to processes that run, or to files of one machine. */
export const unmovedTables: readonly string[] = ["schema_migration", "server_process", "upkeep_run", "payment_search"];

export const movedRowsPerStep = 1_000;
