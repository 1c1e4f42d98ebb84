import { generateSync } from "otplib";
import { beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "../../audit/system-actor.ts";
import { setFactorPolicy } from "../../identity/factor-policy.service.ts";
import { setSecretsPolicy, setStepUpLimit } from "../../identity/step-up-rules.service.ts";
import { addStaff } from "../../identity/staff.service.ts";
import { createAuthenticator } from "../../testing/authenticator.ts";
import { type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, givenAuthorizedPayment } from "../../testing/payments.ts";

const password = "the lamp in the hall";
const by = systemActor("test");
const tenMinutesMs = 10 * 60_000;

let ctx: TestContext;
let backoffice: RunningBackoffice;
let accountId: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  accountId = await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
});

/** Somebody who signed in eleven minutes ago. */
async function givenPerson(role: "admin" | "finance") {
  const email = `${role}@kontor.example`;
  await addStaff(ctx, { email, role, password, by });
  const answer = await backoffice.stranger.post("/session", { email, password });
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const ask = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    backoffice.stranger.send(method, path, body, { cookie, ...headers });
  return { ask, prove: (proof: object) => ask("POST", "/session/proof", proof) };
}

const clientOf = (name: string) => ({ account_id: accountId, name, type: "checkout" });
const needsProof = { status: 403, json: { code: "step_up_required" } };

describe("managing people", () => {
  test("takes a proof of the last ten minutes, and the sign-in is one", async () => {
    const { ask, prove } = await givenPerson("admin");
    const invite = (n: number) =>
      ask("POST", "/staff", { email: `p${n}@kontor.example`, name: "P", role: "viewer", account_ids: [] });
    ctx.clock.advance(tenMinutesMs - 1);
    expect((await invite(1)).status).toBe(200);
    ctx.clock.advance(1);
    const refused = await invite(2);
    expect(refused).toMatchObject(needsProof);
    expect(refused.json?.["facts"]).toEqual({ methods: ["password"] });
    expect((await prove({ password: "the lamp in the hell" })).json).toMatchObject({
      errors: { password: "The password is not right." },
    });
    expect(await invite(2)).toMatchObject(needsProof);
    expect((await prove({ password })).status).toBe(200);
    expect((await invite(2)).status).toBe(200);
    ctx.clock.advance(tenMinutesMs);
    expect(await invite(3)).toMatchObject(needsProof);
  });

  test("looking at them takes none", async () => {
    const { ask } = await givenPerson("admin");
    ctx.clock.advance(tenMinutesMs);
    expect((await ask("GET", "/staff")).status).toBe(200);
  });
});

describe("a proof", () => {
  test("is by the second step for people who have one: the password alone is not enough", async () => {
    const { ask, prove } = await givenPerson("finance");
    const secret = String((await ask("POST", "/me/totp")).json?.["secret"]);
    const code = () => generateSync({ secret, epoch: Math.floor(Date.parse(ctx.clock.now()) / 1_000) });
    await ask("POST", "/me/totp/confirm", { code: code() });
    ctx.clock.advance(tenMinutesMs);
    const refused = await ask("POST", "/me/recovery-codes");
    expect(refused.json).toMatchObject({ code: "step_up_required", facts: { methods: ["totp"] } });
    expect((await prove({ password })).status).toBe(400);
    const used = code();
    expect((await prove({ code: used })).status).toBe(200);
    expect((await prove({ code: used })).status).toBe(400);
    expect((await ask("POST", "/me/recovery-codes")).status).toBe(200);
  });

  test("by passkey is one of the person's own, for what this session asked", async () => {
    const { ask } = await givenPerson("finance");
    const key = createAuthenticator(ctx.origins.backoffice);
    const register = (await ask("POST", "/me/passkey-options")).json as { challenge: string };
    await ask("POST", "/me/passkeys", { name: "Key", credential: key.register(register) });
    ctx.clock.advance(tenMinutesMs);
    const forSignIn = (await backoffice.stranger.post("/session/passkey-options")).json as { challenge: string };
    const proveWith = (challenge: { challenge: string }) =>
      ask("POST", "/session/proof/passkey", { credential: key.prove(challenge) });
    expect((await proveWith(forSignIn)).status).toBe(400);
    expect(await ask("POST", "/me/recovery-codes")).toMatchObject(needsProof);
    const asked = (await ask("POST", "/session/proof/passkey-options")).json as { challenge: string };
    expect((await proveWith(asked)).status).toBe(200);
    expect((await ask("POST", "/me/recovery-codes")).status).toBe(200);
  });

  test("is slowed down like a sign-in, so that a stolen session cannot find the password out", async () => {
    const { prove } = await givenPerson("admin");
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await prove({ password: `guess number ${n}` })).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  });
});

describe("secrets", () => {
  test("take a proof once an admin has decided so", async () => {
    const { ask, prove } = await givenPerson("admin");
    ctx.clock.advance(tenMinutesMs);
    expect((await ask("POST", "/credentials", clientOf("before"))).status).toBe(200);
    await setSecretsPolicy(ctx, { isAsked: true, by });
    expect(await ask("POST", "/credentials", clientOf("after"))).toMatchObject(needsProof);
    await prove({ password });
    expect((await ask("POST", "/credentials", clientOf("after"))).status).toBe(200);
  });

  test("take one from the start where there are live accounts", async () => {
    ctx.config = { ...ctx.config, isDemo: false };
    const { ask } = await givenPerson("admin");
    expect((await ask("GET", "/step-up")).json).toEqual({ asks_for_secrets: false, limits: [] });
    await setFactorPolicy(ctx, { role: "admin", isRequired: false, by });
    await givenAccount(ctx, "P00000001");
    expect((await ask("GET", "/step-up")).json).toEqual({ asks_for_secrets: true, limits: [] });
    ctx.clock.advance(tenMinutesMs);
    expect(await ask("POST", "/credentials", clientOf("live"))).toMatchObject(needsProof);
  });
});

describe("money", () => {
  const capture = async (amount: number, limit: number | null) => {
    const { ask, prove } = await givenPerson("finance");
    const { payment } = await givenAuthorizedPayment(ctx, { amount: 1_000_00, currency: "NOK" });
    await setStepUpLimit(ctx, { limit: { account_id: accountId, currency: "NOK", amount: limit }, by });
    ctx.clock.advance(tenMinutesMs);
    const send = () => ask("POST", `/payments/${payment.id}/capture`, { amount }, { "idempotency-key": "one-wish" });
    return { send, prove };
  };

  test.each([
    ["without a limit nothing is asked", 1_000_00, null, 200],
    ["at the limit nothing is asked", 500_00, 500_00, 200],
    ["an øre above it is", 500_01, 500_00, 403],
  ])("%s", async (_claim, amount, limit, status) => {
    const { send } = await capture(amount, limit);
    expect((await send()).status).toBe(status);
  });

  test("moves once, when the same request is repeated after the proof", async () => {
    const { send, prove } = await capture(600_00, 500_00);
    expect(await send()).toMatchObject(needsProof);
    await prove({ password });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.json).toMatchObject({ captured: 600_00 });
  });
});
