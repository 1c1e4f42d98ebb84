import { beforeEach, expect, test } from "vitest";
import { addAccount, addMerchant } from "../accounts/account.service.ts";
import { verifyAuditChains } from "../audit/audit.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { accessTokenLifeSeconds, issueAccessToken, verifyAccessToken } from "./access-token.ts";
import { createVault, keysOfMaster } from "./vault.ts";
import {
  createCredential,
  type CredentialRecord,
  listCredentials,
  revokeCredential,
  rotateCredential,
} from "./credential.service.ts";
import { authenticateApiKey, proveClient } from "./authenticate-client.service.ts";

let ctx: TestContext;
let accountId: string;
const by = systemActor("test");
const audience = () => `https://api.dintero.com/v1/accounts/${accountId}`;

beforeEach(async () => {
  ctx = await makeTestContext();
  accountId = (await addAccount(ctx, { name: "Nordlys Sport", kind: "sandbox" })).account_id;
});

async function makeClient(): Promise<{ clientId: string; secret: string; credential: CredentialRecord }> {
  const issued = await createCredential(ctx, { accountId, api: "checkout" });
  if (!("client_id" in issued)) throw new Error("a client was expected");
  const client = { clientId: issued.client_id, secret: issued.client_secret };
  const credential = (await proveClient(ctx, client)).credential;
  if (credential === null) throw new Error("the secret was refused");
  return { ...client, credential };
}

test("a client is known by its secret and by no other", async () => {
  const { clientId, secret, credential } = await makeClient();
  expect(credential).toMatchObject({ account_id: accountId, api: "checkout", revoked_at: null });
  expect((await proveClient(ctx, { clientId, secret: `${secret}x` })).credential).toBeNull();
  expect((await proveClient(ctx, { clientId: "nobody", secret })).credential).toBeNull();
});

test("the secret is stored nowhere", async () => {
  const { secret } = await makeClient();
  const rows = await ctx.store.read((db) => db.selectFrom("credential").selectAll().execute());
  const log = await ctx.store.read((db) => db.selectFrom("audit_entry").selectAll().execute());
  expect(JSON.stringify([rows, log])).not.toContain(secret);
});

test("an API key names its environment and is narrowed to a merchant", async () => {
  await addMerchant(ctx, { accountId, id: "oslo" });
  const issued = await createCredential(ctx, { accountId, api: "payments", merchantId: "oslo" });
  if (!("api_key" in issued)) throw new Error("a key was expected");
  expect(issued.api_key).toMatch(/^di_sand_/);
  expect(await authenticateApiKey(ctx, issued.api_key)).toMatchObject({ merchant_id: "oslo", api: "payments" });
  expect(await authenticateApiKey(ctx, issued.api_key.slice(0, -1) + "?")).toBeNull();
  expect(await authenticateApiKey(ctx, "")).toBeNull();
});

