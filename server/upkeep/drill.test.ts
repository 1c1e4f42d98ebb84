import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import { Client } from "pg";
import { z } from "zod";
import { commands } from "../cli/commands.ts";
import { runCommand } from "../cli/run-command.ts";
import { measurementSchema, provenBackupSchema } from "../../shared/upkeep/upkeep.schema.ts";
import { isPostgresRun, testOfSqlite } from "../testing/engine.ts";
import { createDatabase, dropDatabase, testPostgresUrl } from "../testing/postgres-database.ts";
import { afterThisTest } from "../testing/after-tests.ts";
import { newDataFolder } from "../testing/server-process.ts";

const testOfPostgres = test.skipIf(!isPostgresRun);
let folder: string;
let backups: string;
let database: Record<string, string>;
let databases = 0;

async function newDatabase(): Promise<string> {
  const name = `drill_${process.pid}_${(databases += 1)}`;
  const url = await createDatabase(name);
  afterThisTest(() => dropDatabase(name));
  return url;
}

async function kontor(line: string, more: Record<string, string> = {}) {
  let [out, err] = ["", ""];
  const environment = { KONTOR_DATA_DIR: folder, KONTOR_BACKUP_DIR: backups, ...database, ...more };
  const code = await runCommand(commands, [...line.split(" "), "--json"], {
    environment,
    out: (text) => (out += text),
    err: (text) => (err += text),
    readStdin: async () => "",
  });
  return { code, out, err };
}

const proven = (out: string) => provenBackupSchema.parse(JSON.parse(out));

beforeEach(async () => {
  folder = newDataFolder();
  backups = join(dirname(folder), "backups");
  mkdirSync(backups);
  database = isPostgresRun ? { KONTOR_DATABASE_URL: await newDatabase() } : {};
  const account = await kontor("account add --name Nordlys --kind sandbox");
  const id = z.object({ account_id: z.string() }).parse(JSON.parse(account.out)).account_id;
  await kontor(`seed --payments 40 --account ${id}`);
});

