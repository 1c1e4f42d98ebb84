import { beforeEach, expect, test } from "vitest";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let admin: BackofficeClient;
const path = `/retention/accounts/${testAccountId}`;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  admin = await backoffice.signedIn("admin");
});

const change = (message_days: unknown, headers = {}) => admin.send("PATCH", path, { message_days }, headers);

test("an account says for how long it keeps messages, and takes another time of the version that was read", async () => {
  const before = await admin.get(path);
  expect(before.json).toEqual({ id: testAccountId, message_days: null, usual_message_days: 90, version: 0 });
  const headers = { "if-match": before.headers.get("etag") ?? "" };
  expect((await change(45, headers)).json).toMatchObject({ message_days: 45, version: 1 });
  expect((await change(46, headers)).status).toBe(412);
  expect((await change(null)).json).toMatchObject({ message_days: null, version: 2 });
});

test.each([29, 3_651, 30.5, "60", -1, "soon"])("%s is no time to keep messages for", async (days) => {
  expect(await change(days)).toMatchObject({ status: 400, json: { code: "validation_failed" } });
});

test("answers are kept for no shorter than the payments API promises, and longer where an admin says so", async () => {
  const answers = "/retention/answers";
  expect((await admin.get(answers)).json).toEqual({ days: 30 });
  const refused = await admin.send("PATCH", answers, { days: 29 });
  expect(refused.json).toMatchObject({ errors: { days: "must be at least 30 days, as the payments API promises" } });
  expect((await admin.send("PATCH", answers, { days: 120 })).json).toEqual({ days: 120 });
  expect((await admin.get(answers)).json).toEqual({ days: 120 });
});

test("what would go is told before it is decided", async () => {
  expect((await admin.get(`${path}/freed?days=30`)).json).toEqual({ count: 0, is_capped: false });
  expect((await admin.get("/retention/answers/freed?days=30")).json).toEqual({ count: 0, is_capped: false });
  expect((await admin.get(`${path}/freed?days=1`)).status).toBe(400);
  expect((await admin.get(`${path}/freed`)).status).toBe(400);
});

test("a change takes a fresh proof, because what goes does not come back", async () => {
  ctx.clock.advance(10 * 60_000);
  expect((await change(45)).json).toMatchObject({ code: "step_up_required" });
  expect((await admin.send("PATCH", "/retention/answers", { days: 60 })).json).toMatchObject({
    code: "step_up_required",
  });
});

test("an admin of one account decides for no other, and not for all of them", async () => {
  await givenAccount(ctx, "T00000002");
  const narrowed = await backoffice.signedIn("admin", ["T00000002"]);
  expect((await narrowed.get(path)).status).toBe(404);
  expect((await narrowed.send("PATCH", path, { message_days: 45 })).status).toBe(404);
  expect((await narrowed.get(`${path}/freed?days=30`)).status).toBe(404);
  expect((await narrowed.send("PATCH", "/retention/answers", { days: 60 })).status).toBe(403);
});
