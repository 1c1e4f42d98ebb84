import { beforeEach, expect, test } from "vitest";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { issueSetupLink, isSetupOpen, needsSetup, redeemSetupLink } from "./setup.service.ts";
import { signIn } from "./sign-in.service.ts";

let ctx: TestContext;
const person = { email: "first@kontor.example", password: "correct horse battery", ip: null };

beforeEach(async () => {
  ctx = await makeTestContext();
});

const newToken = async () => new URL(await issueSetupLink(ctx)).searchParams.get("token") ?? "";

test("the link makes the first admin, once", async () => {
  const token = await newToken();
  expect(await needsSetup(ctx)).toBe(true);
  await redeemSetupLink(ctx, { token, ...person });
  expect(await needsSetup(ctx)).toBe(false);
  expect((await signIn(ctx, { ...person, userAgent: null, deviceToken: null })).session.role).toBe("admin");
  const again = redeemSetupLink(ctx, { token, ...person, email: "second@kontor.example" });
  await expect(again).rejects.toMatchObject({ code: "forbidden" });
});

test("of two who open it at once, one is let in", async () => {
  const token = await newToken();
  const both = ["a@kontor.example", "b@kontor.example"].map((email) =>
    redeemSetupLink(ctx, { ...person, token, email }),
  );
  const outcomes = (await Promise.allSettled(both)).map(({ status }) => status);
  expect(outcomes.sort()).toEqual(["fulfilled", "rejected"]);
});

test("a mistyped form does not use it up", async () => {
  const token = await newToken();
  await expect(redeemSetupLink(ctx, { token, ...person, password: "short" })).rejects.toMatchObject({
    code: "validation_failed",
  });
  await expect(redeemSetupLink(ctx, { token, ...person })).resolves.toBeDefined();
});

test("a link made earlier, an old one and a made-up one open nothing", async () => {
  const earlier = await newToken();
  const current = await newToken();
  expect(await isSetupOpen(ctx, earlier)).toBe(false);
  expect(await isSetupOpen(ctx, "made-up")).toBe(false);
  expect(await isSetupOpen(ctx, current)).toBe(true);
  ctx.clock.advance(24 * 3_600_000);
  expect(await isSetupOpen(ctx, current)).toBe(false);
});
