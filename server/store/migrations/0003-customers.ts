import { type Kysely, sql } from "kysely";

/** One row per person or company and account, found from payments, sessions and lending alike. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE customer (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES account (id),
      external_id TEXT,
      name TEXT,
      email TEXT,
      phone TEXT,
      country TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT`.execute(db);
  await sql`CREATE INDEX customer_by_created ON customer (created_at, seq)`.execute(db);
  await sql`CREATE INDEX customer_by_account_created ON customer (account_id, created_at, seq)`.execute(db);
  await sql`CREATE UNIQUE INDEX customer_by_email ON customer (account_id, email) WHERE email IS NOT NULL`.execute(db);
  await sql`CREATE INDEX customer_by_phone ON customer (account_id, phone) WHERE phone IS NOT NULL`.execute(db);
  await sql`CREATE INDEX customer_by_name ON customer (account_id, name COLLATE NOCASE) WHERE name IS NOT NULL`.execute(
    db,
  );
  await sql`CREATE INDEX customer_by_external ON customer (account_id, external_id) WHERE external_id IS NOT NULL`.execute(
    db,
  );
}
