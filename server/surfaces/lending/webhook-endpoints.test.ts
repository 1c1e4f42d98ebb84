import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { testAccountId } from "../../testing/payments.ts";
import { givenPartner, givenPartnerToken, objectOf } from "../../testing/lending-partner.ts";
import { type MerchantOrigin, startMerchantOrigin } from "../../testing/merchant-origin.ts";
import { answering, startReceiver } from "../../testing/receiver.ts";
import { sendTestEvent } from "../../webhooks/test-event.service.ts";

const path = "/v3/webhooks/endpoints";
const by = { type: "system", id: "test", role: null, ip: null } as const;
const hourMs = 3_600_000;
let origin: MerchantOrigin;
let token: string;

beforeEach(async () => {
  origin = await startMerchantOrigin();
  token = await givenPartner(origin, testAccountId);
});

function call(method: string, where: string, body?: unknown, headers: Record<string, string> = {}) {
  return origin.call(method, where, { headers: { authorization: `Bearer ${token}`, ...headers }, body });
}

const register = (body: Record<string, unknown> = {}, headers = {}) =>
  call("POST", path, { url: "https://loja.example/hooks", ...body }, headers);

describe("endpoints", () => {
  test("are registered, read, changed, listed and deleted, and the secret is shown once", async () => {
    const made = await register({ events: ["customer.active", "loan.*"], description: "Produção" });
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^we_[0-9a-f]{32}$/) as string,
        url: "https://loja.example/hooks",
        events: ["customer.active", "loan.*"],
        description: "Produção",
        status: "active",
        created_at: "2026-03-02T09:00:00Z",
        updated_at: "2026-03-02T09:00:00Z",
        secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{40}$/) as string,
      },
    ]);
    const { secret: _secret, ...shown } = objectOf(made);
    expect((await call("GET", `${path}/${shown["id"]}`)).body).toEqual(shown);
    const changed = await call("PATCH", `${path}/${shown["id"]}`, { status: "disabled", description: null });
    expect(changed.body).toEqual({ ...shown, status: "disabled", description: null });
    expect((await call("PATCH", `${path}/${shown["id"]}`, { status: "active" })).body).toMatchObject({
      status: "active",
    });
    expect((await call("GET", path)).body).toMatchObject({ data: [{ id: shown["id"] }], has_more: false });
    expect((await call("DELETE", `${path}/${shown["id"]}`)).status).toBe(204);
    expect((await call("GET", `${path}/${shown["id"]}`)).body).toMatchObject({ code: "webhook_endpoint_not_found" });
    expect((await call("GET", path)).body).toEqual({ data: [], has_more: false });
  });

  test("are listed newest first, page by page", async () => {
    const ids: string[] = [];
    for (const name of ["a", "b", "c"]) {
      origin.ctx.clock.advance(1_000);
      ids.unshift(objectOf(await register({ url: `https://loja.example/${name}` }))["id"] ?? "");
    }
    const first = await call("GET", `${path}?limit=2`);
    expect(first.body).toMatchObject({ data: [{ id: ids[0] }, { id: ids[1] }], has_more: true });
    const second = await call("GET", `${path}?limit=2&starting_after=${ids[1] ?? ""}`);
    expect(second.body).toMatchObject({ data: [{ id: ids[2] }], has_more: false });
  });

  test.each([
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["starting_after=we_1", "starting_after"],
  ])("a list asked with %s is a bad request", async (query, param) => {
    const reply = await call("GET", `${path}?${query}`);
    expect(reply.body).toMatchObject({ status: 400, code: "invalid_parameter", param });
  });

  test("of another partner, and of another wire, do not exist", async () => {
    const { id } = objectOf(await register());
    const own = token;
    token = await givenPartner(origin, "T00000002");
    for (const [method, where] of [
      ["GET", `${path}/${id}`],
      ["PATCH", `${path}/${id}`],
      ["DELETE", `${path}/${id}`],
      ["POST", `${path}/${id}/secret/rotate`],
    ] as const) {
      const reply = await call(method, where, method === "GET" ? undefined : {});
      expect([method, reply.status, objectOf(reply)["code"]]).toEqual([method, 404, "webhook_endpoint_not_found"]);
    }
    token = own;
    expect((await call("GET", `${path}/${id}`)).status).toBe(200);
  });

  test.each([
    ["no address", {}, 422, "missing_required_field", "url"],
    ["no URL", { url: "loja" }, 422, "invalid_format", "url"],
    ["a metadata address", { url: "http://169.254.169.254/" }, 422, "invalid_format", "url"],
    [
      "an event that does not exist",
      { url: "https://a.example", events: ["loan.eaten"] },
      422,
      "invalid_event_type",
      "events.0",
    ],
    ["an unknown status", { url: "https://a.example", status: "asleep" }, 422, "invalid_value", "status"],
    ["an address that is a number", { url: 7 }, 422, "invalid_format", "url"],
  ])("with %s are refused by field, and nothing is stored", async (_claim, body, status, code, param) => {
    const before = await origin.rowCounts();
    const reply = await call("POST", path, body);
    expect(reply.body).toMatchObject({ status, code, instance: path, errors: [{ param, code }] });
    expect(reply.headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
    expect(await origin.rowCounts()).toEqual(before);
  });

  test.each([
    ["text that is no JSON", "{", "malformed_body"],
    ["a list", "[]", "malformed_body"],
  ])("%s is a bad request", async (_claim, body, code) => {
    expect((await call("POST", path, body)).body).toMatchObject({ status: 400, code });
  });
});

