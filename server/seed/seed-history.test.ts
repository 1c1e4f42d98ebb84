import { expect, test } from "vitest";
import { paymentStatuses } from "../../shared/payments/payment-status.ts";
import type { Database } from "../database.ts";
import { dialects } from "../dialects.ts";
import { openSqliteStore } from "../store/sqlite/sqlite-store.ts";
import { givenAccount } from "../testing/payments.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import type { Dialect } from "../webhooks/dialect.ts";
import { runVerify } from "../verify/verify.service.ts";
import { seedHistory } from "./seed-history.service.ts";
import { fileOf } from "../testing/store.ts";
import { testOfSqlite } from "../testing/engine.ts";

const callbacks: Dialect = {
  name: "checkout-callback",
  timeoutMs: 10_000,
  attemptsMax: 21,
  jitter: 0.1,
  retryAfterMsMax: 0,
  redactedHeaders: [],
  retryDelayMs: (number) => (number > 20 ? null : 60_000),
  isTerminal: (code) => code >= 300 && code < 500,
  plan: () => Promise.resolve([]),
  rotation: { overlapSecondsMax: 0, secretsMax: 1, reason: null },
  newSecret: () => "secret",
  headers: () => ({}),
};

async function seeded(payments: number, seed = "shop"): Promise<{ ctx: TestContext; accountId: string }> {
  const ctx = await makeTestContext({ dialects: new Map([[callbacks.name, callbacks]]) });
  const accountId = await givenAccount(ctx);
  await seedHistory(ctx, { accountId, payments, seed, until: ctx.clock.now() });
  return { ctx, accountId };
}

test("a seeded history passes every check", async () => {
  const { ctx } = await seeded(1_500);
  const report = await runVerify(ctx);
  expect(report.invariants.filter((invariant) => !invariant.ok)).toEqual([]);
  expect(report.invariants).toHaveLength(20);
});

test("payments come in every status that a checkout can lead to", async () => {
  const { ctx } = await seeded(1_500);
  const rows = await ctx.store.read((db) => db.selectFrom("payment").select("status").distinct().execute());
  // Only an order that waits for a transfer expires.
  const expected = paymentStatuses.filter((status) => status !== "ON_HOLD" && status !== "EXPIRED");
  expect(new Set(rows.map((row) => row.status))).toEqual(new Set(expected));
});

test("the same seed on the same database makes the same history, and another seed another one", async () => {
  const [one, same, other] = await Promise.all([seeded(40), seeded(40), seeded(40, "other")]);
  const payments = ({ ctx }: { ctx: TestContext }) =>
    ctx.store.read((db) =>
      db.selectFrom("payment").select(["id", "amount", "status", "payer"]).orderBy("seq").execute(),
    );
  expect(await payments(one)).toEqual(await payments(same));
  expect(await payments(one)).not.toEqual(await payments(other));
});

test("planned in a thread of its own, the history is the same", async () => {
  const planner = new URL("../testing/seed-planner-from-source.mjs", import.meta.url);
  const histories = [{}, { planner }].map(async (chosen) => {
    const ctx = await makeTestContext({ dialects });
    const accountId = await givenAccount(ctx);
    const wish = { accountId, payments: 170, seed: "thread", until: ctx.clock.now(), ...chosen };
    const done = await seedHistory(ctx, wish);
    expect(done.payments).toBe(170);
    const rows = await ctx.store.read((db) => db.selectFrom("timeline_entry").selectAll().orderBy("seq").execute());
    return { done, rows };
  });
  const [here, there] = await Promise.all(histories);
  expect(there).toEqual(here);
});

test("a planner that fails says so, and leaves what was written", async () => {
  const ctx = await makeTestContext({ dialects });
  const accountId = await givenAccount(ctx);
  const planner = new URL("data:text/javascript,throw new Error('no memory left')");
  const wish = { accountId, payments: 40, seed: "broken", until: ctx.clock.now(), planner };
  await expect(seedHistory(ctx, wish)).rejects.toThrow("no memory left");
  expect((await runVerify(ctx)).ok).toBe(true);
});

test("a second run adds to the first", async () => {
  const { ctx, accountId } = await seeded(60);
  await seedHistory(ctx, { accountId, payments: 60, seed: "shop", until: ctx.clock.now() });
  const count = await ctx.store.read((db) =>
    db
      .selectFrom("payment")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow(),
  );
  expect(count.n).toBe(120);
  expect((await runVerify(ctx)).ok).toBe(true);
});

test("nothing that was seeded is sent: every delivery is over, and none lies in the future", async () => {
  const { ctx } = await seeded(1_500);
  const states = await ctx.store.read((db) => db.selectFrom("delivery").select("state").distinct().execute());
  expect(new Set(states.map((row) => row.state))).toEqual(new Set(["delivered", "rejected", "exhausted"]));
  const latest = await ctx.store.read((db) =>
    db
      .selectFrom("delivery")
      .select((eb) => eb.fn.max("finished_at").as("at"))
      .executeTakeFirstOrThrow(),
  );
  expect((latest.at ?? "") <= ctx.clock.now()).toBe(true);
});

testOfSqlite("a server beside the seeding goes on writing", async () => {
  const ctx = await makeTestContext({ dialects: new Map([[callbacks.name, callbacks]]) });
  const accountId = await givenAccount(ctx);
  const beside = await openSqliteStore<Database>({ file: fileOf(ctx.store) });
  const progress = { isOver: false };
  const seeding = seedHistory(ctx, { accountId, payments: 2_000, seed: "beside", until: ctx.clock.now() });
  void seeding.finally(() => (progress.isOver = true));
  let written = 0;
  while (!progress.isOver) {
    const id = `T1${String(written).padStart(7, "0")}`;
    const row = { id, name: "Other shop", kind: "sandbox", settings: "{}", created_at: ctx.clock.now() } as const;
    await beside.write((trx) => trx.insertInto("account").values(row).execute());
    written += 1;
  }
  await seeding;
  await beside.close();
  const found = await ctx.store.read((db) =>
    db.selectFrom("account").select("id").where("name", "=", "Other shop").execute(),
  );
  expect(found).toHaveLength(written);
  expect(written).toBeGreaterThan(3);
});

test("an unknown account is refused", async () => {
  const ctx = await makeTestContext();
  const wanted = { accountId: "T99999999", payments: 1, seed: "shop", until: ctx.clock.now() };
  await expect(seedHistory(ctx, wanted)).rejects.toMatchObject({ code: "not_found" });
});
