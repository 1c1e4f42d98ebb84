import { afterEach, expect, test } from "vitest";
import type { AppContext } from "../context.ts";
import type { Database } from "../database.ts";
import { createLiveHub, type LiveNotice } from "../live.ts";
import { ProcessLink } from "../store/postgres/link.ts";
import { openPostgresStore, PostgresStore } from "../store/postgres/postgres-store.ts";
import type { TestContext } from "../testing/context.ts";
import { makePlainContext, startLoop } from "../testing/deliveries.ts";
import { isPostgresRun } from "../testing/engine.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { until } from "../testing/until.ts";
import { joinRoll, leaveRoll, sayPresent, silentMs, takeOverFromSilent } from "./process-roll.service.ts";
import { hearDeliveries, relayDeliveries, shareLiveHub } from "./team.ts";

const testOfPostgres = test.skipIf(!isPostgresRun);
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function urlOf({ store }: TestContext): string {
  if (!(store instanceof PostgresStore)) throw new Error("This test is about PostgreSQL");
  return store.url;
}

async function givenLink(ctx: TestContext): Promise<ProcessLink> {
  const link = new ProcessLink({ url: urlOf(ctx), logger: ctx.logger });
  await link.start();
  ends.push(() => link.stop());
  return link;
}

/** The same installation as another process has it. */
async function secondProcess(ctx: TestContext): Promise<AppContext> {
  const store = await openPostgresStore<Database>({ url: urlOf(ctx), connectionsMax: 2 });
  ends.push(() => store.close());
  return { ...ctx, store };
}

testOfPostgres("what changes in one process is heard by the screens of the other, once", async () => {
  const ctx = await makePlainContext();
  const [here, there] = [createLiveHub(), createLiveHub()];
  const shared = shareLiveHub(here, await givenLink(ctx));
  shareLiveHub(there, await givenLink(ctx));
  const heard: LiveNotice[] = [];
  there.subscribe((notice) => heard.push(notice));
  const own: LiveNotice[] = [];
  shared.subscribe((notice) => own.push(notice));
  const notices = Array.from({ length: 200 }, (_, n) => ({ type: "payment", id: `p${n}`, account_id: "T1" }) as const);
  for (const notice of notices) shared.publish(notice);
  await until(() => heard.length === notices.length, "all notices");
  expect(heard).toEqual(notices);
  expect(own).toEqual(notices);
});

testOfPostgres("one process leads at a time, and another takes over from it", async () => {
  const ctx = await makePlainContext();
  const [first, second] = [await givenLink(ctx), await givenLink(ctx)];
  expect([await first.leads(), await second.leads()]).toEqual([true, false]);
  await first.stop();
  await until(() => second.leads(), "the lead to pass on");
  expect(await first.leads()).toBe(false);
});

testOfPostgres("what a web process writes is sent by a worker at once", async () => {
  const ctx = await makePlainContext();
  const receiver = await startReceiver(answering(200));
  const web = await secondProcess(ctx);
  const endRelay = relayDeliveries(web, await givenLink(ctx));
  ends.push(() => {
    endRelay();
    return Promise.resolve();
  });
  const loop = startLoop(ctx);
  await loop.tick();
  hearDeliveries(ctx, await givenLink(ctx));
  await givenEvent(web, [receiver.url]);
  await receiver.arrived(1);
  await loop.tick();
  expect(receiver.received).toHaveLength(1);
});

testOfPostgres("two workers on one backlog send each delivery once", async () => {
  const ctx = await makePlainContext();
  const receiver = await startReceiver(answering(200));
  for (let n = 0; n < 40; n += 1) await givenEvent(ctx, [receiver.url]);
  const other = await secondProcess(ctx);
  const loops = [startLoop(ctx, { owner: "a", ownsAll: false }), startLoop(other, { owner: "b", ownsAll: false })];
  await Promise.all(loops.map((loop) => loop.tick()));
  await until(async () => {
    await Promise.all(loops.map((loop) => loop.tick()));
    return receiver.received.length >= 40;
  }, "the backlog to be sent");
  const states = await ctx.store.read((db) => db.selectFrom("delivery").select(["state", "attempt_count"]).execute());
  expect(states).toEqual(states.map(() => ({ state: "delivered", attempt_count: 1 })));
  expect(receiver.received).toHaveLength(40);
});

testOfPostgres("what a process had claimed is free again once it has been silent", async () => {
  const ctx = await makePlainContext();
  expect(await joinRoll(ctx, { id: "gone", role: "worker" })).toEqual({ isAlone: true });
  expect(await joinRoll(ctx, { id: "here", role: "worker" })).toEqual({ isAlone: false });
  const receiver = await startReceiver(answering(200));
  await givenEvent(ctx, [receiver.url]);
  await givenEvent(ctx, [receiver.url]);
  const claim = (number: number, token: string) =>
    ctx.store.write((trx) =>
      trx
        .updateTable("delivery")
        .set({ lease_token: token, lease_until: "2099-01-01T00:00:00.000Z" })
        .where("seq", "=", number)
        .execute(),
    );
  await claim(1, "gone/1");
  await claim(2, "here/1");
  expect(await takeOverFromSilent(ctx)).toBe(0);
  ctx.clock.advance(silentMs);
  await sayPresent(ctx, { id: "here", role: "worker" });
  expect(await takeOverFromSilent(ctx)).toBe(1);
  const tokens = await ctx.store.read((db) => db.selectFrom("delivery").select("lease_token").orderBy("seq").execute());
  expect(tokens.map(({ lease_token }) => lease_token)).toEqual([null, "here/1"]);
  await leaveRoll(ctx, { id: "here", role: "worker" });
  expect(await joinRoll(ctx, { id: "next", role: "worker" })).toEqual({ isAlone: true });
});