test.each([
  ["an account that does not exist", { accountId: "T00000000" }],
  ["a merchant of no account", { merchantId: "nowhere" }],
])("no credential is made for %s", async (_claim, change) => {
  await expect(createCredential(ctx, { accountId, api: "payments", ...change })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("an access token names its caller for four hours", async () => {
  const { credential } = await makeClient();
  const { access_token, expires_in } = await issueAccessToken(ctx, credential, audience());
  expect(expires_in).toBe(14_400);
  const caller = await verifyAccessToken(ctx, access_token);
  expect(caller).toMatchObject({ accountId, clientId: credential.client_id, credentialId: credential.id });
  expect(caller.scopes.has("admin:checkout")).toBe(true);
  ctx.clock.advance((accessTokenLifeSeconds - 1) * 1_000);
  await expect(verifyAccessToken(ctx, access_token)).resolves.toBeDefined();
  ctx.clock.advance(1_000);
  await expect(verifyAccessToken(ctx, access_token)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a changed token, one of another key and one that is none are refused alike", async () => {
  const { credential } = await makeClient();
  const { access_token } = await issueAccessToken(ctx, credential, audience());
  const [header = "", claims = "", signature = ""] = access_token.split(".");
  const more = Buffer.from(claims, "base64url").toString().replace("read:checkout", "read:everything");
  const unsigned = Buffer.from('{"alg":"none"}').toString("base64url");
  const elsewhere = { ...ctx, vault: createVault(keysOfMaster(Buffer.alloc(32, 8))) };
  const forged = [
    `${header}.${Buffer.from(more).toString("base64url")}.${signature}`,
    `${unsigned}.${claims}.`,
    (await issueAccessToken(elsewhere, credential, audience())).access_token,
    "nonsense",
    "",
  ];
  for (const token of forged) {
    await expect(verifyAccessToken(ctx, token)).rejects.toMatchObject({ code: "unauthenticated" });
  }
});

test("a changed token is refused after the right one was accepted", async () => {
  const { credential } = await makeClient();
  const { access_token } = await issueAccessToken(ctx, credential, audience());
  await verifyAccessToken(ctx, access_token);
  await expect(verifyAccessToken(ctx, access_token.slice(0, -2))).rejects.toMatchObject({ code: "unauthenticated" });
});

test("revoking ends the client and its tokens with the very next call", async () => {
  const { clientId, secret, credential } = await makeClient();
  const { access_token } = await issueAccessToken(ctx, credential, audience());
  await verifyAccessToken(ctx, access_token);
  await revokeCredential(ctx, { scope: [accountId], id: credential.id, by });
  await expect(verifyAccessToken(ctx, access_token)).rejects.toMatchObject({ code: "unauthenticated" });
  expect((await proveClient(ctx, { clientId, secret })).credential).toBeNull();
});

test.each([
  ["leaves its tokens alone", false],
  ["ends its tokens when that is asked for, even within the same instant", true],
])("rotating replaces the secret and %s", async (_claim, endsTokens) => {
  const { clientId, secret, credential } = await makeClient();
  const { access_token } = await issueAccessToken(ctx, credential, audience());
  const issued = await rotateCredential(ctx, { scope: "all", id: credential.id, endsTokens, by });
  if (!("client_secret" in issued)) throw new Error("a client was expected");
  expect((await proveClient(ctx, { clientId, secret })).credential).toBeNull();
  const fresh = (await proveClient(ctx, { clientId, secret: issued.client_secret })).credential;
  if (fresh === null) throw new Error("the new secret was refused");
  const token = await issueAccessToken(ctx, fresh, audience());
  await expect(verifyAccessToken(ctx, token.access_token)).resolves.toBeDefined();
  const old = verifyAccessToken(ctx, access_token);
  if (endsTokens) await expect(old).rejects.toMatchObject({ code: "unauthenticated" });
  else await expect(old).resolves.toBeDefined();
});

test("another account's credential does not exist", async () => {
  const { credential } = await makeClient();
  const command = { scope: ["T99999999"], id: credential.id, by };
  await expect(revokeCredential(ctx, command)).rejects.toMatchObject({ code: "not_found" });
  expect(await listCredentials(ctx, ["T99999999"])).toEqual([]);
});

test("use is noted, and at most once a minute", async () => {
  const { credential } = await makeClient();
  const { access_token } = await issueAccessToken(ctx, credential, audience());
  const lastUsed = async () => (await listCredentials(ctx, "all"))[0]?.last_used_at;
  const first = ctx.clock.now();
  await expect.poll(lastUsed).toBe(first);
  ctx.clock.advance(59_000);
  await verifyAccessToken(ctx, access_token);
  expect(await lastUsed()).toBe(first);
  ctx.clock.advance(1_000);
  await verifyAccessToken(ctx, access_token);
  await expect.poll(lastUsed).toBe(ctx.clock.now());
});

test("everything is in the account's audit chain", async () => {
  const { credential } = await makeClient();
  await rotateCredential(ctx, { scope: "all", id: credential.id, endsTokens: true, by });
  await revokeCredential(ctx, { scope: "all", id: credential.id, by });
  const log = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select("action").where("chain", "=", accountId).orderBy("position").execute(),
  );
  expect(log.map(({ action }) => action)).toEqual(["credential.created", "credential.rotated", "credential.revoked"]);
  expect((await ctx.store.read((db) => verifyAuditChains(db))).ok).toBe(true);
});
