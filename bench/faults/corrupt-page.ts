import Sqlite from "better-sqlite3";
import { closeSync, copyFileSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "../../server/seed/random.ts";
import type { Connection } from "../connection.ts";
import { signIn } from "../connection.ts";
import { kontor, startServer } from "../kontor-process.ts";
import { originsOf } from "./capture-load.ts";
import { type Installation, prepareInstallation } from "./installation.ts";
import type { Outcome, Round } from "./rounds.ts";

const payments = 400;
const pages = 12;
/** What a failing disk leaves of a page. */
const damages = ["zeros", "noise", "half zeros", "half noise"] as const;
type Damage = (typeof damages)[number];
/** What a payment's money is made of. */
const tables = ["payment", "operation", "ledger_transaction", "ledger_posting", "timeline_entry"];
const moneyOf = (view: Money) =>
  JSON.stringify([view.amount, view.authorized, view.captured, view.refunded, view.voided, view.currency]);

interface Money {
  amount: number;
  authorized: number;
  captured: number;
  refunded: number;
  voided: number;
  currency: string;
}

/** Pages of a database are destroyed; nothing that is answered from it may be wrong, and `verify` has to say so. */
export async function corruptPage({ folder: parent, random }: Round): Promise<Outcome> {
  const folder = join(parent, "data");
  const installation = await prepareInstallation({ folder, payments });
  await installation.receiver.stop();
  const file = join(folder, "kontor.db");
  const candidates = pagesOf(file);
  const sound = join(parent, "sound.db");
  copyFileSync(file, sound);
  const truth = await moneyServed(installation);
  const seen = { right: 0, refused: 0, wrong: 0, notStarted: 0, unnoticed: 0 };
  const faults: string[] = [];
  for (let turn = 0; turn < pages; turn += 1) {
    putBack(sound, file);
    const { page, table } = random.pick(candidates);
    const damage = damages[turn % damages.length] ?? "zeros";
    destroy(file, { page, damage, random });
    const served = await moneyServed(installation).catch(() => null);
    if (served === null) seen.notStarted += 1;
    for (const [id, money] of served ?? []) {
      if (money === null) seen.refused += 1;
      else if (money === truth.get(id)) seen.right += 1;
      else {
        seen.wrong += 1;
        faults.push(
          `page ${page} of ${table} (${damage}): ${id} was answered as ${money}, not ${truth.get(id) ?? "?"}`,
        );
      }
    }
    if (await isFoundSound(folder)) {
      seen.unnoticed += 1;
      faults.push(`page ${page} of ${table} (${damage}): verify found nothing`);
    }
  }
  const { right, refused, wrong, notStarted, unnoticed } = seen;
  return {
    figures:
      `${pages} pages destroyed: ${right} payments answered rightly, ${refused} refused, ${wrong} wrongly; ` +
      `${notStarted} servers did not start; ${unnoticed} went unnoticed by verify`,
    faults,
  };
}

/** Pages of the tables, and of their indexes, that hold something: what nobody reads of an empty one is no damage. */
function pagesOf(file: string): { page: number; table: string }[] {
  const db = new Sqlite(file);
  const marks = tables.map(() => "?").join(", ");
  const found = db
    .prepare<string[], { page: number; table: string }>(
      `SELECT pageno AS page, dbstat.name AS "table" FROM dbstat JOIN sqlite_schema ON sqlite_schema.name = dbstat.name
       WHERE tbl_name IN (${marks}) AND ncell > 0 ORDER BY pageno`,
    )
    .all(...tables);
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  return found;
}

/** Without the log of whoever wrote to the one before it. */
function putBack(sound: string, file: string): void {
  for (const side of ["-wal", "-shm"]) rmSync(`${file}${side}`, { force: true });
  copyFileSync(sound, file);
}

function destroy(file: string, { page, damage, random }: { page: number; damage: Damage; random: Random }): void {
  const size = 4_096;
  const length = damage.startsWith("half") ? size / 2 : size;
  const bytes = Buffer.from(Array.from({ length }, () => (damage.endsWith("noise") ? random.below(256) : 0)));
  const handle = openSync(file, "r+");
  // The second half is where a torn write stops.
  writeSync(handle, bytes, 0, length, (page - 1) * size + (size - length));
  closeSync(handle);
}

/** The money of every payment as the back office answers it; null where it refuses. */
async function moneyServed(installation: Installation): Promise<Map<string, string | null>> {
  const { folder, settings, paymentIds, person } = installation;
  const server = await startServer({ folder, settings: { ...settings, KONTOR_ROLE: "web" } });
  try {
    const connection: Connection = await signIn(originsOf(installation).backoffice, person);
    const served = new Map<string, string | null>();
    for (const id of paymentIds) {
      const answer = await connection.call(`/api/payments/${id}`);
      served.set(id, answer.status === 200 ? moneyOf(JSON.parse(answer.body) as Money) : null);
    }
    connection.close();
    return served;
  } finally {
    await server.kill();
  }
}

async function isFoundSound(folder: string): Promise<boolean> {
  try {
    return (await kontor<{ ok: boolean }>(folder, ["verify"])).ok;
  } catch {
    return false;
  }
}
