import { beforeEach, describe, expect, test } from "vitest";
import { listSchema } from "../../../shared/page.ts";
import {
  endpointPageSchema,
  endpointRowSchema,
  endpointSecretSchema,
} from "../../../shared/webhooks/endpoint-request.schema.ts";
import { dialects } from "../../dialects.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenGivenUp } from "../../testing/given-up.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { answering, startReceiver } from "../../testing/receiver.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let admin: BackofficeClient;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  admin = await backoffice.signedIn("admin");
});

/** Time passes, and whoever was signed in has to do so again. */
async function after(deltaMs: number): Promise<void> {
  ctx.clock.advance(deltaMs);
  admin = await backoffice.signedIn("admin");
}

async function create(changes: Record<string, unknown> = {}) {
  const wish = {
    account_id: testAccountId,
    dialect: "standard",
    url: "https://shop.example/hooks",
    event_patterns: [],
  };
  const answer = await admin.post("/webhook-endpoints", { ...wish, ...changes });
  expect(answer.status, answer.text).toBe(200);
  return endpointSecretSchema.parse(answer.json).endpoint;
}

const pageOf = async (id: string) => endpointPageSchema.parse((await admin.get(`/webhook-endpoints/${id}`)).json);

describe("settings", () => {
  test("are set when it is registered and changed later, a header's value never shown", async () => {
    const settings = { headers: { "X-Key": "hush-hush" }, concurrency: 2, rate_per_second: 10 };
    const { id } = await create({ settings });
    const shown = { header_names: ["x-key"], concurrency: 2, rate_per_second: 10 };
    expect((await pageOf(id)).settings).toEqual(shown);
    const change = { settings: { headers: { "x-two": "2" }, rate_per_second: null } };
    const answer = await admin.send("PATCH", `/webhook-endpoints/${id}`, change);
    const changed = { header_names: ["x-key", "x-two"], concurrency: 2, rate_per_second: null };
    expect(endpointPageSchema.parse(answer.json).settings).toEqual(changed);
    expect(answer.text).not.toContain("hush-hush");
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["a header that signs", { headers: { "Webhook-Signature": "x" } }, "settings.headers.webhook-signature"],
    ["a header of HTTP itself", { headers: { Host: "x" } }, "settings.headers.host"],
    ["no call at all", { concurrency: 0 }, "settings.concurrency"],
    ["a rate beyond all", { rate_per_second: 5_000 }, "settings.rate_per_second"],
    ["a mask that the wire does not know", { fields: ["transaction(id)"] }, "settings.fields"],
  ])("%s is refused at its field, and nothing changes", async (_claim, settings, path) => {
    const { id } = await create();
    const answer = await admin.send("PATCH", `/webhook-endpoints/${id}`, { settings });
    expect([answer.status, Object.keys(answer.json?.["errors"] ?? {})]).toEqual([400, [path]]);
    expect((await pageOf(id)).version).toBe(0);
  });

  test("a mask is taken where the wire knows it", async () => {
    const { id } = await create({ dialect: "checkout-hook", settings: { exclude_fields: ["customer_ip"] } });
    const { settings, has_field_masks: hasMasks } = await pageOf(id);
    expect([settings.exclude_fields, hasMasks]).toEqual([["customer_ip"], true]);
    expect((await pageOf((await create()).id)).has_field_masks).toBe(false);
  });
});

describe("the list", () => {
  test("puts the worst first over all pages: disabled, near its end, failing, with losses, sound, deleted", async () => {
    const ids: Record<string, string> = {};
    for (const name of ["deleted", "sound", "lossy", "failing", "warned", "disabled", "lossier"]) {
      ids[name] = (await create({ description: name, url: `https://${name}.example/` })).id;
      ctx.clock.advance(1);
    }
    const idOf = (name: string) => ids[name] ?? "";
    await admin.post(`/webhook-endpoints/${idOf("disabled")}/disable`, { reason: null });
    await admin.send("DELETE", `/webhook-endpoints/${idOf("deleted")}`);
    const trouble = { failing_since: ctx.clock.now(), failed_attempts: 3, given_up: 0 };
    await ctx.store.write(async (trx) => {
      for (const [name, warned_percent] of [
        ["failing", 0],
        ["warned", 50],
      ] as const) {
        await trx
          .insertInto("webhook_trouble")
          .values({ endpoint_id: idOf(name), ...trouble, warned_percent })
          .execute();
      }
    });
    await givenGivenUp(ctx, idOf("lossy"), 1);
    await givenGivenUp(ctx, idOf("lossier"), 2);

    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const { data, page } = listSchema(endpointRowSchema).parse(
        (await admin.get(`/webhook-endpoints?limit=2${more}`)).json,
      );
      seen.push(...data.map(({ description }) => description));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(["disabled", "warned", "failing", "lossier", "lossy", "sound", "deleted"]);

    await after(86_400_000);
    const dayLater = listSchema(endpointRowSchema).parse((await admin.get("/webhook-endpoints?sort=-attention")).json);
    expect(dayLater.data.map(({ description }) => description).slice(3, 6)).toEqual(
      ["lossier", "lossy", "sound"].toSorted(),
    );
  });

  test("finds the endpoints whose old secret still signs, until it does not", async () => {
    const { id } = await create();
    await create({ url: "https://shop.example/other" });
    await admin.post(`/webhook-endpoints/${id}/rotate`, { overlap_seconds: 3600 });
    const rotating = async () => {
      const answer = await admin.get("/webhook-endpoints?signing=overlap");
      return listSchema(endpointRowSchema)
        .parse(answer.json)
        .data.map((row) => row.id);
    };
    expect(await rotating()).toEqual([id]);
    await after(3_600_000);
    expect(await rotating()).toEqual([]);
  });
});

