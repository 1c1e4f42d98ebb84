import Sqlite from "better-sqlite3";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { noteStores } from "../../testing/note-store.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { openSqliteStore } from "./sqlite-store.ts";

const openStore = noteStores();
const folder = temporaryFolder();

test("a backup made beside running writes is one private file that opens and holds a consistent state", async () => {
  const store = await openStore();
  await store.writeRaw((trx) => {
    for (let row = 0; row < 20_000; row += 1)
      trx.prepare("INSERT INTO note VALUES (?)").run(`${row}-${"x".repeat(200)}`);
  });
  const file = join(folder, "copy.db");
  const progress: { isDone: boolean } = { isDone: false };
  const backup = store.backup(file).finally(() => (progress.isDone = true));
  let written = 0;
  while (!progress.isDone) {
    // Two rows per unit: a copy that holds half a unit shows an odd count.
    await store.writeRaw((trx) => {
      trx.prepare("INSERT INTO note VALUES (?)").run(`left-${written}`);
      trx.prepare("INSERT INTO note VALUES (?)").run(`right-${written}`);
    });
    written += 1;
  }
  await backup;
  expect(written).toBeGreaterThan(1);
  expect(readdirSync(folder).filter((name) => name.startsWith("copy.db"))).toEqual(["copy.db"]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  // Bytes 18 and 19 of the header: 1 means that no side files belong to it.
  expect([...readFileSync(file).subarray(18, 20)]).toEqual([1, 1]);
  const copy = new Sqlite(file, { readonly: true });
  expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
  const count = copy.prepare("SELECT count(*) FROM note").pluck().get() as number;
  copy.close();
  expect(count).toBeGreaterThanOrEqual(20_000);
  expect(count % 2).toBe(0);

  const restored = await openSqliteStore({ file });
  await restored.close();
});

test("a backup never overwrites, and leaves no partial file", async () => {
  const store = await openStore();
  const file = join(folder, "precious.db");
  writeFileSync(file, "an older backup");
  await expect(store.backup(file)).rejects.toMatchObject({ code: "backup_failed" });
  expect(readFileSync(file, "utf8")).toBe("an older backup");
  expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
});

test("of two backups to one name, one wins and the other is refused", async () => {
  const store = await openStore();
  const file = join(folder, "contested.db");
  const outcomes = await Promise.allSettled([store.backup(file), store.backup(file)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(readdirSync(folder).filter((name) => name.startsWith("contested"))).toEqual(["contested.db"]);
});

test("a folder that does not exist is a clear error", async () => {
  const store = await openStore();
  const missing = join(folder, "missing");
  const file = join(missing, "copy.db");
  await expect(store.backup(file)).rejects.toMatchObject({
    code: "backup_failed",
    message: `The backup ${file} cannot be created: the folder ${missing} does not exist.`,
  });
});
