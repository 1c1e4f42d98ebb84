import { type Kysely, sql } from "kysely";

/** Backups with their verification, checks and measurements of the database: what was asked for and what came of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE upkeep_run (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('backup', 'verification', 'measurement')),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'passed', 'failed')),
      asked_by TEXT REFERENCES staff (id),
      asked_at TEXT NOT NULL,
      started_at TEXT,
      ended_at TEXT,
      file TEXT,
      removed_at TEXT,
      result TEXT,
      problem TEXT,
      CHECK ((state IN ('passed', 'failed')) = (ended_at IS NOT NULL))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX upkeep_run_by_kind ON upkeep_run (kind, asked_at)`.execute(db);
  await sql`CREATE INDEX upkeep_run_open ON upkeep_run (state) WHERE state IN ('waiting', 'running')`.execute(db);
  await sql`CREATE INDEX upkeep_run_by_staff ON upkeep_run (asked_by) WHERE asked_by IS NOT NULL`.execute(db);
}
