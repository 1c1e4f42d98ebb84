import { beforeAll, beforeEach, expect, test } from "vitest";
import { requestHash } from "../idempotency/idempotency.service.ts";
import { seedHistory } from "../seed/seed-history.service.ts";
import { givenSignedIn } from "../testing/backoffice.ts";
import { itemsOfRun, workOffBulkRuns } from "../testing/bulk-runs.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { dialects } from "../dialects.ts";
import { runVerify } from "../verify/verify.service.ts";
import { cancelBulkRun } from "./cancel-bulk-run.service.ts";
import { planBulkRun } from "./plan-bulk-run.service.ts";
import { listBulkRuns } from "./read-bulk-run.service.ts";
import { startBulkRun, totalsOfPlan } from "./start-bulk-run.service.ts";
import { stepBulkRuns } from "./step-bulk-runs.service.ts";
import { planPartMax } from "./write-plan.service.ts";

let ctx: TestContext;
let staffId: string;
let paymentIds: string[];
let key = 0;

// More payments than two parts of a plan hold; what can be captured of them does not matter.
beforeAll(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  ({ staffId } = await givenSignedIn(ctx, { role: "finance" }));
  await seedHistory(ctx, { accountId: testAccountId, payments: 600, seed: "plan", until: ctx.clock.now() });
  paymentIds = await ctx.store.read(async (db) =>
    (await db.selectFrom("payment").select("id").orderBy("seq").execute()).map(({ id }) => id),
  );
});

beforeEach(() => {
  key += 1;
});

async function start(asked: TestContext = ctx): Promise<string> {
  const wish = { scope: "all" as const, kind: "void" as const, paymentIds };
  const plan = await planBulkRun(ctx, { ...wish, role: "finance" });
  return startBulkRun(asked, {
    ...wish,
    ...{ accountId: testAccountId, expected: totalsOfPlan(plan), query: null, reason: "duplicate", note: null },
    ...{ requestId: "req_test", by: { type: "staff", id: staffId, role: "finance", ip: null } },
    idempotency: { scope: "bulk", key: `key-${key}`, requestHash: requestHash("void") },
  });
}

/** A process whose writes are looked at beforehand, and which ends where `look` throws. */
function watched(look: () => Promise<void>): TestContext {
  const write: TestContext["store"]["write"] = async (work) => {
    await look();
    return ctx.store.write(work);
  };
  const store = new Proxy(ctx.store, {
    get: (target, name) => {
      if (name === "write") return write;
      const own = Reflect.get(target, name) as unknown;
      return typeof own === "function" ? (own.bind(target) as unknown) : own;
    },
  });
  return { ...ctx, store };
}

async function rows() {
  return ctx.store.read(async (db) => ({
    runs: (await db.selectFrom("bulk_run").select("id").execute()).length,
    items: (await db.selectFrom("bulk_item").select("seq").execute()).length,
  }));
}

async function listed(): Promise<number> {
  const sort = { column: "created_at", descending: true };
  const filters = { anyOf: {}, range: {} };
  const { data } = await listBulkRuns(ctx, "all", { filters, sort, limit: 25, cursor: null, q: null });
  return data.length;
}

/** So that the next run finds the payments as they were. */
async function callOff(id: string): Promise<void> {
  await cancelBulkRun(ctx, { scope: "all", id, by: { type: "staff", id: staffId, role: "finance", ip: null } });
  await workOffBulkRuns(ctx);
}

async function faults() {
  return (await runVerify(ctx)).invariants.filter(({ ok }) => !ok);
}

test.each([
  ["while it writes the payments down", 3],
  ["before it says that all are there", 5],
])("a process that ends %s leaves no run, nothing is done, and the same wish can be made again", async (_when, nth) => {
  const before = await listed();
  const kept = await rows();
  let writes = 0;
  const dying = watched(() => {
    writes += 1;
    return writes === nth ? Promise.reject(new Error("killed")) : Promise.resolve();
  });
  await expect(start(dying)).rejects.toThrow("killed");
  const half = await rows();
  expect(half.runs).toBe(kept.runs + 1);
  expect(half.items).toBeGreaterThan(kept.items);

  expect(await stepBulkRuns(ctx)).toBe(false);
  expect(await listed()).toBe(before);
  expect(await faults()).toEqual([]);
  expect(await rows()).toEqual(half);

  ctx.clock.advance(60_000);
  expect(await stepBulkRuns(ctx)).toBe(false);
  expect(await rows()).toEqual(kept);

  const id = await start();
  expect(await listed()).toBe(before + 1);
  expect(await itemsOfRun(ctx, id)).toHaveLength(paymentIds.length);
  expect(await start()).toBe(id);
  await callOff(id);
  expect(await faults()).toEqual([]);
});

test("no unit of work writes more than a part of the payments", async () => {
  const steps: number[] = [];
  let last = (await rows()).items;
  const id = await start(
    watched(async () => {
      const { items } = await rows();
      steps.push(items - last);
      last = items;
    }),
  );
  expect(steps.filter((step) => step > 0)).toEqual([planPartMax, planPartMax, paymentIds.length - 2 * planPartMax]);
  await callOff(id);
});

test("of two copies of one wish one makes the run, and nothing of the other stays", async () => {
  const kept = await rows();
  const [one, other] = await Promise.all([start(), start()]);
  expect(one).toBe(other);
  expect(await rows()).toEqual({ runs: kept.runs + 1, items: kept.items + paymentIds.length });
  await callOff(one);
});

test("a plan that took longer than it was kept is given up, and nothing of it stays", async () => {
  const kept = await rows();
  let writes = 0;
  const slow = watched(async () => {
    writes += 1;
    if (writes !== 4) return;
    ctx.clock.advance(61_000);
    await stepBulkRuns(ctx);
  });
  await expect(start(slow)).rejects.toMatchObject({ code: "stale_figures" });
  expect(await rows()).toEqual(kept);
});
