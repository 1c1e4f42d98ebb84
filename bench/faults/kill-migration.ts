import Sqlite from "better-sqlite3";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { runVerify } from "../../server/verify/verify.service.ts";
import { environment, kontor } from "../kontor-process.ts";
import { beside } from "./installation.ts";
import type { Outcome, Round } from "./rounds.ts";

const root = join(import.meta.dirname, "../..");
const killsMax = 40;
/** From before its first statement to after its last. */
const lifeMs = { min: 100, max: 1_500 };

/** Kills the program while it makes the schema, until it once gets to its end; then that has to be the whole schema. */
export async function killMigration({ folder, random }: Round): Promise<Outcome> {
  const [torn, whole] = [join(folder, "torn"), join(folder, "whole")];
  const left: number[] = [];
  for (let kills = 0; kills < killsMax; kills += 1) {
    if (await migrateAndKill(torn, random.between(lifeMs.min, lifeMs.max))) break;
    left.push(appliedIn(torn));
  }
  await kontor(torn, ["migrate"]);
  await kontor(whole, ["migrate"]);
  const isSame = JSON.stringify(schemaOf(torn)) === JSON.stringify(schemaOf(whole));
  const { invariants } = await beside({ folder: torn, settings: {} }, runVerify);
  const midway = left.filter((count) => count > 0 && count < appliedIn(whole)).length;
  return {
    figures: `${left.length} kills, ${midway} between two migrations, ${appliedIn(torn)} migrations in the end`,
    faults: [
      ...invariants.filter(({ ok }) => !ok).map(({ id, detail }) => `${id}: ${detail}`),
      ...(isSame ? [] : ["the schema is not that of an undisturbed database"]),
    ],
  };
}

/** @returns whether it got to its end before it was killed. */
async function migrateAndKill(folder: string, afterMs: number): Promise<boolean> {
  const program = join(root, "dist/server/cli.js");
  const child = spawn(process.execPath, [program, "migrate"], { cwd: root, env: environment(folder), stdio: "ignore" });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await Promise.race([gone, setTimeout(afterMs)]);
  child.kill("SIGKILL");
  await gone;
  return child.exitCode === 0;
}

/** How many migrations a database says to have been through. */
function appliedIn(folder: string): number {
  if (!existsSync(join(folder, "kontor.db"))) return 0;
  return reading(folder, (db) => {
    const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migration'").get() !== undefined;
    return isThere ? (db.prepare<[], number>("SELECT count(*) FROM schema_migration").pluck().get() ?? 0) : 0;
  });
}

function schemaOf(folder: string): unknown {
  return reading(folder, (db) => db.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").all());
}

function reading<T>(folder: string, work: (db: Sqlite.Database) => T): T {
  const file = join(folder, "kontor.db");
  // Written by nobody; a killed writer's log has to be read with it, for which SQLite wants to write its index.
  const db = new Sqlite(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}
