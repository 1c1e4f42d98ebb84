import { beforeEach, describe, expect, test } from "vitest";
import { tokenCallSchema } from "../../../shared/identity/token-call.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { createCredential, revokeCredential } from "../../identity/credential.service.ts";
import { purgeTokenCalls } from "../../identity/token-call.service.ts";
import { systemActor } from "../../audit/system-actor.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { basicOf, type Client, givenClient } from "../../testing/lending-partner.ts";
import { type MerchantOrigin, startMerchantOrigin } from "../../testing/merchant-origin.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";

const dayMs = 86_400_000;
let origin: MerchantOrigin;
let backoffice: RunningBackoffice;
let admin: BackofficeClient;

beforeEach(async () => {
  origin = await startMerchantOrigin();
  await givenAccount(origin.ctx, testAccountId);
  await givenAccount(origin.ctx, "T00000002");
  backoffice = await startBackoffice(origin.ctx);
  admin = await backoffice.signedIn("admin");
});

function ask(client: Client, grant_type = "client_credentials") {
  const headers = { authorization: basicOf(client) };
  return origin.call("POST", "/v3/auth/token", { headers, body: { grant_type } });
}

async function log(query = "", by = admin) {
  return listSchema(tokenCallSchema).parse((await by.get(`/token-calls?${query}`)).json).data;
}

const outcomes = async (query = "", by = admin) => (await log(query, by)).map(({ outcome }) => outcome);

describe("the log of access tokens", () => {
  test("names who got one, from where and until when, and never the token", async () => {
    const client = await givenClient(origin, testAccountId);
    await ask(client);
    const [line, ...others] = await log();
    expect(others).toEqual([]);
    expect(line).toEqual({
      id: expect.stringMatching(/^tkc_/) as string,
      at: "2026-03-02T09:00:00.000Z",
      api: "lending",
      account_id: testAccountId,
      credential_id: expect.stringMatching(/^crd_/) as string,
      credential_name: "lending 2026-03-02",
      client_id: client.client_id,
      ip: "127.0.0.1",
      outcome: "issued",
      expires_at: "2026-03-02T10:00:00.000Z",
    });
    expect((await admin.get("/token-calls")).text).not.toContain("dinie_at_");
  });

  test("says why the others got none, and keeps no secret that was sent as a name", async () => {
    const { ctx } = origin;
    const client = await givenClient(origin, testAccountId);
    const secret = client.client_secret;
    await ask({ ...client, client_secret: `${secret}x` });
    await ask(client, "password");
    await ask(await givenClient(origin, testAccountId, "checkout"));
    await ask({ client_id: secret, client_secret: "x" });
    const issued = await createCredential(ctx, {
      accountId: testAccountId,
      api: "lending",
      expiresAt: "2026-03-02T09:00:01.000Z",
    });
    ctx.clock.advance(1_000);
    await ask(issued as Client);
    const [first] = await log("outcome=wrong_secret");
    await revokeCredential(ctx, { scope: "all", id: first?.credential_id ?? "", by: systemActor("test") });
    await ask(client);
    expect(new Set(await outcomes())).toEqual(
      new Set(["wrong_secret", "wrong_grant_type", "other_api", "unknown_client", "expired", "revoked"]),
    );
    const [unknown] = await log("outcome=unknown_client");
    expect(unknown).toMatchObject({ account_id: null, credential_id: null, client_id: "dinie_cs_tes…" });
    expect((await admin.get("/token-calls")).text).not.toContain(secret);
  });

  test("is narrowed by client, outcome and account, and an admin of one account sees no other's", async () => {
    await ask(await givenClient(origin, testAccountId));
    await ask(await givenClient(origin, "T00000002"), "password");
    await ask({ client_id: "nobody", client_secret: "x" });
    const narrow = await backoffice.signedIn("admin", ["T00000002"]);
    expect(await outcomes("", narrow)).toEqual(["wrong_grant_type"]);
    expect(await outcomes(`account=${testAccountId}`, narrow)).toEqual([]);
    const [foreign] = await log(`account=${testAccountId}`);
    expect(foreign?.outcome).toBe("issued");
    expect(await outcomes(`credential_id=${foreign?.credential_id}`)).toEqual(["issued"]);
    expect(await outcomes(`credential_id=${foreign?.credential_id}`, narrow)).toEqual([]);
    expect(await outcomes("client_id=nobody")).toEqual(["unknown_client"]);
  });

  test("is not filled by strangers", async () => {
    for (let n = 0; n < 25; n += 1) await ask({ client_id: `nobody-${n}`, client_secret: "x" });
    expect(await outcomes("limit=100")).toHaveLength(20);
  });

  test("forgets after ninety days", async () => {
    const { ctx } = origin;
    const client = await givenClient(origin, testAccountId);
    await ask(client);
    ctx.clock.advance(dayMs);
    await ask(client);
    ctx.clock.advance(89 * dayMs);
    expect([await purgeTokenCalls(ctx), await purgeTokenCalls(ctx)]).toEqual([1, 0]);
    admin = await backoffice.signedIn("admin");
    expect(await log()).toMatchObject([{ at: "2026-03-03T09:00:00.000Z" }]);
  });

  test("tells of the checkout wire as well", async () => {
    const client = await givenClient(origin, testAccountId, "checkout");
    const wanting = (accountId: string) =>
      origin.call("POST", `/v1/accounts/${testAccountId}/auth/token`, {
        headers: { authorization: basicOf(client) },
        body: { grant_type: "client_credentials", audience: `https://api.dintero.com/v1/accounts/${accountId}` },
      });
    await wanting(testAccountId);
    await wanting("T00000002");
    expect((await log("api=checkout")).map(({ outcome, expires_at }) => [outcome, expires_at])).toEqual([
      ["other_audience", null],
      ["issued", "2026-03-02T13:00:00.000Z"],
    ]);
  });
});
