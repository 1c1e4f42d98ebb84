import { describe, expect, test } from "vitest";
import type { TestContext } from "../testing/context.ts";
import { deliveriesAbout, makePlainContext } from "../testing/deliveries.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { storeWith } from "../testing/store.ts";
import { AttemptResults } from "./attempt-results.ts";
import type { Attempt } from "./attempt.service.ts";
import type { DeliveryJob } from "./delivery-job.ts";
import type { DeliveryRecord } from "./delivery.record.ts";
import { claimDeliveries } from "./delivery.repository.ts";

const lane = "http://shop.example";

/** As many deliveries, one of each subject, under a lease. */
async function givenClaimed(ctx: TestContext, subjects: readonly string[]): Promise<DeliveryJob[]> {
  for (const subject of subjects) await givenEvent(ctx, [`${lane}/`], subject);
  const lease = { token: "ours", until: "2099-01-01T00:00:00.000Z" };
  const claim = { lane, turn: "first", limit: 100 } as const;
  const deliveries = await ctx.store.write((trx) => claimDeliveries(trx, claim, lease, ctx.clock.now()));
  return deliveries.map((delivery) => ({ lane, account: delivery.account_id, turn: "first", delivery, lease }));
}

function answered(ctx: TestContext, delivery: DeliveryRecord, code: number): Attempt {
  const isDelivered = code < 300;
  return {
    delivery,
    dialect: ctx.dialects.get("plain") ?? null,
    number: 1,
    startedAt: ctx.clock.now(),
    url: delivery.url,
    hiddenHeaders: [],
    requestId: null,
    result: {
      outcome: isDelivered ? "delivered" : "http_error",
      durationMs: 7,
      code,
      error: isDelivered ? null : `The receiver answered ${code}`,
      requestHeaders: { host: "shop.example" },
      responseHeaders: {},
      responseBody: null,
      isTruncated: false,
    },
  };
}

/** Records the answers, in this order and at once. Answers with when each is tried again, and how many writes it took. */
async function record(ctx: TestContext, jobs: readonly DeliveryJob[], codes: readonly number[]) {
  let writes = 0;
  const store = storeWith(ctx.store, {
    write: (work) => {
      writes += 1;
      return ctx.store.write(work);
    },
  });
  const results = new AttemptResults(
    { ...ctx, store },
    () => 0.5,
    (write) => write(),
  );
  const dueAt = await Promise.all(
    jobs.map((job, place) => results.record(job, answered(ctx, job.delivery, codes[place] ?? 200))),
  );
  return { dueAt, writes };
}

describe("results that come within a moment", () => {
  test("share a write, and each becomes what it would be alone", async () => {
    const ctx = await makePlainContext();
    const jobs = await givenClaimed(ctx, ["one", "two", "three"]);
    const { dueAt, writes } = await record(ctx, jobs, [200, 503, 404]);
    expect(writes).toBe(1);
    expect(dueAt).toEqual([null, "2026-03-02T09:00:10.000Z", null]);
    expect(await deliveriesAbout(ctx, "one")).toMatchObject([{ state: "delivered", attempt_count: 1, last_code: 200 }]);
    expect(await deliveriesAbout(ctx, "two")).toMatchObject([
      { state: "pending", attempt_count: 1, last_code: 503, next_attempt_at: dueAt[1] },
    ]);
    expect(await deliveriesAbout(ctx, "three")).toMatchObject([{ state: "rejected", last_code: 404 }]);
    const attempts = await ctx.store.read((db) => db.selectFrom("delivery_attempt").select("code").execute());
    expect(attempts.map(({ code }) => code).toSorted()).toEqual([200, 404, 503]);
  });

  test("take as many writes as keep each of them short", async () => {
    const ctx = await makePlainContext();
    const subjects = Array.from({ length: 70 }, (_, number) => `subject-${number}`);
    const { writes } = await record(ctx, await givenClaimed(ctx, subjects), []);
    expect(writes).toBe(2);
    for (const subject of subjects) expect(await deliveriesAbout(ctx, subject)).toMatchObject([{ state: "delivered" }]);
  });

  test("are recorded without those whose lease has passed on", async () => {
    const ctx = await makePlainContext();
    const [first, second] = (await givenClaimed(ctx, ["one", "two"])) as [DeliveryJob, DeliveryJob];
    await record(ctx, [{ ...first, lease: { ...first.lease, token: "late" } }, second], [200, 200]);
    expect(await deliveriesAbout(ctx, "one")).toMatchObject([{ state: "pending", attempt_count: 0 }]);
    expect(await deliveriesAbout(ctx, "two")).toMatchObject([{ state: "delivered" }]);
    const attempts = await ctx.store.read((db) => db.selectFrom("delivery_attempt").select("delivery_id").execute());
    expect(attempts).toEqual([{ delivery_id: second.delivery.id }]);
  });

  test.each([
    [[503, 200, 503], [1]],
    [[200, 503, 503], [2]],
    [[503, 503, 200], []],
  ])("answers %j leave %j failures since the last good one", async (codes, failures) => {
    const ctx = await makePlainContext();
    const jobs = await givenClaimed(ctx, ["one", "two", "three"]);
    await record(ctx, jobs, codes);
    const troubles = await ctx.store.read((db) => db.selectFrom("webhook_trouble").select("failed_attempts").execute());
    expect(troubles.map((trouble) => trouble.failed_attempts)).toEqual(failures);
  });

  test("are each recorded alone when what follows from one of them fails", async () => {
    const ctx = await makePlainContext({
      afterAttempt: (_trx, _ctx, { delivery }) =>
        delivery.subject_id === "two" ? Promise.reject(new Error("The shop is unknown")) : Promise.resolve(),
    });
    const { writes } = await record(ctx, await givenClaimed(ctx, ["one", "two", "three"]), [200, 200, 200]);
    // All together, each alone, and the one without what should have followed.
    expect(writes).toBe(5);
    for (const subject of ["one", "two", "three"])
      expect(await deliveriesAbout(ctx, subject)).toMatchObject([{ state: "delivered", attempt_count: 1 }]);
  });
});