describe("a key for repeating a call", () => {
  const key = { "idempotency-key": "chave-1" };

  test("makes it happen once, with the very same answer, secret included", async () => {
    const first = await register({}, key);
    const second = await register({}, key);
    expect(second.body).toEqual(first.body);
    expect([first, second].map((reply) => reply.headers.get("idempotent-replayed"))).toEqual([null, "true"]);
    expect((await origin.rowCounts())["webhook_endpoint"]).toBe(1);
  });

  test("of one that is under way makes the copies wait for its end", async () => {
    const replies = await Promise.all([1, 2, 3, 4].map(() => register({}, key)));
    expect((await origin.rowCounts())["webhook_endpoint"]).toBe(1);
    for (const reply of replies) {
      if (reply.status !== 201) expect(reply.body).toMatchObject({ status: 409, code: "idempotency_in_progress" });
    }
  });

  test("repeats a refusal by the rules too", async () => {
    const replies = [await register({ url: "nowhere" }, key), await register({ url: "nowhere" }, key)];
    expect(replies.map((reply) => reply.status)).toEqual([422, 422]);
    expect(replies[1]?.headers.get("content-type")).toContain("application/problem+json");
    expect(replies[1]?.headers.get("idempotent-replayed")).toBe("true");
  });

  test("is refused for another wish, and free again after a day", async () => {
    await register({}, key);
    expect((await register({ description: "other" }, key)).body).toMatchObject({ code: "idempotency_key_reused" });
    origin.ctx.clock.advance(24 * hourMs);
    token = await givenPartnerToken(origin, testAccountId);
    expect((await register({ description: "other" }, key)).status).toBe(201);
  });

  test("lies sealed in the database", async () => {
    const { secret } = objectOf(await register({}, key));
    const rows = await origin.ctx.store.read((db) => db.selectFrom("idempotency_key").select("response").execute());
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

test("every answer tells how many calls are left", async () => {
  const { headers } = await call("GET", path);
  const told = ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"].map((name) => headers.get(name));
  expect(told).toEqual(["600", "599", String(Date.parse("2026-03-02T09:01:00.000Z") / 1_000)]);
});

test("an unknown path is answered in problem details", async () => {
  const reply = await call("GET", "/v3/nowhere");
  expect(reply.headers.get("content-type")).toContain("application/problem+json");
  expect(reply.body).toMatchObject({
    type: "https://api.dinie.com.br/errors/not-found",
    title: "Not Found",
    status: 404,
    code: "not_found",
    instance: "/v3/nowhere",
  });
});

describe("a partner's receiver", () => {
  /** The public scheme of Standard Webhooks, written down once more from its text. */
  const signatureBy = (secret: string, headers: Readonly<Record<string, unknown>>, body: string) =>
    createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
      .update(`${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`)
      .digest("base64");

  test("verifies by its secret, through the overlap of a rotation and after it", async () => {
    const receiver = await startReceiver(answering(200));
    const made = objectOf(await register({ url: `${receiver.url}/hooks` }));
    const endpointId = await ownId();
    const send = async () => {
      await sendTestEvent(origin.ctx, { scope: [testAccountId], id: endpointId, eventType: "customer.active", by });
      const received = receiver.received.at(-1);
      if (received === undefined) throw new Error("nothing arrived");
      const signatures = String(received.headers["webhook-signature"]).split(" ");
      return { ...received, signatures };
    };
    const first = await send();
    expect(first.signatures).toEqual([`v1,${signatureBy(made["secret"] ?? "", first.headers, first.body)}`]);
    expect(JSON.parse(first.body)).toMatchObject({ type: "customer.active" });

    const rotated = await call("POST", `${path}/${made["id"]}/secret/rotate`, { expire_current_in: 60 });
    expect(rotated.body).toEqual({
      id: made["id"],
      secret: expect.stringMatching(/^whsec_/) as string,
      previous_secret_expires_at: "2026-03-02T09:01:00Z",
    });
    const both = await send();
    expect(both.signatures).toEqual(
      [objectOf(rotated)["secret"] ?? "", made["secret"] ?? ""].map(
        (secret) => `v1,${signatureBy(secret, both.headers, both.body)}`,
      ),
    );
    origin.ctx.clock.advance(60_000);
    const after = await send();
    expect(after.signatures).toEqual([
      `v1,${signatureBy(objectOf(rotated)["secret"] ?? "", after.headers, after.body)}`,
    ]);
  });

  test.each([-1, 86_401, 1.5])("cannot have an overlap of %s seconds", async (seconds) => {
    const { id } = objectOf(await register());
    const reply = await call("POST", `${path}/${id}/secret/rotate`, { expire_current_in: seconds });
    expect(reply.body).toMatchObject({ status: 422, code: "invalid_value", param: "expire_current_in" });
  });

  test("has an hour to change over when nothing else is asked for", async () => {
    const { id } = objectOf(await register());
    const reply = await call("POST", `${path}/${id}/secret/rotate`);
    expect(reply.body).toMatchObject({ previous_secret_expires_at: "2026-03-02T10:00:00Z" });
  });

  async function ownId(): Promise<string> {
    const row = await origin.ctx.store.read((db) => db.selectFrom("webhook_endpoint").select("id").executeTakeFirst());
    return row?.id ?? "";
  }
});
