import fc from "fast-check";
import Sqlite from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import type { Trx } from "../database.ts";
import { randomIds } from "../ids.ts";
import { type TestStore, fileOf, openTestStore } from "../testing/store.ts";
import { type AuditNote, installationChain, recordAudit, verifyAuditChains } from "./audit.service.ts";

let store: TestStore;
const tools = { clock: { now: () => "2026-06-01T09:00:00.000Z" }, ids: randomIds };

const note: AuditNote = {
  chain: installationChain,
  actor: { type: "staff", id: "stf_1", role: "admin", ip: "192.0.2.7" },
  action: "staff.role_changed",
  objectType: "staff",
  objectId: "stf_2",
  isAllowed: true,
  details: { before: "viewer", after: "support" },
  personal: { email: "kari@kontor.example" },
};

const write = (work: (trx: Trx) => Promise<void>) => store.write(work);
const verdict = () => store.read((db) => verifyAuditChains(db));

/** Changes the file as somebody with a shell could: without triggers. */
function tamper(sql: string, ...parameters: unknown[]): void {
  const db = new Sqlite(fileOf(store));
  db.exec("DROP TRIGGER IF EXISTS audit_entry_is_frozen; DROP TRIGGER IF EXISTS audit_entry_is_append_only");
  db.prepare(sql).run(...parameters);
  db.close();
}

beforeEach(async () => {
  store = await openTestStore();
  for (const chain of [installationChain, "T11112222", installationChain, "T11112222", installationChain]) {
    await write((trx) => recordAudit(trx, tools, { ...note, chain }));
  }
});

describe("the audit chain", () => {
  test("verifies as written, one chain per account and one for the installation", async () => {
    expect(await verdict()).toEqual({ ok: true, detail: "5 entries in 2 chains" });
  });

  test("takes part in the transaction that it tells of", async () => {
    const failing = write(async (trx) => {
      await recordAudit(trx, tools, note);
      throw new Error("undone");
    });
    await expect(failing).rejects.toThrow("undone");
    expect((await verdict()).detail).toBe("5 entries in 2 chains");
  });

  test("still verifies after personal details were erased, and no longer holds them", async () => {
    await write(async (trx) => {
      await trx.updateTable("audit_entry").set({ personal: null }).where("object_id", "=", "stf_2").execute();
    });
    expect((await verdict()).ok).toBe(true);
    const rows = await store.read((db) => db.selectFrom("audit_entry").selectAll().execute());
    expect(JSON.stringify(rows)).not.toMatch(/kari|192\.0\.2\.7/);
  });

  test("cannot be changed or shortened through SQL", async () => {
    const change = write(async (trx) => {
      await trx.updateTable("audit_entry").set({ action: "nothing" }).execute();
    });
    await expect(change).rejects.toThrow("append-only");
    const removal = write(async (trx) => {
      await trx.deleteFrom("audit_entry").execute();
    });
    await expect(removal).rejects.toThrow("append-only");
  });

  test("names the entry after a removed one", async () => {
    const rows = await entries();
    tamper("DELETE FROM audit_entry WHERE id = ?", rows[2]?.id);
    expect((await verdict()).detail).toContain(`${rows[4]?.id} (installation 3): position 2 is missing before it`);
  });

  test("names the first entry of which any byte of any column was changed", async () => {
    const changed = ["chain", "id", "at", "actor_type", "actor_id", "actor_role", "action", "object_type"] as const;
    const texts = [...changed, "object_id", "details", "personal"] as const;
    const blobs = ["personal_digest", "previous_hash", "hash"] as const;
    const original = await entries();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(original.length - 1),
        fc.constantFrom(...texts, ...blobs),
        fc.nat(),
        fc.integer({ min: 1, max: 127 }),
        async (index, column, place, bits) => {
          const row = original[index];
          if (row === undefined) throw new Error("no such entry");
          const before = row[column];
          const bytes = Buffer.from(before ?? "");
          bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ bits;
          const isBlob = typeof before !== "string";
          const isJson = column === "details" || column === "personal";
          if (isJson && !isValidJson(bytes.toString("utf8"))) return;
          tamper(
            `UPDATE audit_entry SET ${column} = ? WHERE seq = ?`,
            isBlob ? bytes : bytes.toString("utf8"),
            row.seq,
          );
          const { ok, detail } = await verdict();
          tamper(`UPDATE audit_entry SET ${column} = ? WHERE seq = ?`, before, row.seq);
          expect(ok).toBe(false);
          // A changed chain name leaves its chain, so that the gap shows at whatever comes next or first there.
          if (column !== "chain" && column !== "id") expect(detail).toContain(row.id);
        },
      ),
      { numRuns: 60 },
    );
    expect((await verdict()).ok).toBe(true);
  });
});

async function entries() {
  return store.read((db) => db.selectFrom("audit_entry").selectAll().orderBy("seq").execute());
}

function isValidJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
