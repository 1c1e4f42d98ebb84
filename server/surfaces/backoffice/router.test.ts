import { beforeAll, describe, expect, test } from "vitest";
import { errorCodes } from "../../../shared/errors.ts";
import { problemSchema } from "../../../shared/problem.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, givenAuthorizedPayment } from "../../testing/payments.ts";
import { statusByCode } from "./status-by-code.ts";
import { storeWith } from "../../testing/store.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;
let capture: string;

beforeAll(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
  capture = `/payments/${(await givenAuthorizedPayment(ctx)).payment.id}/capture`;
});

function captureCount() {
  return ctx.store.read(
    async (db) => (await db.selectFrom("operation").select("id").where("kind", "=", "capture").execute()).length,
  );
}

describe("every refusal is a problem", () => {
  test("each code has a status that says error", () => {
    for (const code of errorCodes) expect(statusByCode[code]).toBeGreaterThanOrEqual(400);
  });

  test.each([
    ["an unknown address", "GET", "/nothing/here", undefined, 404, "not_found"],
    ["an unknown payment", "GET", "/payments/T00000001.none", undefined, 404, "not_found"],
    ["an id that is no id", "GET", `/payments/${"x".repeat(65)}`, undefined, 400, "validation_failed"],
    ["a method that the address does not take", "DELETE", "/payments", undefined, 405, "method_not_allowed"],
    ["an unknown filter", "GET", "/payments?stauts=CAPTURED", undefined, 400, "validation_failed"],
    ["an unknown sort", "GET", "/payments?sort=payer", undefined, 400, "validation_failed"],
    ["a foreign cursor", "GET", "/payments?cursor=abc", undefined, 400, "validation_failed"],
    ["a limit beyond reason", "GET", "/payments?limit=1000", undefined, 400, "validation_failed"],
  ])("%s", async (_claim, method, path, body, status, code) => {
    const answer = await finance.send(method, path, body);
    expect([answer.status, answer.json?.["code"]]).toEqual([status, code]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(problemSchema.parse(answer.json).request_id).toBe(answer.headers.get("x-request-id"));
  });

  test("a method that is not taken is told which ones are", async () => {
    expect((await finance.send("PUT", "/payments")).headers.get("allow")).toBe("GET, HEAD");
    expect((await finance.send("GET", capture)).headers.get("allow")).toBe("POST");
  });

  test("an unknown filter is named", async () => {
    const errors = (await finance.get("/payments?stauts=CAPTURED")).json?.["errors"] as Record<string, string>;
    expect(errors["stauts"]).toMatch(/not a filter/);
  });

  test.each([
    ["malformed JSON", '{"amount":', "application/json", 400, "malformed_body"],
    ["a list instead of an object", "[]", "application/json", 400, "validation_failed"],
    ["null instead of an object", "null", "application/json", 400, "validation_failed"],
    ["an empty body", "", "application/json", 400, "validation_failed"],
    ["a form", "amount=1", "application/x-www-form-urlencoded", 415, "unsupported_media_type"],
    [
      "more than 100 kB",
      JSON.stringify({ amount: 1, reference: "x".repeat(110_000) }),
      "application/json",
      413,
      "body_too_large",
    ],
  ])("%s changes nothing", async (_claim, body, type, status, code) => {
    const answer = await finance.post(capture, body, { "content-type": type });
    expect([answer.status, answer.json?.["code"]]).toEqual([status, code]);
    expect(await captureCount()).toBe(0);
  });

  test("a bug is answered without a word about itself", async () => {
    const fail = () => Promise.reject(new Error("SELECT secret FROM payment"));
    const broken = await startBackoffice({ ...ctx, store: storeWith(ctx.store, { read: fail, write: fail }) });
    const answer = await broken.stranger.get("/session", { cookie: finance.cookie ?? "" });
    expect(answer.status).toBe(500);
    expect(answer.json?.["code"]).toBe("internal");
    expect(answer.text).not.toMatch(/SELECT|secret|\.ts/);
  });
});

describe("changes come from our own pages alone", () => {
  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another port of this host", { "sec-fetch-site": "same-site" }],
    ["another origin, told by an older browser", { origin: "https://evil.example" }],
    ["a page without an origin", { origin: "null" }],
  ])("%s is refused before anything runs", async (_claim, headers: Record<string, string>) => {
    const answer = await finance.post(capture, { amount: 1 }, headers);
    expect([answer.status, answer.json?.["code"]]).toEqual([403, "origin_refused"]);
    expect(await captureCount()).toBe(0);
    const told = await ctx.store.read((db) =>
      db
        .selectFrom("audit_entry")
        .select(["is_allowed", "actor_id", "details"])
        .orderBy("seq", "desc")
        .executeTakeFirst(),
    );
    expect(told).toMatchObject({ is_allowed: 0, actor_id: finance.staffId });
    expect(told?.details).toContain("origin_refused");
  });

  test("reading is not a change", async () => {
    expect((await finance.get("/payments", { "sec-fetch-site": "cross-site" })).status).toBe(200);
  });

  test.each([
    ["our own page", { "sec-fetch-site": "same-origin" }],
    ["our own page in an older browser", { origin: "http://localhost:3000" }],
  ])("%s may", async (_claim, headers: Record<string, string>) => {
    const answer = await finance.post(capture, { amount: 999_999 }, headers);
    expect(answer.json?.["code"]).toBe("operation_blocked");
  });
});
