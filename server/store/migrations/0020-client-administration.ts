import { type Kysely, sql } from "kysely";

/** What merchants' own administration keeps of their API clients, and their named sets of scopes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE client_detail (
      credential_id TEXT PRIMARY KEY REFERENCES credential (id),
      description TEXT,
      callbacks TEXT NOT NULL CHECK (json_valid(callbacks)),
      created_by TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE account_role (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      name TEXT NOT NULL,
      description TEXT,
      scope TEXT NOT NULL CHECK (json_valid(scope)),
      created_by TEXT NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      deleted_at TEXT,
      deleted_by TEXT
    ) STRICT`.execute(db);
  await sql`CREATE INDEX account_role_by_account ON account_role (account_id, seq)`.execute(db);
}
