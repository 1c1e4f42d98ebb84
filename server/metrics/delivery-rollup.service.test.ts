import Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { dialects } from "../dialects.ts";
import { seedHistory } from "../seed/seed-history.service.ts";
import { migrations } from "../store/migrations/index.ts";
import { migrateSqlite } from "../store/sqlite/migrate.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { deliveriesAbout, onlyDelivery, startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { startReceiver } from "../testing/receiver.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { runVerify } from "../verify/verify.service.ts";
import { resendDelivery } from "../webhooks/resend-delivery.service.ts";
import { sendTestEvent } from "../webhooks/test-event.service.ts";
import type { RollupHour } from "./delivery-rollup.record.ts";
import { listRollupHours } from "./delivery-rollup.repository.ts";
import { foldDeliveryRollups } from "./fold-rollups.service.ts";
import { fileOf } from "../testing/store.ts";
import { testOfSqlite } from "../testing/engine.ts";

const folder = temporaryFolder();

/** What was counted, without zeros, by the hour of the day. */
async function countedOf(ctx: TestContext, endpointId: string): Promise<Record<string, Partial<RollupHour>>> {
  const all = { endpointIds: [endpointId], fromHour: "2020", beforeHour: "2030" };
  const hours = await ctx.store.read((db) => listRollupHours(db, all));
  const plain = hours.map(
    ({ endpoint_id: _id, hour, latency: _latency, delay: _delay, latency_max_ms: _max, ...counts }) => [
      hour.slice(11),
      Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
    ],
  );
  expect(await runVerify(ctx)).toMatchObject({ ok: true });
  return Object.fromEntries(plain) as Record<string, Partial<RollupHour>>;
}

/** An endpoint whose receiver gives these answers in turn, and a loop that sends. */
async function givenReceiver(codes: readonly number[]) {
  const ctx = await makeEndpointContext();
  const receiver = await startReceiver((response, _received, count) =>
    response.writeHead(codes[count - 1] ?? 200).end(),
  );
  const { id } = await givenEndpoint(ctx, receiver.url);
  return { ctx, id, loop: startLoop(ctx) };
}

describe("an hour of an endpoint", () => {
  test("counts what arrived at once, what arrived later, and each try in its own hour", async () => {
    const { ctx, id, loop } = await givenReceiver([200, 500, 200]);
    await givenEvent(ctx, []);
    await loop.tick();
    ctx.clock.advance(3_599_000);
    await givenEvent(ctx, []);
    await loop.tick();
    ctx.clock.advance(10_000);
    await loop.tick();
    expect(await countedOf(ctx, id)).toEqual({
      "09": { delivered_first: 1, delivered_later: 1, first_failed: 1, attempts_2xx: 1, attempts_5xx: 1 },
      "10": { attempts_2xx: 1 },
    });
    const [first] = await ctx.store.read((db) =>
      listRollupHours(db, { endpointIds: [id], fromHour: "2026-03-02T09", beforeHour: "2026-03-02T10" }),
    );
    const delays = Object.values(first?.delay ?? {});
    expect(delays.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  test("no longer counts as given up what is sent again, nor twice what arrives twice", async () => {
    const { ctx, id, loop } = await givenReceiver([404, 200, 200]);
    await givenEvent(ctx, []);
    await loop.tick();
    expect(await countedOf(ctx, id)).toEqual({ "09": { rejected: 1, first_failed: 1, attempts_4xx: 1 } });
    const delivery = await onlyDelivery(ctx);
    await resendDelivery(ctx, { scope: "all", id: delivery.id, isForced: false });
    expect(await countedOf(ctx, id)).toEqual({ "09": { first_failed: 1, attempts_4xx: 1 } });
    await loop.tick();
    const arrived = { delivered_later: 1, first_failed: 1, attempts_4xx: 1 };
    expect(await countedOf(ctx, id)).toEqual({ "09": { ...arrived, attempts_2xx: 1 } });
    await resendDelivery(ctx, { scope: "all", id: delivery.id, isForced: true });
    await loop.tick();
    expect(await countedOf(ctx, id)).toEqual({ "09": { ...arrived, attempts_2xx: 2 } });
  });

  test("says the same before and after it is folded, and when something folded is taken back", async () => {
    const { ctx, id, loop } = await givenReceiver([404, 500]);
    for (const _answer of [404, 500]) {
      await givenEvent(ctx, []);
      await loop.tick();
    }
    await loop.stop();
    const before = await countedOf(ctx, id);
    const appended = () => ctx.store.read((db) => db.selectFrom("delivery_rollup_delta").select("hour").execute());
    expect(await appended()).toHaveLength(2);
    expect(await foldDeliveryRollups(ctx)).toBe(false);
    expect(await appended()).toEqual([]);
    expect(await countedOf(ctx, id)).toEqual(before);
    const [rejected] = (await deliveriesAbout(ctx)).filter(({ state }) => state === "rejected");
    await resendDelivery(ctx, { scope: "all", id: rejected?.id ?? "", isForced: false });
    const after = { "09": { first_failed: 2, attempts_4xx: 1, attempts_5xx: 1 } };
    expect(await countedOf(ctx, id)).toEqual(after);
    await foldDeliveryRollups(ctx);
    expect(await countedOf(ctx, id)).toEqual(after);
  });

  test("leaves tests out", async () => {
    const { ctx, id } = await givenReceiver([200]);
    await sendTestEvent(ctx, { scope: "all", id, eventType: "payment.refunded", by: byTest });
    expect(await countedOf(ctx, id)).toEqual({});
  });
});

testOfSqlite("the migration makes up the same counts for what was there before it", async () => {
  const ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  await seedHistory(ctx, { accountId: testAccountId, payments: 400, seed: "back-fill", until: ctx.clock.now() });
  const rows = () => {
    const db = new Sqlite(fileOf(ctx.store), { readonly: true });
    const found = db.prepare<[], { latency: string; delay: string }>("SELECT * FROM delivery_rollup").all();
    db.close();
    return found.map((row) => ({
      ...row,
      latency: JSON.parse(row.latency) as unknown,
      delay: JSON.parse(row.delay) as unknown,
    }));
  };
  const counted = rows();
  expect(counted.length).toBeGreaterThan(100);
  const db = new Sqlite(fileOf(ctx.store));
  db.exec("DROP TABLE delivery_rollup; DROP VIEW delivery_rollup_fact");
  db.exec("DELETE FROM schema_migration WHERE name >= '0013'");
  db.close();
  const upToHere = migrations.filter(({ name }) => name <= "0013-delivery-rollups");
  await migrateSqlite({ file: fileOf(ctx.store), migrations: upToHere, backupFolder: folder, now: new Date() });
  expect(rows()).toEqual(counted);
});
