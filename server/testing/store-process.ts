import { writeSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { migrateSqlite } from "../store/sqlite/migrate.ts";
import { StoreError } from "../store/store-error.ts";
import { openSqliteStore } from "../store/sqlite/sqlite-store.ts";
import { deadlyMigration, type NoteDatabase, noteMigration, slowMigration } from "./note-schema.ts";

/*
 * A process of its own, for tests that need two of them or want to kill one:
 * `store-process.ts COMMAND FOLDER COUNT`. Each acknowledged write is one line "ack" on stdout,
 * each other one a line "refused" with the reason.
 */
const [command = "", folder = "", count = "0"] = process.argv.slice(2);
const file = join(folder, "note.db");

async function write({ together, maxBatchMs = 5 }: { together: number; maxBatchMs?: number }): Promise<void> {
  const store = await openSqliteStore<NoteDatabase>({ file, maxBatchMs });
  const writeOne = async (index: number) => {
    const word = `${process.pid}-${index}`;
    const written = store.write((trx) => trx.insertInto("note").values({ word }).execute());
    await say(await written.then(() => "ack\n", refusal));
  };
  for (let first = 0; first < Number(count); first += together) {
    await Promise.all(Array.from({ length: together }, (_, index) => writeOne(first + index)));
  }
  await store.close();
}

/** At once, unless whoever reads is slower than we are and the pipe between us is full. */
async function say(line: string): Promise<void> {
  for (;;) {
    try {
      writeSync(1, line);
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
      await setImmediate();
    }
  }
}

function refusal(error: unknown): string {
  return `refused ${error instanceof StoreError ? error.code : String(error)}\n`;
}

async function migrate(migrations: Parameters<typeof migrateSqlite>[0]["migrations"]): Promise<void> {
  const result = await migrateSqlite({ file, migrations, backupFolder: join(folder, "backups"), now: new Date() });
  writeSync(1, JSON.stringify(result));
}

const commands: Record<string, () => Promise<void>> = {
  "write-in-turn": () => write({ together: 1 }),
  "write-at-once": () => write({ together: Number(count) }),
  "write-in-batches-of-one": () => write({ together: Number(count), maxBatchMs: 0 }),
  migrate: () => migrate([noteMigration, slowMigration]),
  "migrate-and-die": () => migrate([noteMigration, deadlyMigration, slowMigration]),
};

await commands[command]?.();
