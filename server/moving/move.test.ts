import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { ListRequest } from "../http/list-query.ts";
import { recordAudit } from "../audit/audit.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { dialects } from "../dialects.ts";
import { type InstalledStore, openLoader, openSnapshot } from "../open-store.ts";
import { searchPaymentRows } from "../payments/payment-search.repository.ts";
import { seedHistory } from "../seed/seed-history.service.ts";
import { migrations } from "../store/migrations/index.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { openSqliteTestStore, openTestStore } from "../testing/store.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { runVerify } from "../verify/verify.service.ts";
import { exportTo, importFrom } from "./move.service.ts";

const names = migrations.map(({ name }) => name);

async function exported(store: InstalledStore): Promise<string> {
  const file = join(temporaryFolder(), "export.jsonl");
  const snapshot = await openSnapshot(store);
  await exportTo(file, snapshot, names);
  await snapshot.close();
  return file;
}

async function imported(store: InstalledStore, file: string): Promise<void> {
  const loader = await openLoader(store);
  try {
    await importFrom(file, loader, names);
  } finally {
    await loader.close();
  }
}

/** An installation with a history, and with bytes and an audit chain in it. */
async function givenHistory(store: InstalledStore): Promise<TestContext> {
  const ctx = { ...(await makeTestContext({ dialects })), store };
  await givenAccount(ctx);
  await seedHistory(ctx, { accountId: testAccountId, payments: 120, seed: "move", until: ctx.clock.now() });
  const note = {
    action: "account.added",
    objectType: "account",
    objectId: testAccountId,
    isAllowed: true,
    details: {},
  };
  for (const chain of [testAccountId, testAccountId, "installation"]) {
    await ctx.store.write((trx) => recordAudit(trx, ctx, { ...note, chain, actor: systemActor("test") }));
  }
  return ctx;
}

const firstPage: ListRequest = {
  q: null,
  sort: { column: "created_at", descending: true },
  filters: { anyOf: {}, range: {} },
  limit: 5,
  cursor: null,
};

test("what is exported, imported and exported again is the same to the letter, on whichever engines", async () => {
  const ctx = await givenHistory(await openTestStore());
  const first = await exported(ctx.store);
  expect(statSync(first).mode & 0o777).toBe(0o600);

  const [there, back] = [await openSqliteTestStore(), await openTestStore()];
  await imported(there, first);
  const second = await exported(there);
  await imported(back, second);
  const third = await exported(back);
  const linesOf = (file: string) => readFileSync(file, "utf8").split("\n").sort();
  expect(linesOf(second)).toEqual(linesOf(first));
  expect(linesOf(third)).toEqual(linesOf(first));
  expect(await runVerify({ ...ctx, store: back })).toMatchObject({ ok: true });
});

test("what was imported is found by its words and goes on growing", async () => {
  const ctx = await givenHistory(await openSqliteTestStore());
  const store = await openTestStore();
  await imported(store, await exported(ctx.store));
  const payment = await store.read((db) =>
    db
      .selectFrom("payment")
      .select(["id", "merchant_reference"])
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  const found = await store.read((db) => searchPaymentRows(db, "all", firstPage, payment.merchant_reference));
  expect(found.data.map(({ id }) => id)).toContain(payment.id);
  await seedHistory({ ...ctx, store }, { accountId: testAccountId, payments: 5, seed: "more", until: ctx.clock.now() });
  expect(await runVerify({ ...ctx, store })).toMatchObject({ ok: true });
});

describe("a file that", () => {
  let whole: string;
  beforeAll(async () => {
    whole = readFileSync(await exported((await givenHistory(await openSqliteTestStore())).store), "utf8");
  });

  test.each([
    ["was cut off", (text: string) => text.slice(0, text.lastIndexOf('{"end"')), /ends too early/],
    [
      "lost a row",
      (text: string) => withoutRowOf(text, "operation"),
      /(counts of operation|foreign key|points to one)/,
    ],
    ["has other amounts", (text: string) => text.replace(/("merchant_balance","[A-Z]{3}",)-\d+/, "$1-1"), /ledger of/],
    ["was made by another version", (text: string) => text.replace("0059-", "0059b-"), /another version/],
    ["is something else", () => "id,amount\n1,2\n", /not an export/],
  ])("%s leaves nothing", async (_what, change, refusal) => {
    const file = join(temporaryFolder(), "changed.jsonl");
    writeFileSync(file, change(whole));
    const store = await openTestStore();
    await expect(imported(store, file)).rejects.toThrow(refusal);
    const kept = await store.read((db) => db.selectFrom("account").select("id").execute());
    expect(kept).toEqual([]);
  });
});

function withoutRowOf(text: string, table: string): string {
  const lines = text.split("\n");
  const head = lines.findIndex((line) => line.startsWith(`{"table":"${table}"`));
  return lines.toSpliced(head + 1, 1).join("\n");
}
