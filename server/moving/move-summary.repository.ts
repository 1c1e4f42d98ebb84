import { sql } from "kysely";
import type { Trx } from "../database.ts";
import type { TableShape } from "../store/moving.ts";
import type { MoveSummary } from "./move-summary.ts";

interface Named {
  name: string;
  value: string;
}

export async function summarize(db: Trx, tables: readonly TableShape[]): Promise<MoveSummary> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(name)}`.execute(db);
    counts[name] = rows[0]?.n ?? 0;
  }
  const payments = await sql<Named>`
    SELECT currency AS name, CAST(sum(amount) AS TEXT) || ' ' || CAST(sum(authorized) AS TEXT) || ' ' ||
      CAST(sum(captured) AS TEXT) || ' ' || CAST(sum(refunded) AS TEXT) || ' ' || CAST(sum(voided) AS TEXT) AS value
    FROM payment GROUP BY currency ORDER BY currency`.execute(db);
  const ledger = await sql<Named>`
    SELECT ledger_account || ' ' || currency AS name, CAST(sum(amount) AS TEXT) AS value
    FROM ledger_posting GROUP BY ledger_account, currency ORDER BY ledger_account, currency`.execute(db);
  return { counts, payments: byName(payments.rows), ledger: byName(ledger.rows), audit: await auditHeads(db) };
}

async function auditHeads(db: Trx): Promise<Record<string, string>> {
  const { rows } = await sql<{ chain: string; position: number; hash: Buffer }>`
    SELECT chain, position, hash FROM audit_entry AS entry WHERE position = (
      SELECT max(position) FROM audit_entry WHERE chain = entry.chain) ORDER BY chain`.execute(db);
  return Object.fromEntries(rows.map(({ chain, position, hash }) => [chain, `${position} ${hash.toString("hex")}`]));
}

function byName(rows: readonly Named[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
