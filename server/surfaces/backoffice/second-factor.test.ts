import { generateSync } from "otplib";
import { beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "../../audit/system-actor.ts";
import { setFactorPolicy } from "../../identity/factor-policy.service.ts";
import { addStaff } from "../../identity/staff.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount } from "../../testing/payments.ts";

const password = "the lamp in the hall";
const email = "kari@kontor.example";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let staffId: string;
let kari: { cookie: string };

beforeEach(async () => {
  ctx = await makeTestContext();
  ctx.config = { ...ctx.config, hasRateLimits: false };
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  staffId = (await addStaff(ctx, { email, role: "finance", password, by: systemActor("test") })).staff_id;
  kari = { cookie: cookieOf(await signIn()) };
});

const signIn = (totp?: string) =>
  backoffice.stranger.post("/session", { email, password, ...(totp === undefined ? {} : { totp }) });
const cookieOf = (answer: { headers: Headers }) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const ask = (method: string, path: string, body?: object, who: { cookie: string } = kari) =>
  backoffice.stranger.send(method, path, body, who);
const codeOf = (secret: string, ahead = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.parse(ctx.clock.now()) / 1_000) + ahead * 30 });

async function givenApp(): Promise<{ secret: string; codes: string[] }> {
  const secret = String((await ask("POST", "/me/totp")).json?.["secret"]);
  const { status, json } = await ask("POST", "/me/totp/confirm", { code: codeOf(secret) });
  expect(status).toBe(200);
  ctx.clock.advance(60_000);
  return { secret, codes: json?.["recovery_codes"] as string[] };
}

describe("an authenticator app", () => {
  test("counts once its first code was right, and brings ten recovery codes", async () => {
    const { secret } = (await ask("POST", "/me/totp")).json as { secret: string };
    expect((await signIn()).status).toBe(200);
    expect((await ask("POST", "/me/totp/confirm", { code: "000000" })).status).toBe(400);
    const { json } = await ask("POST", "/me/totp/confirm", { code: codeOf(secret) });
    expect(new Set(json?.["recovery_codes"] as string[]).size).toBe(10);
    const refused = await signIn();
    expect([refused.status, refused.json?.["code"]]).toEqual([401, "second_factor_required"]);
    expect(refused.json?.["facts"]).toEqual({ methods: ["totp", "recovery_code"], is_wrong: false });
    expect(refused.headers.get("set-cookie")).toBeNull();
  });

  test.each([
    ["the present code", 0, 200],
    ["the one before", -1, 200],
    ["the one after", 1, 200],
    ["the one before that", -2, 401],
    ["the one after that", 2, 401],
  ])("lets in with %s: %i steps away", async (_claim, ahead, status) => {
    const { secret } = await givenApp();
    ctx.clock.advance(10 * 60_000);
    expect((await signIn(codeOf(secret, ahead))).status).toBe(status);
  });

  test("takes each code once, and none from before it", async () => {
    const { secret } = await givenApp();
    const [before, code] = [codeOf(secret, -1), codeOf(secret)];
    expect((await signIn(code)).status).toBe(200);
    for (const used of [code, before]) {
      const refused = await signIn(used);
      expect(refused.json).toMatchObject({ code: "second_factor_required", facts: { is_wrong: true } });
    }
  });

  test("is kept sealed", async () => {
    const { secret } = await givenApp();
    const rows = await ctx.store.read((db) => db.selectFrom("staff_totp").select("seed").execute());
    expect(rows[0]?.seed.includes(secret)).toBe(false);
  });

  test("can be removed, and takes the recovery codes along", async () => {
    const { codes } = await givenApp();
    const { json } = await ask("DELETE", "/me/totp");
    expect(json).toMatchObject({ has_totp: false, recovery_codes_left: 0 });
    expect((await signIn()).status).toBe(200);
    await givenApp();
    expect((await signIn(codes[0])).status).toBe(401);
  });
});

