import { verify } from "@node-rs/argon2";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { addAccount } from "../accounts/account.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { signIn, signOut } from "./sign-in.service.ts";
import { describeSession, findSignedIn, sessionCookie, sessionIdleMs, sessionLifeMs } from "./staff-session.service.ts";
import { addStaff } from "./staff.service.ts";
import { changeStaff, setStaffAccess } from "./staff-change.service.ts";

// Counted, and otherwise the real one.
vi.mock("@node-rs/argon2", { spy: true });

let ctx: TestContext;
let staffId: string;
const by = systemActor("test");
const password = "correct horse battery";
const kari = {
  ...{ email: "kari@kontor.example", password, ip: "192.0.2.1", userAgent: "test" },
  deviceToken: null as string | null,
};

beforeEach(async () => {
  ctx = await makeTestContext();
  await addStaff(ctx, { email: "root@kontor.example", role: "admin", password, by });
  staffId = (await addStaff(ctx, { email: "Kari@Kontor.example", name: "Kari", role: "support", password, by }))
    .staff_id;
});

const tokenOf = async (change: Partial<typeof kari> = {}) => (await signIn(ctx, { ...kari, ...change })).token;

describe("a session", () => {
  test("is the person's, with their role and accounts", async () => {
    const account = await addAccount(ctx, { name: "Nordlys Sport", kind: "sandbox" });
    const signedIn = await findSignedIn(ctx, await tokenOf());
    if (signedIn === null) throw new Error("nobody is signed in");
    expect(signedIn).toMatchObject({ staff: { id: staffId, name: "Kari" }, role: "support", scope: "all" });
    const view = await describeSession(ctx, signedIn);
    expect(view.accounts.map(({ id }) => id)).toEqual([account.account_id]);
    expect(view.permissions).toContain("deliveries.resend");
    expect(view.permissions).not.toContain("payments.refund");
  });

  test("reaches only the accounts that the person was narrowed to", async () => {
    const { account_id } = await addAccount(ctx, { name: "Nordlys Sport", kind: "sandbox" });
    await addAccount(ctx, { name: "Fjellbakeriet", kind: "sandbox" });
    const email = "ola@kontor.example";
    await addStaff(ctx, { email, role: "viewer", password, accountIds: [account_id], by });
    expect((await findSignedIn(ctx, await tokenOf({ email })))?.scope).toEqual([account_id]);
  });

  test("is kept as a hash", async () => {
    const token = await tokenOf();
    const rows = await ctx.store.read((db) => db.selectFrom("staff_session").selectAll().execute());
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test.each([
    ["signing out", (token: string) => signOut(ctx, { token, ip: null })],
    ["another role", () => changeStaff(ctx, { id: staffId, role: "finance", by })],
    ["being disabled", () => setStaffAccess(ctx, { id: staffId, isDisabled: true, by })],
  ])("ends at once by %s", async (_claim, end) => {
    const token = await tokenOf();
    await end(token);
    expect(await findSignedIn(ctx, token)).toBeNull();
  });

  test("does not come back with the old role", async () => {
    const token = await tokenOf();
    await changeStaff(ctx, { id: staffId, role: "finance", by });
    ctx.clock.advance(1);
    await changeStaff(ctx, { id: staffId, role: "support", by });
    expect(await findSignedIn(ctx, token)).toBeNull();
  });

  test("ends half an hour after the last request, noted to the minute", async () => {
    const token = await tokenOf();
    ctx.clock.advance(sessionIdleMs - 1);
    expect(await findSignedIn(ctx, token)).not.toBeNull();
    await expect.poll(lastSeen, { interval: 2 }).toBe(ctx.clock.now());
    ctx.clock.advance(sessionIdleMs - 1);
    expect(await findSignedIn(ctx, token)).not.toBeNull();
    await expect.poll(lastSeen, { interval: 2 }).toBe(ctx.clock.now());
    ctx.clock.advance(sessionIdleMs);
    expect(await findSignedIn(ctx, token)).toBeNull();
  });

  test("ends after twelve hours, however busy", async () => {
    const token = await tokenOf();
    const stepMs = sessionIdleMs / 2;
    for (let passedMs = stepMs; passedMs < sessionLifeMs; passedMs += stepMs) {
      ctx.clock.advance(stepMs);
      expect(await findSignedIn(ctx, token)).not.toBeNull();
      await expect.poll(lastSeen, { interval: 2 }).toBe(ctx.clock.now());
    }
    ctx.clock.advance(stepMs);
    expect(await findSignedIn(ctx, token)).toBeNull();
  });

  async function lastSeen(): Promise<string | undefined> {
    const rows = await ctx.store.read((db) => db.selectFrom("staff_session").select("last_seen_at").execute());
    return rows[0]?.last_seen_at;
  }
});

describe("signing in", () => {
  test.each([
    ["a wrong password", { password: "correct horse batterx" }],
    ["an unknown person", { email: "nobody@kontor.example" }],
  ])(
    "answers %s with the same words, and the log tells of it without naming the person in the chain",
    async (_c, change) => {
      const message = "The e-mail address or the password is not right.";
      await expect(tokenOf(change)).rejects.toMatchObject({ code: "unauthenticated", message });
      const [entry] = await ctx.store.read((db) =>
        db.selectFrom("audit_entry").selectAll().where("is_allowed", "=", 0).execute(),
      );
      expect(entry).toMatchObject({ action: "session.started", chain: "installation" });
      expect(entry?.details).not.toContain("@");
      expect(entry?.personal).toContain("email" in change ? change.email : kari.email);
    },
  );

  test("answers a disabled person like a stranger", async () => {
    await setStaffAccess(ctx, { id: staffId, isDisabled: true, by });
    await expect(tokenOf()).rejects.toMatchObject({ code: "unauthenticated" });
    await setStaffAccess(ctx, { id: staffId, isDisabled: false, by });
    await expect(tokenOf()).resolves.toBeTypeOf("string");
  });

  test("slows guessing from one address down, and says for how long", async () => {
    for (let tries = 0; tries < 5; tries += 1) await failToSignIn();
    const refusal = await tokenOf().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "rate_limited", details: { retryAfterSeconds: 15 } });
    ctx.clock.advance(15_000);
    await expect(tokenOf()).resolves.toBeTypeOf("string");
  });

  test("does not let a stranger who guesses from many addresses keep the owner out of a known device", async () => {
    const { deviceToken } = await signIn(ctx, kari);
    for (let tries = 0; tries < 10; tries += 1) await failToSignIn({ ip: `198.51.100.${tries}` });
    await expect(tokenOf()).rejects.toMatchObject({ code: "rate_limited" });
    await expect(tokenOf({ deviceToken, ip: "203.0.113.9" })).resolves.toBeTypeOf("string");
  });

  test("nor one who guesses from the owner's own network", async () => {
    const { deviceToken } = await signIn(ctx, kari);
    for (let tries = 0; tries < 5; tries += 1) await failToSignIn();
    for (let tries = 0; tries < 15; tries += 1) await failToSignIn({ email: `guess${tries}@kontor.example` });
    await expect(tokenOf()).rejects.toMatchObject({ code: "rate_limited" });
    await expect(tokenOf({ deviceToken })).resolves.toBeTypeOf("string");
  });

  test("slows guessing on a known device down too, and one person's device is nobody else's", async () => {
    const { deviceToken } = await signIn(ctx, kari);
    for (let tries = 0; tries < 5; tries += 1) await failToSignIn({ deviceToken });
    await expect(tokenOf({ deviceToken })).rejects.toMatchObject({ code: "rate_limited" });
    const root = { email: "root@kontor.example", deviceToken };
    for (let tries = 0; tries < 10; tries += 1) await failToSignIn({ ...root, ip: `198.51.100.${tries}` });
    await expect(tokenOf({ ...root, ip: "203.0.113.9" })).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("limits one address whomever it tries", async () => {
    for (let tries = 0; tries < 20; tries += 1) await failToSignIn({ email: `guess${tries}@kontor.example` });
    await expect(tokenOf()).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("takes the addresses of one IPv6 network for one caller", async () => {
    for (let tries = 0; tries < 5; tries += 1) await failToSignIn({ ip: `2001:db8:1:2::${tries}` });
    await expect(tokenOf({ ip: "2001:db8:1:2:ffff::1" })).rejects.toMatchObject({ code: "rate_limited" });
    await expect(tokenOf({ ip: "2001:db8:1:3::1" })).resolves.toBeTypeOf("string");
  });

  test("does not count what succeeds", async () => {
    for (let tries = 0; tries < 30; tries += 1) await tokenOf();
    await expect(tokenOf()).resolves.toBeTypeOf("string");
  });

  test.each([
    ["a wrong password", { password: "correct horse batterx" }],
    ["an unknown person", { email: "nobody@kontor.example" }],
    ["the right one", {}],
  ])("does the same costly work for %s", async (_claim, change) => {
    vi.mocked(verify).mockClear();
    await tokenOf(change).catch(() => undefined);
    const costs = vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split("$").slice(1, 4).join("$"));
    expect(costs).toEqual(["argon2id$v=19$m=19456,t=2,p=1"]);
  });

  test("does no costly work for tries that are refused for their number", async () => {
    for (let tries = 0; tries < 5; tries += 1) await failToSignIn();
    vi.mocked(verify).mockClear();
    await expect(tokenOf()).rejects.toMatchObject({ code: "rate_limited" });
    expect(verify).not.toHaveBeenCalled();
  });

  test("does it for two people at a time, however many come", async () => {
    let [running, most] = [0, 0];
    const { verify: real } = await vi.importActual<{ verify: typeof verify }>("@node-rs/argon2");
    vi.mocked(verify).mockImplementation(async (...hashed) => {
      running += 1;
      most = Math.max(most, running);
      return real(...hashed).finally(() => (running -= 1));
    });
    ctx.config = { ...ctx.config, hasRateLimits: false };
    await Promise.all(Array.from({ length: 8 }, () => tokenOf()));
    expect(most).toBe(2);
  });

  async function failToSignIn(change: Partial<typeof kari> = {}): Promise<void> {
    await expect(tokenOf({ password: "guess number one", ...change })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  }
});

describe("people", () => {
  test.each([
    ["a short password", { password: "elevenchars" }],
    ["an address that is none", { email: "kari" }],
    ["an address that is taken", { email: "KARI@kontor.example" }],
  ])("are not added with %s", async (_claim, change) => {
    const person = { email: "new@kontor.example", role: "viewer" as const, password, by, ...change };
    await expect(addStaff(ctx, person)).rejects.toMatchObject({ code: "validation_failed" });
  });

  test("keep one admin", async () => {
    const { staff } = (await signIn(ctx, { ...kari, email: "root@kontor.example" })).session;
    await expect(changeStaff(ctx, { id: staff.id, role: "viewer", by })).rejects.toMatchObject({
      code: "validation_failed",
    });
    await expect(setStaffAccess(ctx, { id: staff.id, isDisabled: true, by })).rejects.toMatchObject({
      code: "validation_failed",
    });
  });
});

test("the cookie is bound to the host wherever TLS is", () => {
  expect(sessionCookie(ctx)).toEqual({ name: "kontor_session", isSecure: false });
  const origins = { ...ctx.origins, backoffice: "https://office.shop.example" };
  expect(sessionCookie({ origins })).toEqual({ name: "__Host-kontor_session", isSecure: true });
});
