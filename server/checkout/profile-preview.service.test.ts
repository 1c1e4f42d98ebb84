import { beforeEach, expect, test } from "vitest";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { testAccountId } from "../testing/payments.ts";
import { previewName, previewSession } from "./profile-preview.service.ts";

let ctx: TestContext;
beforeEach(async () => {
  ctx = await makeTestContext();
});

const preview = {
  accountId: testAccountId,
  currency: "SEK",
  configuration: { theme: { primary: "#8a1c4a" } },
  request: { merchant: { name: "Lamps & Co", logo_url: "" } },
};

test("a preview's name stands for a sample order with the settings that it was made of", () => {
  const name = previewName(ctx, preview);
  expect(previewSession(ctx, name)).toMatchObject({
    id: name,
    account_id: testAccountId,
    currency: "SEK",
    configuration: preview.configuration,
    request: preview.request,
    status: "open",
  });
});

test("a name that somebody changed stands for nothing", () => {
  const [start = "", payload = "", signature = ""] = previewName(ctx, preview).split(".");
  const forged = Buffer.from(JSON.stringify({ ...preview, account_id: testAccountId })).toString("base64url");
  expect(previewSession(ctx, `${start}.${forged}.${signature}`)).toBeNull();
  expect(previewSession(ctx, `${start}.${payload}.`)).toBeNull();
  expect(previewSession(ctx, `${start}.${payload}`)).toBeNull();
  expect(previewSession(ctx, "T00000001.1ChFVZ5LyA6bJWHTJmj7TH")).toBeNull();
});

test("a preview ends after an hour", () => {
  const name = previewName(ctx, preview);
  ctx.clock.advance(3_600_000);
  expect(previewSession(ctx, name)).toBeNull();
});
