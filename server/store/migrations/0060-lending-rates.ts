import { type Kysely, sql } from "kysely";

/** Origination fees as dated data, who added a rate of the tax, and what a simulation was computed by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE fee_rate (
      account_id TEXT NOT NULL REFERENCES account (id),
      effective_from TEXT NOT NULL,
      fee_ppm INTEGER NOT NULL CHECK (fee_ppm BETWEEN 0 AND 1000000),
      note TEXT NOT NULL,
      added_by TEXT,
      added_at TEXT NOT NULL,
      PRIMARY KEY (account_id, effective_from)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    INSERT INTO fee_rate (account_id, effective_from, fee_ppm, note, added_by, added_at)
    SELECT account_id, '2000-01-01', fee_ppm, '', NULL, updated_at FROM lending_settings WHERE fee_ppm <> 12000`.execute(
    db,
  );
  await sql`ALTER TABLE lending_settings DROP COLUMN fee_ppm`.execute(db);
  await sql`ALTER TABLE iof_rate ADD COLUMN added_by TEXT`.execute(db);
  await sql`ALTER TABLE iof_rate ADD COLUMN added_at TEXT`.execute(db);
  await sql`
    ALTER TABLE credit_offer ADD COLUMN has_own_fee INTEGER NOT NULL DEFAULT 1 CHECK (has_own_fee IN (0, 1))`.execute(
    db,
  );
  for (const column of ["fee_ppm", "iof_daily_ppb", "iof_flat_ppm"]) {
    await sql`ALTER TABLE simulation ADD COLUMN ${sql.ref(column)} INTEGER`.execute(db);
  }
}
