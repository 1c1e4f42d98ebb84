import { beforeEach, expect, test } from "vitest";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { answerOnce, type OnceRules, type WireAnswer } from "./answer-once.service.ts";
import { requestHash } from "./idempotency.service.ts";

const minuteMs = 60_000;
let ctx: TestContext;
let calls: number;

beforeEach(async () => {
  ctx = await makeTestContext();
  calls = 0;
});

function once(work: () => Promise<WireAnswer>, wish = "a") {
  const claim = { scope: "test", key: "key-1", requestHash: requestHash(wish) };
  const rules: OnceRules = { claim, lifeMs: 10 * minuteMs, keeps: (status) => status < 300 };
  return answerOnce(ctx, rules, () => {
    calls += 1;
    return work();
  });
}

const answering = (status: number) => () => Promise.resolve({ status, body: { call: calls } });

test("a wish is done once and answered alike", async () => {
  expect(await once(answering(201))).toEqual({ status: 201, body: { call: 1 }, isReplay: false });
  expect(await once(answering(201))).toEqual({ status: 201, body: { call: 1 }, isReplay: true });
});

test("an answer without a body is kept as such", async () => {
  const gone = () => Promise.resolve({ status: 204, body: null });
  await once(gone);
  expect(await once(gone)).toEqual({ status: 204, body: null, isReplay: true });
});

test("what is not final, and what went wrong, may be tried anew", async () => {
  expect((await once(answering(503))).status).toBe(503);
  await expect(once(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await once(answering(201))).toEqual({ status: 201, body: { call: 3 }, isReplay: false });
});

test("a copy is refused while the first is at work, and so is another wish under its key", async () => {
  await once(async () => {
    await expect(once(answering(201))).rejects.toMatchObject({
      code: "operation_in_flight",
      details: { retryAfterSeconds: 1 },
    });
    await expect(once(answering(201), "b")).rejects.toMatchObject({ code: "idempotency_key_reused" });
    return { status: 201, body: null };
  });
  await expect(once(answering(201), "b")).rejects.toMatchObject({ code: "idempotency_key_reused" });
  expect(calls).toBe(1);
});

test("a first that died with its process does not block the wish for ever", async () => {
  await once(async () => {
    ctx.clock.advance(minuteMs);
    expect((await once(answering(201))).isReplay).toBe(false);
    return { status: 500, body: null };
  });
  expect(await once(answering(201))).toMatchObject({ body: { call: 2 }, isReplay: true });
});

test("a key names another wish once its time is over", async () => {
  await once(answering(201));
  ctx.clock.advance(10 * minuteMs);
  expect(await once(answering(201), "b")).toEqual({ status: 201, body: { call: 2 }, isReplay: false });
});
