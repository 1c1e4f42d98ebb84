import { beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "../../audit/system-actor.ts";
import { setStaffAccess } from "../../identity/staff-change.service.ts";
import { addStaff } from "../../identity/staff.service.ts";
import { createAuthenticator, type TestAuthenticator } from "../../testing/authenticator.ts";
import { type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";

const password = "the lamp in the hall";
const email = "kari@kontor.example";
const by = systemActor("test");

let ctx: TestContext;
let backoffice: RunningBackoffice;
let staffId: string;
let cookie: string;
let key: TestAuthenticator;

beforeEach(async () => {
  ctx = await makeTestContext();
  backoffice = await startBackoffice(ctx);
  await addStaff(ctx, { email: "root@kontor.example", role: "admin", password, by });
  staffId = (await addStaff(ctx, { email, role: "finance", password, by })).staff_id;
  cookie = cookieOf(await backoffice.stranger.post("/session", { email, password }));
  key = createAuthenticator(ctx.origins.backoffice);
});

const cookieOf = (answer: { headers: Headers }) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const ask = (method: string, path: string, body?: object) => backoffice.stranger.send(method, path, body, { cookie });
const challengeFrom = async (path: string, who: object = {}) =>
  (await backoffice.stranger.post(path, {}, { ...who })).json as { challenge: string };

async function register(authenticator = key) {
  const options = await challengeFrom("/me/passkey-options", { cookie });
  return ask("POST", "/me/passkeys", { name: "Laptop", credential: authenticator.register(options) });
}

const signIn = async (
  ...change: Parameters<TestAuthenticator["prove"]> extends [unknown, ...infer Rest] ? Rest : never
) => {
  const asked = await backoffice.stranger.post("/session/passkey-options");
  if (asked.status !== 200) return asked;
  const options = asked.json as { challenge: string };
  return backoffice.stranger.post("/session/passkey", { credential: key.prove(options, ...change) });
};

describe("a passkey", () => {
  test("signs in without a password, and is a second step from then on", async () => {
    const added = await register();
    expect(added.status).toBe(200);
    expect(added.json?.["recovery_codes"]).toHaveLength(10);
    const { status, json, headers } = await signIn();
    expect([status, json?.["staff"]]).toEqual([200, expect.objectContaining({ id: staffId })]);
    expect(headers.get("set-cookie")).toContain("HttpOnly");
    const refused = await backoffice.stranger.post("/session", { email, password });
    expect(refused.json).toMatchObject({
      code: "second_factor_required",
      facts: { methods: ["recovery_code", "passkey"] },
    });
    expect((await ask("GET", "/me")).json).toMatchObject({
      passkeys: [{ name: "Laptop", last_used_at: ctx.clock.now() }],
    });
  });

  test.each([
    ["of a page elsewhere", { origin: "https://evil.example" }],
    ["of a device that did not check who holds it", { isVerified: false }],
    ["of a copy, whose counter stands still", { counter: 1 }],
  ])("is refused with the answer %s", async (_claim, change) => {
    await register();
    expect((await signIn()).status).toBe(200);
    expect((await signIn(change)).status).toBe(401);
    expect((await signIn({ counter: 9 })).status).toBe(200);
  });

  test("answers each challenge once, and only what it was asked for", async () => {
    const late = await challengeFrom("/me/passkey-options", { cookie });
    await register();
    const options = await challengeFrom("/session/passkey-options");
    const credential = key.prove(options);
    expect((await backoffice.stranger.post("/session/passkey", { credential })).status).toBe(200);
    expect((await backoffice.stranger.post("/session/passkey", { credential })).status).toBe(401);
    expect((await backoffice.stranger.post("/session/passkey", { credential: key.prove(late) })).status).toBe(401);
  });

  test("has five minutes", async () => {
    await register();
    const options = await challengeFrom("/session/passkey-options");
    ctx.clock.advance(5 * 60_000);
    expect((await backoffice.stranger.post("/session/passkey", { credential: key.prove(options) })).status).toBe(401);
  });

  test("lets a whole office in at nine in the morning, and slows guessing down", async () => {
    await register();
    for (let n = 0; n < 8; n += 1) expect((await signIn()).status).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await signIn({ isVerified: false })).status);
    expect(statuses).toContain(429);
  });

  test("of somebody who is kept out, or that nobody registered, opens nothing", async () => {
    expect((await signIn()).status).toBe(401);
    await register();
    await setStaffAccess(ctx, { id: staffId, isDisabled: true, by });
    expect((await signIn()).status).toBe(401);
  });

  test("is registered by whoever was asked, and once", async () => {
    const options = await challengeFrom("/me/passkey-options", { cookie });
    const other = await backoffice.signedIn("finance");
    const credential = key.register(options);
    expect((await other.post("/me/passkeys", { name: "Stolen", credential })).status).toBe(400);
    expect((await register()).status).toBe(200);
    expect((await register()).status).toBe(400);
  });

  test("can be removed", async () => {
    await register();
    const passkeys = (await ask("GET", "/me")).json?.["passkeys"] as { id: string }[];
    const id = passkeys[0]?.id ?? "";
    const other = await backoffice.signedIn("finance");
    expect((await other.send("DELETE", `/me/passkeys/${id}`)).status).toBe(404);
    expect((await ask("DELETE", `/me/passkeys/${id}`)).json).toMatchObject({ passkeys: [], recovery_codes_left: 0 });
    expect((await signIn()).status).toBe(401);
  });
});
