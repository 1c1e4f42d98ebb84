import { type Kysely, sql } from "kysely";

/** Lists as people keep them: a name for filters and order, for oneself or for the team, and which one opens first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE saved_view (
      id TEXT NOT NULL PRIMARY KEY,
      staff_id TEXT NOT NULL REFERENCES staff (id),
      list TEXT NOT NULL,
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
      query TEXT NOT NULL CHECK (length(query) <= 2000),
      is_team INTEGER NOT NULL CHECK (is_team IN (0, 1)),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      UNIQUE (staff_id, list, name)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX saved_view_by_list ON saved_view (list, is_team)`.execute(db);
  await sql`
    CREATE TABLE saved_view_default (
      staff_id TEXT NOT NULL REFERENCES staff (id),
      list TEXT NOT NULL,
      view_id TEXT NOT NULL REFERENCES saved_view (id) ON DELETE CASCADE,
      PRIMARY KEY (staff_id, list)
    ) STRICT`.execute(db);
}