describe("a change of secrets", () => {
  async function givenOverlap(answer: number) {
    const receiver = await startReceiver(answering(answer));
    const { id } = await create({ url: receiver.url });
    ctx.clock.advance(1_000);
    expect((await admin.post(`/webhook-endpoints/${id}/rotate`, { overlap_seconds: 3600 })).status).toBe(200);
    const sendTest = async (newest_secret_only: boolean) => {
      const wish = { event_type: "loan.active", newest_secret_only };
      const answer = await admin.post(`/webhook-endpoints/${id}/test`, wish);
      expect(answer.status, answer.text).toBe(200);
      return { id: answer.json?.["id"] };
    };
    const signatures = () =>
      receiver.received.map(({ headers }) => String(headers["webhook-signature"]).split(" ").length);
    return { id, sendTest, signatures };
  }

  test("is not proven by a test that both secrets signed, and is by one of the newest alone", async () => {
    const { id, sendTest, signatures } = await givenOverlap(200);
    await sendTest(false);
    expect((await pageOf(id)).overlap).toMatchObject({ verdict: "untested", test: null, accepted: 0, failed: 0 });
    const sent = await sendTest(true);
    expect(signatures()).toEqual([2, 1]);
    expect((await pageOf(id)).overlap).toEqual({
      since: "2026-03-02T09:00:01.000Z",
      ends_at: "2026-03-02T10:00:01.000Z",
      accepted: 0,
      failed: 0,
      is_capped: false,
      test: { delivery_id: sent.id, at: "2026-03-02T09:00:01.000Z", is_accepted: true, code: 200 },
      verdict: "safe",
    });
  });

  test("is unproven again after the next rotation, and over when the old secrets end", async () => {
    const { id, sendTest } = await givenOverlap(200);
    await sendTest(true);
    ctx.clock.advance(1_000);
    await admin.post(`/webhook-endpoints/${id}/rotate`, { overlap_seconds: 60 });
    expect((await pageOf(id)).overlap).toMatchObject({ verdict: "untested", ends_at: "2026-03-02T10:00:01.000Z" });
    await after(3_600_000);
    expect((await pageOf(id)).overlap).toBeNull();
  });

  test("is refuted by a receiver that does not take the newest secret, and doubted when events fail", async () => {
    const refusing = await givenOverlap(401);
    await refusing.sendTest(true);
    const { overlap } = await pageOf(refusing.id);
    expect(overlap).toMatchObject({ verdict: "refused", test: { is_accepted: false, code: 401 } });
    const doubtful = await givenOverlap(200);
    await doubtful.sendTest(true);
    await givenGivenUp(ctx, doubtful.id, 1);
    expect((await pageOf(doubtful.id)).overlap).toMatchObject({ verdict: "failing", failed: 1 });
  });
});

test("the page tells the schedule of the wire as the engine obeys it", async () => {
  const { schedule } = await pageOf((await create()).id);
  expect(schedule).toMatchObject({
    timeout_ms: 5_000,
    retry_after_ms_max: 86_400_000,
    ending_codes: [[410, 410]],
    gone_disables: true,
    disabling: { kind: "failing_for", ms: 432_000_000 },
    retention_days: 90,
  });
  expect(schedule.retry_delays_ms).toHaveLength(9);
  const hook = await pageOf((await create({ dialect: "checkout-hook" })).id);
  expect(hook.schedule).toMatchObject({ ending_codes: [], disabling: { kind: "given_up_in_a_row", count: 10 } });
});
