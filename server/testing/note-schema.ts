import { type QueryExecutorProvider, sql } from "kysely";
import type { Migration } from "../store/migrator.ts";

/** The smallest schema with a rule to break, for tests of the store itself. */
export interface NoteDatabase {
  note: { word: string };
}

export const noteMigration = {
  name: "0001-note",
  up: async (db: QueryExecutorProvider): Promise<void> => {
    await sql`CREATE TABLE note (word TEXT PRIMARY KEY) STRICT`.execute(db);
  },
} satisfies Migration;

/** Takes long enough for a second process to come by, and shows by its rows how often it ran. */
export const slowMigration: Migration = {
  name: "0003-run",
  up: async (db) => {
    await sql`CREATE TABLE run (step INTEGER PRIMARY KEY) STRICT`.execute(db);
    for (let step = 0; step < 200; step += 1) {
      await sql`INSERT INTO run (step) VALUES (${step})`.execute(db);
      await new Promise((resolve) => setImmediate(resolve));
    }
  },
};

/** Ends the process halfway, as a power cut would. */
export const deadlyMigration: Migration = {
  name: "0002-half",
  up: async (db) => {
    await sql`CREATE TABLE half (a INTEGER) STRICT`.execute(db);
    process.kill(process.pid, "SIGKILL");
  },
};