describe("a drill on SQLite", () => {
  const first = () => join(backups, "kontor-20260301T030000Z.db");
  const second = () => join(backups, "kontor-20260302T030000Z.db");

  testOfSqlite("puts the newest backup back elsewhere, counts, checks, and leaves nothing", async () => {
    await kontor(`backup ${first()}`);
    await kontor("account add --name Pampa --kind sandbox");
    await kontor(`backup ${second()}`);
    const before = readFileSync(second());
    const { code, out, err } = await kontor("drill");
    expect([code, err]).toEqual([0, ""]);
    expect(proven(out)).toMatchObject({ file: second(), proof: "restored", payments: 40, ok: true, faults: [] });
    expect(readFileSync(second()).equals(before)).toBe(true);
    expect(readdirSync(backups)).toHaveLength(2);
  });

  testOfSqlite("finds money that does not add up, with exit 1", async () => {
    await kontor(`backup ${first()}`);
    const copy = new Sqlite(first());
    const triggers = copy.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) copy.exec(`DROP TRIGGER "${name}"`);
    copy.exec("UPDATE ledger_posting SET amount = amount + 1 WHERE amount = (SELECT max(amount) FROM ledger_posting)");
    copy.close();
    const { code, out } = await kontor("drill");
    expect(code).toBe(1);
    expect(proven(out).faults.map(({ id }) => id)).toContain("I1");
  });

  testOfSqlite("refuses a backup that is cut short, and leaves nothing", async () => {
    await kontor(`backup ${first()}`);
    truncateSync(first(), readFileSync(first()).length / 2);
    expect((await kontor("drill")).code).toBe(1);
    expect(readdirSync(backups)).toHaveLength(1);
  });

  testOfSqlite("says when this is not the master key of the backup", async () => {
    await kontor(`backup ${first()}`);
    const { code, err } = await kontor("drill", { KONTOR_MASTER_KEY: randomBytes(32).toString("base64") });
    expect([code, err]).toEqual([2, expect.stringMatching(/^KONTOR_MASTER_KEY: this key does not open the secrets/)]);
  });

  testOfSqlite.each([
    ["no folder is set", "drill", { KONTOR_BACKUP_DIR: "" }, /^KONTOR_BACKUP_DIR: set the folder of backups/],
    ["the folder is empty", "drill", {}, /^KONTOR_BACKUP_DIR: there is no backup in /],
    ["there is no such file", "drill --file /nowhere.db", {}, /^There is no file \/nowhere\.db/],
  ])("says so when %s", async (_claim, line, settings, message) => {
    const { code, err } = await kontor(line, settings);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe("a drill on PostgreSQL", () => {
  const own = () => database["KONTOR_DATABASE_URL"] ?? "";
  const nameOf = (url: string) => new URL(url).pathname.slice(1);

  async function administer(statements: string, url: string): Promise<{ datname: string }[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<{ datname: string }>(statements)).rows;
    } finally {
      await client.end();
    }
  }

  async function drillDatabases(): Promise<string[]> {
    const all = await administer("SELECT datname FROM pg_database", own());
    return all.map(({ datname }) => datname).filter((name) => name.startsWith(`${nameOf(own())}_drill_`));
  }

  const dump = () => join(backups, "kontor-20260301T030000Z.dump");

  testOfPostgres("puts a dump into a database beside it, checks it there, and leaves nothing", async () => {
    await kontor(`backup ${dump()}`);
    const { code, out, err } = await kontor("drill");
    expect([code, err]).toEqual([0, ""]);
    expect(proven(out)).toMatchObject({ proof: "restored", payments: 40, ok: true, faults: [] });
    expect(await drillDatabases()).toEqual([]);
  });

  testOfPostgres("finds money in a dump that does not add up, with exit 1, and leaves nothing", async () => {
    await administer("SET session_replication_role = replica; UPDATE ledger_posting SET amount = amount + 1", own());
    await kontor(`backup ${dump()}`);
    const { code, out } = await kontor("drill");
    expect(code).toBe(1);
    expect(proven(out).faults.map(({ id }) => id)).toContain("I1");
    expect(await drillDatabases()).toEqual([]);
  });

  testOfPostgres("sweeps what a drill left that was cut off, but not what one is at work in", async () => {
    const [left, busy] = [`${nameOf(own())}_drill_0123456789ab`, `${nameOf(own())}_drill_ba9876543210`];
    for (const name of [left, busy]) {
      await createDatabase(name);
      afterThisTest(() => dropDatabase(name));
    }
    const worker = new Client({ connectionString: testPostgresUrl(busy) });
    await worker.connect();
    afterThisTest(() => worker.end());
    await kontor(`backup ${dump()}`);
    expect((await kontor("drill")).code).toBe(0);
    expect(await drillDatabases()).toEqual([busy]);
  });

  testOfPostgres("only reads a dump where the role may not create a database", async () => {
    const role = `drill_role_${process.pid}`;
    await administer(`CREATE ROLE ${role} LOGIN; GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`, own());
    afterThisTest(() => administer(`DROP OWNED BY ${role}; DROP ROLE ${role}`, own()));
    await kontor(`backup ${dump()}`);
    const limited = own().replace("postgres@", `${role}@`);
    const { code, out } = await kontor("drill", { KONTOR_DATABASE_URL: limited });
    expect(code).toBe(0);
    expect(proven(out)).toMatchObject({ proof: "read", rows: null, payments: null, ok: true });
    expect(await drillDatabases()).toEqual([]);
  });

  testOfPostgres("puts a dump into an empty database where it stays", async () => {
    const written = await kontor(`backup ${dump()}`);
    expect([written.code, written.err]).toEqual([0, ""]);
    const { code, out, err } = await kontor(`drill --into ${await newDatabase()}`);
    expect([code, err]).toEqual([0, ""]);
    expect(proven(out)).toMatchObject({ proof: "restored", payments: 40, ok: true });
    expect(await kontor(`backup ${dump()}`)).toMatchObject({
      code: 1,
      err: `${dump()} exists already; a backup never overwrites.\n`,
    });
  });

  testOfPostgres("refuses a dump that is cut short", async () => {
    await kontor(`backup ${dump()}`);
    truncateSync(dump(), Math.floor(readFileSync(dump()).length / 2));
    expect((await kontor("drill")).code).toBe(1);
  });

  testOfPostgres("says that pg_dump is missing, and leaves no file", async () => {
    const path = process.env["PATH"];
    afterThisTest(() => (process.env["PATH"] = path));
    process.env["PATH"] = folder;
    const { code, err } = await kontor(`backup ${dump()}`);
    expect([code, err]).toEqual([1, expect.stringMatching(/^pg_dump is not installed here/)]);
    expect(existsSync(dump())).toBe(false);
  });
});

test("sizes are told by table and come to no more than the whole", async () => {
  const { code, out } = await kontor("measure");
  expect(code).toBe(0);
  const { total_bytes, tables, retention } = measurementSchema.parse(JSON.parse(out));
  const payment = tables.find(({ name }) => name === "payment");
  expect(payment?.table_bytes).toBeGreaterThan(0);
  expect(payment?.index_bytes).toBeGreaterThan(0);
  const sum = tables.reduce((all, { table_bytes, index_bytes }) => all + table_bytes + index_bytes, 0);
  expect(sum).toBeLessThanOrEqual(total_bytes);
  expect(sum).toBeGreaterThan(total_bytes / 4);
  expect(retention.map(({ days }) => days)).toEqual([30, 60, 90]);
});

test("a backup can be written beside files of other names", async () => {
  writeFileSync(join(backups, "notes.txt"), "kept");
  await kontor("drill");
  expect(readdirSync(backups)).toEqual(["notes.txt"]);
});
