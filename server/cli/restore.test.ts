import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { pino } from "pino";
import { systemActor } from "../audit/system-actor.ts";
import { readConfig } from "../config.ts";
import { createEndpoint } from "../webhooks/endpoint.service.ts";
import { openBesideServer } from "./open-beside-server.ts";
import { holdLock } from "../store/sqlite/hold-lock.ts";
import { newDataFolder } from "../testing/server-process.ts";
import { commands } from "./commands.ts";
import { runCommand } from "./run-command.ts";

let folder: string;
let backup: string;
let database: string;

const settings = () => ({ KONTOR_DATA_DIR: folder });

async function kontor(line: string, environment: Record<string, string> = settings()) {
  let [out, err] = ["", ""];
  const code = await runCommand(commands, [...line.split(" "), "--json"], {
    environment,
    out: (text) => (out += text),
    err: (text) => (err += text),
    readStdin: async () => "",
  });
  return { code, err, answer: code === 0 ? z.record(z.string(), z.unknown()).parse(JSON.parse(out)) : {} };
}

function namesIn(file: string): string[] {
  const db = new Sqlite(file, { readonly: true });
  try {
    return db.prepare<[], string>("SELECT name FROM account ORDER BY name").pluck().all();
  } finally {
    db.close();
  }
}

/** Every file with its bytes, but the lock, which is only held. */
function contents(): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const files = names.map((one) => join(one.parentPath, one.name)).filter((file) => !file.includes("server.lock"));
  return Object.fromEntries(files.map((file) => [file, readFileSync(file, "base64")]));
}

/** One account with a sealed secret in the backup, one more account after it. */
beforeEach(async () => {
  folder = newDataFolder();
  database = join(folder, "kontor.db");
  backup = join(dirname(folder), "monday.db");
  const { answer } = await kontor("account add --name Nordlys --kind sandbox");
  const ctx = await openBesideServer(readConfig(settings()), pino({ enabled: false }));
  await createEndpoint(ctx, {
    accountId: z.string().parse(answer["account_id"]),
    merchantId: null,
    dialect: "standard",
    url: "https://loja.example/hooks",
    eventPatterns: [],
    description: null,
    by: systemActor("test"),
  });
  await ctx.store.close();
  await kontor(`backup ${backup}`);
  await kontor("account add --name Pampa --kind sandbox");
});

describe("a backup is put back", () => {
  test("with all that came later gone from the database and kept beside it", async () => {
    const { code, answer } = await kontor(`restore ${backup}`);
    expect(code).toBe(0);
    expect(namesIn(database)).toEqual(["Nordlys"]);
    const kept = z.string().parse(answer["replaced"]);
    expect(dirname(kept)).toBe(join(folder, "backups"));
    expect(namesIn(kept)).toEqual(["Nordlys", "Pampa"]);
  });

  test("and the audit log says so, goes on from there, and the installation verifies", async () => {
    await kontor(`restore ${backup}`);
    const db = new Sqlite(database, { readonly: true });
    const last = db.prepare<[], string>("SELECT action FROM audit_entry ORDER BY position DESC LIMIT 1").pluck().get();
    db.close();
    expect(last).toBe("backup.restored");
    expect(await kontor("verify")).toMatchObject({ code: 0, answer: { ok: true } });
  });

  test("in the place of a damaged database, whose log is not read into it", async () => {
    const writer = new Sqlite(database);
    writer.pragma("journal_mode = WAL");
    writer.exec("UPDATE account SET name = 'only in the log'");
    const log = readFileSync(`${database}-wal`);
    writer.close();
    writeFileSync(`${database}-wal`, log);
    truncateSync(database, 5_000);
    const { code, answer } = await kontor(`restore ${backup}`);
    expect(code).toBe(0);
    expect(existsSync(`${database}-wal`)).toBe(false);
    expect(namesIn(database)).toEqual(["Nordlys"]);
    expect(existsSync(z.string().parse(answer["replaced"]))).toBe(true);
  });

  test("into a new data folder that was given the key, and into none without it", async () => {
    const elsewhere = newDataFolder();
    const unkeyed = await kontor(`restore ${backup}`, { KONTOR_DATA_DIR: elsewhere });
    expect(unkeyed.code).toBe(2);
    expect(unkeyed.err).toMatch(/^KONTOR_MASTER_KEY: set the key that the backup was made with/);
    expect(existsSync(elsewhere)).toBe(false);
    const KONTOR_MASTER_KEY = readFileSync(join(folder, "master.key"), "utf8").trim();
    const { code, answer } = await kontor(`restore ${backup}`, { KONTOR_DATA_DIR: elsewhere, KONTOR_MASTER_KEY });
    expect([code, answer["replaced"]]).toEqual([0, null]);
    expect(namesIn(join(elsewhere, "kontor.db"))).toEqual(["Nordlys"]);
  });
});

describe("nothing is touched", () => {
  const broken = () => {
    const db = new Sqlite(backup);
    const page = db.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'account'").pluck().get() ?? 0;
    db.close();
    const bytes = readFileSync(backup);
    randomBytes(4096).copy(bytes, (page - 1) * 4096);
    writeFileSync(backup, bytes);
  };
  const alter = (sql: string) => () => {
    const db = new Sqlite(backup);
    db.exec(sql);
    db.close();
  };

  test.each([
    ["the backup is damaged", broken, 1, /damaged|malformed/],
    ["the file is something else", () => writeFileSync(backup, "a text"), 1, /is not a SQLite database/],
    ["the database is another program's", alter("DROP TABLE schema_migration"), 1, /is no backup of an installation/],
    ["the backup is of a newer version", alter("INSERT INTO schema_migration VALUES ('9999-later', '')"), 1, /newer/],
    [
      "its secrets have another key",
      alter("UPDATE webhook_secret SET key_id = 'other'"),
      2,
      /^KONTOR_MASTER_KEY: .*other/,
    ],
  ])("when %s", async (_claim, spoil, exit, message) => {
    spoil();
    const before = contents();
    const { code, err } = await kontor(`restore ${backup}`);
    expect([code, err]).toEqual([exit, expect.stringMatching(message)]);
    expect(contents()).toEqual(before);
  });

  test("while the server runs", async () => {
    const lock = holdLock(join(folder, "server.lock"));
    const before = contents();
    const { code, err } = await kontor(`restore ${backup}`);
    lock.release();
    expect([code, err]).toEqual([1, expect.stringMatching(/held by another running server/)]);
    expect(contents()).toEqual(before);
  });

  test("when there is no such file", async () => {
    const { code, err } = await kontor(`restore ${backup}.gone`);
    expect([code, err]).toEqual([2, `There is no file ${backup}.gone\n`]);
  });
});
