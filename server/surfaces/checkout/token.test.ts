import { describe, expect, test } from "vitest";
import { readConfig } from "../../config.ts";
import { createCredential } from "../../identity/credential.service.ts";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  givenSecondClient,
  sessionBody,
  textOf,
} from "../../testing/checkout-client.ts";

const audience = "https://api.dintero.com/v1/accounts/T00000001";
const grant = { grant_type: "client_credentials", audience };

async function givenClient(): Promise<{ client: CheckoutClient; basic: string; id: string }> {
  const client = await givenCheckoutClient();
  const issued = await createCredential(client.ctx, { accountId: client.accountId, api: "checkout" });
  if (!("client_id" in issued)) throw new Error("A checkout credential has a client id");
  return { client, basic: basicOf(issued.client_id, issued.client_secret), id: issued.client_id };
}

function basicOf(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
}

function askFrom(client: CheckoutClient, address: string, authorization: string): Promise<Answer> {
  const headers = { authorization, "x-forwarded-for": address };
  return client.call("POST", "/v1/accounts/T00000001/auth/token", grant, { token: null, headers });
}

function ask(client: CheckoutClient, authorization: string, body: unknown, accountId = "T00000001"): Promise<Answer> {
  return client.call("POST", `/v1/accounts/${accountId}/auth/token`, body, { token: null, headers: { authorization } });
}

describe("the token call", () => {
  test("answers a bearer token for four hours that opens the API", async () => {
    const { client, basic } = await givenClient();
    const { status, body } = await ask(client, basic, grant);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 14_400 });
    const token = textOf(body["access_token"]);
    for (let count = 0; count < 2; count += 1) {
      expect((await client.call("POST", "/v1/sessions-profile", sessionBody(), { token })).status).toBe(200);
    }
  });

  test.each([
    "http://localhost:3001/v1/accounts/T00000001",
    "https://T00000001@api.dintero.com/v1/accounts/T00000001",
    "https://api.dintero.com/v1/accounts/T00000001/",
  ])("takes the account by the end of the audience %s", async (named) => {
    const { client, basic } = await givenClient();
    expect((await ask(client, basic, { ...grant, audience: named })).status).toBe(200);
  });

  test.each<[string, unknown]>([
    ["another grant", { ...grant, grant_type: "authorization_code" }],
    ["no grant", { audience }],
    ["no audience", { grant_type: "client_credentials" }],
    ["no body", undefined],
  ])("refuses %s with 400", async (_claim, body) => {
    const { client, basic } = await givenClient();
    const refused = await ask(client, basic, body);
    expect([refused.status, refused.body["error"]?.["code"]]).toEqual([400, "BAD_REQUEST"]);
  });

  test("refuses a wrong secret, an unknown client and no client alike with 401", async () => {
    const { client, id } = await givenClient();
    const refusals = await Promise.all(
      [basicOf(id, "wrong"), basicOf("unknown", "wrong"), "Bearer x"].map((header) => ask(client, header, grant)),
    );
    expect(refusals.map((refusal) => refusal.status)).toEqual([401, 401, 401]);
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal.body))).size).toBe(1);
  });

  test("refuses the audience of another account with 403, in the path and in the body", async () => {
    const { client, basic } = await givenClient();
    await givenSecondClient(client);
    const foreign = "https://api.dintero.com/v1/accounts/T00000002";
    expect((await ask(client, basic, { ...grant, audience: foreign })).status).toBe(403);
    expect((await ask(client, basic, { ...grant, audience: foreign }, "T00000002")).status).toBe(403);
    expect((await ask(client, basic, grant, "T00000002")).status).toBe(403);
  });

  test("lets a client call ten times a second and says when to come back", async () => {
    const { client, basic } = await givenClient();
    const answers = [];
    for (let count = 0; count < 11; count += 1) answers.push(await ask(client, basic, grant));
    expect(answers.map((answer) => answer.status)).toEqual([...Array<number>(10).fill(200), 429]);
    expect(answers.at(-1)?.headers["retry-after"]).toBe("1");
    client.ctx.clock.advance(100);
    expect((await ask(client, basic, grant)).status).toBe(200);
  });

  test("slows down who guesses a client's secret, and leaves the client alone", async () => {
    const { client, basic, id } = await givenClient();
    const statuses = [];
    for (let count = 0; count < 11; count += 1)
      statuses.push((await askFrom(client, "192.0.2.1", basicOf(id, "guess"))).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    const refused = await askFrom(client, "192.0.2.1", basicOf(id, "guess"));
    expect(refused.headers["retry-after"]).toBe("1");
    expect((await askFrom(client, "192.0.2.2", basic)).status).toBe(200);
  });

  test("slows down an address that makes client ids up, and no other address", async () => {
    const { client, basic } = await givenClient();
    const statuses = [];
    for (let count = 0; count < 51; count += 1)
      statuses.push((await askFrom(client, "192.0.2.1", basicOf(`made-up-${count}`, "guess"))).status);
    expect(statuses).toEqual([...Array<number>(50).fill(401), 429]);
    expect((await askFrom(client, "192.0.2.1", "Bearer x")).status).toBe(429);
    expect((await askFrom(client, "192.0.2.2", basic)).status).toBe(200);
  });

  test("counts no failure for a client whose secret is right", async () => {
    const { client, basic } = await givenClient();
    for (let count = 0; count < 60; count += 1) {
      expect((await askFrom(client, "192.0.2.1", basic)).status).toBe(200);
      client.ctx.clock.advance(100);
    }
  });

  test("has no limit where the installation has none", async () => {
    const client = await givenCheckoutClient({ config: readConfig({ KONTOR_RATE_LIMITS: "off" }) });
    for (let count = 0; count < 12; count += 1) expect((await ask(client, basicOf("x", "y"), grant)).status).toBe(401);
  });
});
