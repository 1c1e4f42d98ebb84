import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type NoteDatabase, noteMigration } from "../../testing/note-schema.ts";
import { wordsIn } from "../../testing/note-store.ts";
import {
  canRun,
  runStoreProcess,
  startStoreProcess,
  type StoreCommand,
  type StoreProcess,
} from "../../testing/spawn-store-process.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { migrateSqlite } from "./migrate.ts";
import { openSqliteStore } from "./sqlite-store.ts";

const root = temporaryFolder();
const hasStrace = canRun("strace", "-f", "-e", "trace=fdatasync", "true");
const condition = hasStrace ? "" : " (skipped: needs strace and the right to trace)";

async function noteFolder(name: string): Promise<string> {
  const folder = join(root, name);
  mkdirSync(folder);
  const file = join(folder, "note.db");
  await migrateSqlite({ file, migrations: [noteMigration], backupFolder: folder, now: new Date() });
  return folder;
}

/** The calls that matter, in order: "sync" for each one that reached the disk, "ack" for each acknowledged write. */
async function traceCalls(request: Pick<StoreProcess, "command" | "count">): Promise<string[]> {
  const folder = await noteFolder(request.command);
  const log = join(folder, "calls.txt");
  const under = ["strace", "-f", "-o", log, "-e", "trace=fsync,fdatasync,write"];
  const { code, stderr } = await runStoreProcess({ ...request, folder, under });
  expect(code, stderr).toBe(0);
  return readFileSync(log, "utf8")
    .split("\n")
    .map((line) => {
      if (/\bf(?:data)?sync\b.*= 0$/.test(line)) return "sync";
      return /write\(1, "ack\\n", 4\) += 4$/.test(line) ? "ack" : "";
    })
    .filter((call) => call !== "");
}

describe.skipIf(!hasStrace)(`what the operating system sees${condition}`, () => {
  let inTurn: string[];
  let atOnce: string[];

  beforeAll(async () => {
    inTurn = await traceCalls({ command: "write-in-turn", count: 100 });
    atOnce = await traceCalls({ command: "write-at-once", count: 500 });
  }, 60_000);

  test("each of 100 writes in turn is synced before it is acknowledged", () => {
    const log = inTurn.join(" ");
    expect(inTurn.filter((call) => call === "ack")).toHaveLength(100);
    expect(inTurn.filter((call) => call === "sync").length).toBeGreaterThanOrEqual(100);
    expect(log).not.toContain("ack ack");
  });

  test("500 writes at once share far fewer syncs, and none is acknowledged before the first", () => {
    const firstAck = atOnce.indexOf("ack");
    const syncs = atOnce.filter((call) => call === "sync").length;
    expect(atOnce.filter((call) => call === "ack")).toHaveLength(500);
    expect(atOnce.slice(0, firstAck)).toContain("sync");
    expect(syncs).toBeLessThan(100);
  });

  test.each<[string, StoreCommand]>([
    ["later", "write-in-turn"],
    ["waiting", "write-in-batches-of-one"],
  ])(
    "after one failed sync no %s write is acknowledged, although more syncs would succeed",
    async (_which, command) => {
      const folder = await noteFolder(`failing-disk-${command}`);
      const under = ["strace", "-f", "-o", "/dev/null", "-e", "inject=fsync,fdatasync:error=EIO:when=50"];
      const { stdout } = await runStoreProcess({ command, count: 100, folder, under });
      const lines = stdout.trim().split("\n");
      const acknowledged = lines.lastIndexOf("ack") + 1;
      expect(lines).toHaveLength(100);
      expect(acknowledged).toBeGreaterThan(10);
      expect(new Set(lines.slice(0, acknowledged))).toEqual(new Set(["ack"]));
      expect(new Set(lines.slice(acknowledged))).toEqual(new Set(["refused broken"]));
      const store = await openSqliteStore<NoteDatabase>({ file: join(folder, "note.db") });
      expect((await wordsIn(store)).length).toBeGreaterThanOrEqual(acknowledged);
      await store.close();
    },
  );
});

test("every acknowledged write is there after the process was killed", async () => {
  const folder = await noteFolder("killed");
  const child = startStoreProcess({ command: "write-in-turn", folder, count: 1_000_000 });
  let acknowledged = 0;
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      acknowledged += chunk.toString().split("ack").length - 1;
      if (acknowledged >= 100) child.kill("SIGKILL");
    });
    child.on("close", () => resolve());
  });
  const store = await openSqliteStore<NoteDatabase>({ file: join(folder, "note.db") });
  const words = await wordsIn(store);
  await store.close();
  expect(acknowledged).toBeGreaterThanOrEqual(100);
  expect(words.length).toBeGreaterThanOrEqual(acknowledged);
});

test("bulk work that pauses between its batches lets another process write", async () => {
  const folder = await noteFolder("beside");
  const bulk = await openSqliteStore<NoteDatabase>({ file: join(folder, "note.db"), pauseMs: 25 });
  const progress: { isDone: boolean } = { isDone: false };
  const other = runStoreProcess({ command: "write-in-turn", folder, count: 10 }).finally(
    () => (progress.isDone = true),
  );
  let batches = 0;
  while (!progress.isDone) {
    await bulk.writeRaw((trx) => {
      const insert = trx.prepare("INSERT INTO note VALUES (?)");
      for (let row = 0; row < 5_000; row += 1) insert.run(`bulk-${batches}-${row}`);
    });
    batches += 1;
  }
  const { code, stderr } = await other;
  await bulk.close();
  expect(code, stderr).toBe(0);
  expect(batches).toBeGreaterThan(1);
});
