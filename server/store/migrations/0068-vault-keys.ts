import { type Kysely, sql } from "kysely";

/** Keys that seal values, each encrypted with the master key, so that both can be replaced while the server runs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE vault_key (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('seal', 'root')),
      created_at TEXT NOT NULL,
      settled_at TEXT
    ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX vault_key_one_root ON vault_key (kind) WHERE kind = 'root'`.execute(db);
  await sql`
    CREATE TABLE vault_key_wrap (
      key_id TEXT NOT NULL REFERENCES vault_key (id),
      master_id TEXT NOT NULL,
      ciphertext BLOB NOT NULL,
      PRIMARY KEY (key_id, master_id)
    ) STRICT`.execute(db);
}
