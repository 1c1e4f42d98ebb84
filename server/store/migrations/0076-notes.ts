import { type Kysely, sql } from "kysely";

/** What colleagues write for each other about a payment, a customer or a loan, and whom they mean to read it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE note (
      id TEXT NOT NULL PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES account (id),
      subject_type TEXT NOT NULL CHECK (subject_type IN ('payment', 'customer', 'loan')),
      subject_id TEXT NOT NULL,
      text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
      staff_id TEXT NOT NULL REFERENCES staff (id),
      created_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX note_by_subject ON note (subject_type, subject_id, created_at)`.execute(db);
  await sql`
    CREATE TABLE note_mention (
      note_id TEXT NOT NULL REFERENCES note (id),
      staff_id TEXT NOT NULL REFERENCES staff (id),
      created_at TEXT NOT NULL,
      read_at TEXT,
      PRIMARY KEY (staff_id, created_at, note_id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX note_mention_by_note ON note_mention (note_id)`.execute(db);
}
