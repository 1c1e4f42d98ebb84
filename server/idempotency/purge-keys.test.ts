import { expect, test } from "vitest";
import { systemActor } from "../audit/system-actor.ts";
import { makeTestContext } from "../testing/context.ts";
import { answerOnce } from "./answer-once.service.ts";
import { countKeysPast, setAnswerDays } from "./answer-retention.service.ts";
import { requestHash } from "./idempotency.service.ts";
import { purgeIdempotencyKeys } from "./purge-keys.service.ts";

const dayMs = 86_400_000;

test("a key is remembered for the thirty days that a wire promises, and then forgotten", async () => {
  const ctx = await makeTestContext();
  const ask = (key: string) =>
    answerOnce(
      ctx,
      { claim: { scope: "test", key, requestHash: requestHash("a") }, lifeMs: 30 * dayMs, keeps: () => true },
      () => Promise.resolve({ status: 201, body: null }),
    );
  await ask("old");
  ctx.clock.advance(dayMs);
  await ask("young");
  ctx.clock.advance(29 * dayMs);
  expect(await purgeIdempotencyKeys(ctx)).toBe(0);
  expect((await ask("young")).isReplay).toBe(true);
  ctx.clock.advance(dayMs);
  expect(await purgeIdempotencyKeys(ctx)).toBe(1);
  const left = await ctx.store.read((db) => db.selectFrom("idempotency_key").select("key").execute());
  expect(left).toEqual([{ key: "young" }]);
});

test("an admin's longer time holds for every key, is counted beforehand and is on record", async () => {
  const ctx = await makeTestContext();
  const claim = { scope: "test", key: "kept", requestHash: requestHash("a") };
  const work = () => Promise.resolve({ status: 201, body: null });
  await answerOnce(ctx, { claim, lifeMs: dayMs, keeps: () => true }, work);
  await setAnswerDays(ctx, { days: 60, by: systemActor("test") });
  ctx.clock.advance(60 * dayMs);
  expect(await purgeIdempotencyKeys(ctx)).toBe(0);
  expect(await countKeysPast(ctx, { days: 60, limit: 10 })).toBe(0);
  expect(await countKeysPast(ctx, { days: 59, limit: 10 })).toBe(1);
  ctx.clock.advance(dayMs);
  expect(await purgeIdempotencyKeys(ctx)).toBe(1);
  const entry = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select("details").where("action", "=", "installation.retention_changed").execute(),
  );
  expect(entry.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
    { kept: "answers", before: 30, after: 60 },
  ]);
});
