import { type Kysely, sql } from "kysely";

/** Append-only and hash-chained: one chain per account and one for the installation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE audit_entry (
      seq INTEGER PRIMARY KEY,
      chain TEXT NOT NULL,
      position INTEGER NOT NULL,
      id TEXT NOT NULL UNIQUE,
      at TEXT NOT NULL,
      actor_type TEXT NOT NULL,
      actor_id TEXT,
      actor_role TEXT,
      action TEXT NOT NULL,
      object_type TEXT,
      object_id TEXT,
      is_allowed INTEGER NOT NULL CHECK (is_allowed IN (0, 1)),
      details TEXT NOT NULL CHECK (json_valid(details)),
      personal TEXT CHECK (json_valid(personal)),
      personal_digest BLOB,
      previous_hash BLOB NOT NULL,
      hash BLOB NOT NULL,
      UNIQUE (chain, position)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX audit_entry_by_at ON audit_entry (at, seq)`.execute(db);
  await sql`CREATE INDEX audit_entry_by_chain ON audit_entry (chain, at, seq)`.execute(db);
  await sql`CREATE INDEX audit_entry_by_object ON audit_entry (object_id, at, seq) WHERE object_id IS NOT NULL`.execute(
    db,
  );
  await sql`CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, at, seq) WHERE actor_id IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE TRIGGER audit_entry_is_append_only BEFORE DELETE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END`.execute(db);
  await sql`
    CREATE TRIGGER audit_entry_is_frozen BEFORE UPDATE OF
      seq, chain, position, id, at, actor_type, actor_id, actor_role, action, object_type, object_id,
      is_allowed, details, personal_digest, previous_hash, hash ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END`.execute(db);
}
