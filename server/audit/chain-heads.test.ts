import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { testOfSqlite } from "../testing/engine.ts";
import { fileOf } from "../testing/store.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { installationChain, recordAudit, verifyAuditLog } from "./audit.service.ts";
import { noteHeadsHourly, noteRestoredHeads } from "./chain-heads.service.ts";
import { createHeadFile } from "./head-file.ts";

const hourMs = 3_600_000;
const folder = temporaryFolder();
let files = 0;
let file: string;
let ctx: TestContext;

beforeEach(async () => {
  file = join(folder, `heads-${(files += 1)}.log`);
  ctx = await makeTestContext({ auditHeads: createHeadFile(file) });
  for (const chain of [installationChain, "T11112222", "T11112222"]) await write(chain);
});

async function write(chain: string): Promise<void> {
  await ctx.store.write((trx) =>
    recordAudit(trx, ctx, {
      chain,
      actor: { type: "system", id: "test", role: null, ip: null },
      action: "test.done",
      objectType: null,
      objectId: null,
      isAllowed: true,
      details: {},
    }),
  );
}

const verdict = () => ctx.store.read((db) => verifyAuditLog(db, ctx));
const lines = () => readFileSync(file, "utf8").trim().split("\n");

/** From outside, for which the database is a file here. */
function tamper(sql: string): void {
  const db = new Sqlite(fileOf(ctx.store));
  db.exec("DROP TRIGGER IF EXISTS audit_entry_is_append_only; DROP TRIGGER IF EXISTS audit_entry_is_frozen");
  db.exec(sql);
  db.close();
}

const cutOff = (chain: string) =>
  tamper(`DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry WHERE chain = '${chain}')`);

describe("heads are noted", () => {
  test("of every chain, once an hour, where they have moved, for the owner alone", async () => {
    expect(await noteHeadsHourly(ctx)).toBe(true);
    expect(lines()).toHaveLength(2);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await write("T11112222");
    expect(await noteHeadsHourly(ctx)).toBe(false);
    ctx.clock.advance(hourMs);
    expect(await noteHeadsHourly(ctx)).toBe(true);
    expect(lines()).toHaveLength(3);
  });
});

describe("verification", () => {
  test("holds before anything is noted and while the chains grow", async () => {
    expect(await verdict()).toMatchObject({ ok: true });
    await noteHeadsHourly(ctx);
    await write("T11112222");
    expect(await verdict()).toEqual({ ok: true, detail: "4 entries in 2 chains" });
  });

  testOfSqlite("finds entries that were cut off the end, which the chain alone cannot", async () => {
    await noteHeadsHourly(ctx);
    cutOff("T11112222");
    expect(await verdict()).toEqual({
      ok: false,
      detail: "T11112222 2: the entry was noted as written, and is missing",
    });
  });

  testOfSqlite("finds an end that was written anew", async () => {
    await noteHeadsHourly(ctx);
    cutOff("T11112222");
    await write("T11112222");
    expect((await verdict()).detail).toMatch(/another entry was noted in its place$/);
  });

  test("finds notes that were changed", async () => {
    await noteHeadsHourly(ctx);
    createHeadFile(file).append([(lines()[0] ?? "").replace(/"position":\d+/, '"position":7')]);
    expect(await verdict()).toEqual({ ok: false, detail: "line 3 of the noted heads was not written by Kontor" });
  });

  testOfSqlite("starts anew after a restore, which only Kontor can note", async () => {
    await noteHeadsHourly(ctx);
    cutOff("T11112222");
    ctx.auditHeads.append(await noteRestoredHeads(ctx));
    expect(await verdict()).toMatchObject({ ok: true });
    cutOff("T11112222");
    expect(await verdict()).toMatchObject({ ok: false });
  });
});
