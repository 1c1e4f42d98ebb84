import { beforeEach, describe, expect, test } from "vitest";
import { listSchema } from "../../../shared/page.ts";
import { ownReason } from "../../../shared/sentences/own-reason.ts";
import {
  endpointPageSchema,
  endpointRowSchema,
  endpointSecretSchema,
} from "../../../shared/webhooks/endpoint-request.schema.ts";
import { dialects } from "../../dialects.ts";
import { type BackofficeClient, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";

let ctx: TestContext;
let admin: BackofficeClient;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  admin = await (await startBackoffice(ctx)).signedIn("admin");
});

const wish = {
  account_id: testAccountId,
  dialect: "standard",
  url: "https://shop.example/hooks",
  description: "Orders",
  event_patterns: [],
};

async function create(changes: Record<string, unknown> = {}) {
  const answer = await admin.post("/webhook-endpoints", { ...wish, ...changes });
  expect(answer.status, answer.text).toBe(200);
  return endpointSecretSchema.parse(answer.json);
}
const pageOf = async (id: string) => {
  const answer = await admin.get(`/webhook-endpoints/${id}`);
  return { etag: answer.headers.get("etag") ?? "", text: answer.text, view: endpointPageSchema.parse(answer.json) };
};

describe("an endpoint", () => {
  test("is shown its secret on creation and never again", async () => {
    const { endpoint, secret } = await create();
    expect(secret).toMatch(/^whsec_/);
    const { text, view } = await pageOf(endpoint.id);
    expect(view).toMatchObject({ status: "active", url: wish.url, missed: null, disabled_by: null });
    expect(view.secrets).toHaveLength(1);
    const list = await admin.get("/webhook-endpoints");
    for (const said of [text, list.text]) expect(said).not.toContain(secret);
  });

  test.each([
    ["http://shop.example/hooks", "https"],
    ["https://169.254.169.254/latest", "metadata"],
    ["https://me:pw@shop.example/", "password"],
  ])("cannot be at %s", async (url, why) => {
    const live = await givenAccount(ctx, "P00000001").then(() => "P00000001");
    const answer = await admin.post("/webhook-endpoints", { ...wish, account_id: live, url });
    expect([answer.status, answer.json?.["code"]]).toEqual([400, "url_refused"]);
    expect(answer.json?.["detail"]).toContain(why);
  });

  test("is changed only as the version that was read", async () => {
    const { endpoint } = await create();
    const { etag } = await pageOf(endpoint.id);
    const path = `/webhook-endpoints/${endpoint.id}`;
    const first = await admin.send("PATCH", path, { description: "Mine" }, { "if-match": etag });
    expect([first.status, first.json?.["description"]]).toEqual([200, "Mine"]);
    const second = await admin.send("PATCH", path, { description: "Theirs" }, { "if-match": etag });
    expect([second.status, second.json?.["code"]]).toEqual([412, "precondition_failed"]);
    expect((await pageOf(endpoint.id)).view.description).toBe("Mine");
  });

  test("says who disabled it and why, and is the first of the list", async () => {
    const { endpoint } = await create();
    await create({ url: "https://shop.example/other" });
    const path = `/webhook-endpoints/${endpoint.id}`;
    expect((await admin.post(`${path}/disable`, { reason: "Moving" })).status).toBe(200);
    const { view } = await pageOf(endpoint.id);
    expect(view).toMatchObject({
      status: "disabled",
      disabled_reason: "Moving",
      missed: { value: 0, capped: false, oldest_at: null },
    });
    expect(view.disabled_by).toEqual({ type: "staff", id: admin.staffId, name: "Somebody in admin" });
    const { data } = listSchema(endpointRowSchema).parse((await admin.get("/webhook-endpoints")).json);
    expect(data.map((row) => row.status)).toEqual(["disabled", "active"]);
    expect((await admin.post(`${path}/enable`)).json).toMatchObject({ status: "active", disabled_by: null });
  });

  test("that is deleted keeps its page", async () => {
    const { endpoint } = await create();
    expect((await admin.send("DELETE", `/webhook-endpoints/${endpoint.id}`)).status).toBe(200);
    expect((await pageOf(endpoint.id)).view.status).toBe("deleted");
  });

  test("of an account out of reach is not found", async () => {
    const { endpoint } = await create();
    await givenAccount(ctx, "T00000002");
    const narrowed = await (await startBackoffice(ctx)).signedIn("admin", ["T00000002"]);
    expect((await narrowed.get(`/webhook-endpoints/${endpoint.id}`)).status).toBe(404);
    expect((await narrowed.post("/webhook-endpoints", wish)).status).toBe(404);
  });
});

describe("a rotation", () => {
  test("lets the old secret sign along, until it is ended early", async () => {
    const { endpoint } = await create();
    const path = `/webhook-endpoints/${endpoint.id}`;
    const rotated = endpointSecretSchema.parse((await admin.post(`${path}/rotate`, { overlap_seconds: 3600 })).json);
    expect(rotated.previous_expires_at).not.toBeNull();
    expect((await pageOf(endpoint.id)).view.rotation.has_overlap).toBe(true);
    expect((await admin.post(`${path}/end-overlap`)).status).toBe(200);
    expect((await pageOf(endpoint.id)).view.secrets).toHaveLength(1);
  });

  test("with an overlap that the wire cannot carry is refused with the reason", async () => {
    const { endpoint } = await create({ dialect: "checkout-hook" });
    const answer = await admin.post(`/webhook-endpoints/${endpoint.id}/rotate`, { overlap_seconds: 3600 });
    expect([answer.status, answer.json?.["code"]]).toEqual([400, "validation_failed"]);
    expect(answer.json?.["detail"]).toContain(endpoint.rotation.reason);
    expect(ownReason(endpoint.rotation.reason ?? "")).toEqual({ key: "reason.sentence.hook_signed_once", values: {} });
    const said = { key: "refusal.overlap_range", values: { most: 0 } };
    expect(answer.json?.["said_of"]).toEqual({ overlap_seconds: said });
  });
});

test("recovering counts first, and says when there is nothing to send", async () => {
  const { endpoint } = await create();
  const window = { from: "2026-01-01T00:00:00.000Z", to: ctx.clock.now(), states: ["exhausted"] };
  const path = `/webhook-endpoints/${endpoint.id}/recover`;
  const preview = await admin.post(path, { ...window, preview: true });
  expect(preview.json).toMatchObject({ preview: { count: 0 }, recovery: null });
  expect((await admin.post(path, window)).status).toBe(409);
  const backwards = await admin.post(path, { ...window, from: "2027-01-01T00:00:00.000Z" });
  expect([backwards.status, Object.keys(backwards.json?.["errors"] ?? {})]).toEqual([400, ["to"]]);
});
