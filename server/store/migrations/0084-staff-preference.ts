import { type Kysely, sql } from "kysely";

/** How each person has a list: which columns, in which order, and by which view it was opened last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE staff_preference (
      staff_id TEXT NOT NULL REFERENCES staff (id),
      list TEXT NOT NULL,
      hidden_columns TEXT NOT NULL CHECK (json_valid(hidden_columns)),
      column_order TEXT NOT NULL CHECK (json_valid(column_order)),
      view_id TEXT REFERENCES saved_view (id) ON DELETE SET NULL,
      updated_at TEXT NOT NULL,
      PRIMARY KEY (staff_id, list)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX staff_preference_by_view ON staff_preference (view_id)`.execute(db);
}
