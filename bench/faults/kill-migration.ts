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
/** How many migrations further the next one may come before it is killed. */
const stepMax = 6;
const lookEveryMs = 1;

/** Kills the program between and in its migrations, until it once gets to the end; that has to be the whole schema. */
export async function killMigration({ folder, random }: Round): Promise<Outcome> {
  const [torn, whole] = [join(folder, "torn"), join(folder, "whole")];
  const left: number[] = [];
  for (let reached = 0; ; reached = appliedIn(torn)) {
    if (await migrateAndKill(torn, reached + random.between(0, stepMax))) break;
    left.push(appliedIn(torn));
  }
  await kontor(whole, ["migrate"]);
  const isSame = JSON.stringify(schemaOf(torn)) === JSON.stringify(schemaOf(whole));
  const { invariants } = await beside({ folder: torn, settings: {} }, runVerify);
  return {
    figures: `killed ${left.length} times, with ${left.join(", ")} of ${appliedIn(whole)} migrations done`,
    faults: [
      ...invariants.filter(({ ok }) => !ok).map(({ id, detail }) => `${id}: ${detail}`),
      ...(isSame ? [] : ["the schema is not that of an undisturbed database"]),
      ...(left.length === 0 ? ["it was never killed"] : []),
    ],
  };
}

/** @returns whether it got to its end before that many were done. */
async function migrateAndKill(folder: string, count: number): Promise<boolean> {
  const program = join(root, "dist/server/cli.js");
  const child = spawn(process.execPath, [program, "migrate"], { cwd: root, env: environment(folder), stdio: "ignore" });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  while (child.exitCode === null && appliedIn(folder) < count) await setTimeout(lookEveryMs);
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
