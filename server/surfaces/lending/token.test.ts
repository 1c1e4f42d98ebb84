import { beforeEach, describe, expect, test } from "vitest";
import { basicOf, givenClient, givenPartner, objectOf } from "../../testing/lending-partner.ts";
import { type MerchantOrigin, startMerchantOrigin } from "../../testing/merchant-origin.ts";
import { testAccountId } from "../../testing/payments.ts";

const path = "/v3/webhooks/endpoints";
const hourMs = 3_600_000;
let origin: MerchantOrigin;
let token: string;

beforeEach(async () => {
  origin = await startMerchantOrigin();
  token = await givenPartner(origin, testAccountId);
});

describe("tokens", () => {
  test("last an hour, and say so", async () => {
    const headers = { authorization: basicOf(await givenClient(origin, testAccountId)) };
    const reply = await origin.call("POST", "/v3/auth/token", { headers, body: { grant_type: "client_credentials" } });
    expect(reply.body).toEqual({
      access_token: expect.stringMatching(/^dinie_at_/) as string,
      token_type: "bearer",
      expires_in: 3600,
    });
  });

  test("are given for the credentials inside a form or a JSON body as well", async () => {
    const parts = { ...(await givenClient(origin, testAccountId)), grant_type: "client_credentials" };
    const json = await origin.call("POST", "/v3/auth/token", { body: parts });
    const form = await origin.call("POST", "/v3/auth/token", {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(parts).toString(),
    });
    expect([json.status, form.status]).toEqual([200, 200]);
  });

  test("are refused for wrong credentials, for those of another wire and for another grant", async () => {
    const checkout = await givenClient(origin, testAccountId, "checkout");
    const ask = (body: object) => origin.call("POST", "/v3/auth/token", { body });
    const grant_type = "client_credentials";
    for (const parts of [{ client_id: "x", client_secret: "y" }, checkout, {}]) {
      const reply = await ask({ ...parts, grant_type });
      expect([reply.status, objectOf(reply)["code"], reply.headers.get("www-authenticate")]).toEqual([
        401,
        "invalid_credentials",
        'Basic realm="auth"',
      ]);
    }
    const reply = await ask({ ...(await givenClient(origin, testAccountId)), grant_type: "password" });
    expect([reply.status, objectOf(reply)["code"]]).toEqual([400, "unsupported_grant_type"]);
  });

  test.each([
    ["none", () => Promise.resolve({}), "missing_token"],
    ["a foreign one", () => Promise.resolve({ authorization: "Bearer abc" }), "invalid_token"],
    ["a forged one", () => Promise.resolve({ authorization: `Bearer ${token}x` }), "invalid_token"],
    ["a checkout token in disguise", disguisedToken, "invalid_token"],
    ["one that is over its hour", overTime, "token_expired"],
  ])("with %s a call is refused", async (_claim, headers, code) => {
    const reply = await origin.call("GET", path, { headers: await headers() });
    expect(reply.headers.get("content-type")).toContain("application/problem+json");
    expect(reply.body).toMatchObject({ status: 401, code, instance: path });
  });

  function overTime() {
    origin.ctx.clock.advance(hourMs);
    return Promise.resolve({ authorization: `Bearer ${token}` });
  }

  async function disguisedToken() {
    const client = await givenClient(origin, testAccountId, "checkout");
    const reply = await origin.call("POST", `/v1/accounts/${testAccountId}/auth/token`, {
      headers: { authorization: basicOf(client) },
      body: { grant_type: "client_credentials", audience: `https://api.dintero.com/v1/accounts/${testAccountId}` },
    });
    expect(reply.status).toBe(200);
    return { authorization: `Bearer dinie_at_${String(objectOf(reply)["access_token"])}` };
  }
});
