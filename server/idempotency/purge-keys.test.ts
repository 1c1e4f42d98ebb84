import { expect, test } from "vitest";
import { makeTestContext } from "../testing/context.ts";
import { answerOnce } from "./answer-once.service.ts";
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