describe("a recovery code", () => {
  test("lets in once, however it is typed", async () => {
    const { codes } = await givenApp();
    const typed = (codes[3] ?? "").toUpperCase().replaceAll("-", " ");
    expect((await signIn(typed)).status).toBe(200);
    expect((await signIn(codes[3])).status).toBe(401);
    expect((await ask("GET", "/me")).json).toMatchObject({ recovery_codes_left: 9 });
  });

  test("is void once there are new ones", async () => {
    const { codes } = await givenApp();
    const renewed = (await ask("POST", "/me/recovery-codes")).json?.["recovery_codes"] as string[];
    expect((await signIn(codes[0])).status).toBe(401);
    expect((await signIn(renewed[0])).status).toBe(200);
  });

  test("is nowhere in the database", async () => {
    const { codes } = await givenApp();
    const rows = await ctx.store.read((db) => db.selectFrom("staff_recovery_code").select("code_hash").execute());
    const plain = (codes[0] ?? "").replaceAll("-", "");
    expect(rows).toHaveLength(10);
    expect(rows.some(({ code_hash }) => code_hash.includes(plain))).toBe(false);
  });
});

test("a lost second step is taken away by another admin, and the sessions end", async () => {
  await givenApp();
  const admin = await backoffice.signedIn("admin");
  expect((await admin.post(`/staff/${admin.staffId ?? ""}/reset-factors`)).status).toBe(400);
  const { json } = await admin.post(`/staff/${staffId}/reset-factors`);
  expect(json).toMatchObject({ has_totp: false, has_passkey: false });
  expect((await ask("GET", "/me")).status).toBe(401);
  expect((await signIn()).status).toBe(200);
  const { data } = (await admin.get("/audit?action=staff.factors_reset")).json as { data: object[] };
  expect(data).toMatchObject([{ object_id: staffId, is_allowed: true }]);
});

describe("a role that has to have a second step", () => {
  const require = (isRequired = true) => setFactorPolicy(ctx, { role: "finance", isRequired, by: systemActor("test") });

  test("is led to set one up, and can do nothing else before", async () => {
    await require();
    expect((await ask("GET", "/session")).json).toMatchObject({ must_enrol: true });
    const refused = await ask("GET", "/payments");
    expect([refused.status, refused.json?.["code"]]).toEqual([403, "enrolment_required"]);
    expect((await ask("GET", "/stream")).status).toBe(403);
    await givenApp();
    expect((await ask("GET", "/payments")).status).toBe(200);
    expect((await ask("GET", "/session")).json).toMatchObject({ must_enrol: false });
  });

  test("keeps the last one", async () => {
    await givenApp();
    await require();
    expect((await ask("DELETE", "/me/totp")).status).toBe(400);
    await require(false);
    expect((await ask("DELETE", "/me/totp")).status).toBe(200);
  });

  test.each([
    ["a demo asks nobody", { isDemo: true, live: true }, []],
    ["an installation without live accounts asks nobody", { isDemo: false, live: false }, []],
    ["live accounts ask whoever moves money or administers", { isDemo: false, live: true }, ["finance", "admin"]],
  ])("%s", async (_claim, { isDemo, live }, asked) => {
    ctx.config = { ...ctx.config, isDemo };
    if (live) await givenAccount(ctx, "P00000001");
    const admin: BackofficeClient = await backoffice.signedIn("admin");
    const session = await admin.get("/session");
    expect(session.json).toMatchObject({ must_enrol: asked.includes("admin") });
    if (asked.includes("admin")) return;
    const { data } = (await admin.get("/factor-policies")).json as { data: { role: string; is_required: boolean }[] };
    expect(data.filter(({ is_required }) => is_required)).toEqual([]);
    const changed = await admin.send("PATCH", "/factor-policies/viewer", { is_required: true });
    expect(changed.json?.["data"]).toContainEqual({ role: "viewer", is_required: true });
  });
});
