import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Role } from "../../shared/permissions.ts";
import { systemActor } from "../audit/system-actor.ts";
import { setStaffAccess } from "../identity/staff-change.service.ts";
import {
  type AttackedServer,
  emailOf,
  type Reply,
  staffPassword,
  startAttackedServer,
} from "../testing/attacked-server.ts";

// Each sign-in is slow on purpose.
vi.setConfig({ testTimeout: 60_000 });

let server: AttackedServer;
let session: string;

beforeAll(async () => {
  server = await startAttackedServer();
  session = `${server.backoffice}/api/session`;
});

const by = systemActor("test");
const isIn = async (cookie: string) => (await server.ask("GET", session, { cookie })).status === 200;
const trySignIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  server.ask("POST", session, { body: { email, password }, headers });

describe("guessing", () => {
  test("an unknown person, a wrong password and a disabled person are answered with the same bytes", async () => {
    await setStaffAccess(server.ctx, { id: server.staff.viewer, isDisabled: true, by });
    const answers = [
      await trySignIn("nobody@kontor.example", staffPassword),
      await trySignIn(emailOf("admin"), "wrong horse battery staple"),
      await trySignIn(emailOf("viewer"), staffPassword),
    ];
    await setStaffAccess(server.ctx, { id: server.staff.viewer, isDisabled: false, by });
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    const bodies = answers.map(({ text }) => text.replace(/"request_id":"[^"]+"/, ""));
    expect(new Set(bodies).size).toBe(1);
  });

  test("an unknown person costs the same work as a known one, so that time does not tell them apart", async () => {
    const work = async (email: string) => {
      const before = process.cpuUsage();
      await trySignIn(email, "wrong horse battery staple");
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    let [known, unknown] = [0, 0];
    for (let round = 0; round < 12; round += 1) {
      known += await work(emailOf("admin"));
      unknown += await work(`nobody${round}@kontor.example`);
    }
    // Of the processor, not of the clock, which others share. Without its hash the one is a third of the other.
    expect(unknown).toBeGreaterThan(known * 0.65);
  });

  test("a cookie that was made up, sent twice or emptied opens nothing", async () => {
    const cookie = await server.signIn("admin");
    const [name = "", token = ""] = cookie.split("=");
    const guesses = [
      `${name}=`,
      `${name}=${"A".repeat(43)}`,
      `${name}=${token.slice(0, -1)}A`,
      `${cookie}; ${cookie}x`,
    ];
    for (const guess of guesses) expect([guess, await isIn(guess)]).toEqual([guess, false]);
    expect(await isIn(cookie)).toBe(true);
  });
});

describe("a stolen cookie is worth nothing with the next request", () => {
  const api = (path: string) => `${server.backoffice}/api${path}`;
  /** What the owner does with the very cookie, or from another session of theirs, or an admin does. */
  const byAdmin = async (method: string, path: string, body?: object) => {
    const cookie = await server.signIn("admin");
    return server.ask(method, api(path), { cookie, ...(body === undefined ? {} : { body }) });
  };
  const ends: readonly (readonly [string, Role, (cookie: string) => Promise<Reply>])[] = [
    ["after signing out", "viewer", (cookie) => server.ask("DELETE", session, { cookie })],
    [
      "after another role was given",
      "support",
      () => byAdmin("PATCH", `/staff/${server.staff.support}`, { role: "viewer" }),
    ],
    [
      "after an admin ended all sessions",
      "finance",
      () => byAdmin("POST", `/staff/${server.staff.finance}/end-sessions`),
    ],
    [
      "after its owner ended all sessions but their own",
      "finance",
      async () => server.ask("POST", api("/me/sessions/end-others"), { cookie: await server.signIn("finance") }),
    ],
    ["after the person was disabled", "finance", () => byAdmin("POST", `/staff/${server.staff.finance}/disable`)],
  ];

  test.each(ends)("%s", async (_claim, role, end) => {
    const cookie = await server.signIn(role);
    const reads = async () => (await server.ask("GET", api("/payments"), { cookie })).status;
    expect([await isIn(cookie), await reads()]).toEqual([true, 200]);
    const answer = await end(cookie);
    expect(answer.status).toBeLessThan(300);
    expect([await isIn(cookie), await reads()]).toEqual([false, 401]);
  });
});

describe("the cookie", () => {
  test("cannot be read by scripts, is not sent from other sites, and is kept as a hash alone", async () => {
    const answer = await trySignIn(emailOf("admin"), staffPassword);
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
    const token = cookie.split(";")[0]?.split("=")[1] ?? "";
    const rows = await server.ctx.store.read((db) => db.selectFrom("staff_session").selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(answer.text).not.toContain(token);
  });

  test("changes with every sign-in, whatever the browser brought along", async () => {
    const planted = `kontor_session=${"P".repeat(43)}`;
    const answer = await trySignIn(emailOf("admin"), staffPassword, { cookie: planted });
    expect(answer.headers.getSetCookie()[0]).not.toContain("P".repeat(43));
    expect(await isIn(planted)).toBe(false);
  });
});

describe("another site's page cannot act for a person", () => {
  const origins: readonly (readonly [string, Record<string, string>])[] = [
    ["a page elsewhere", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a page on another port of this host", { "sec-fetch-site": "same-site" }],
    ["an older browser elsewhere", { origin: "https://evil.example" }],
    ["a page without an origin", { origin: "null" }],
  ];

  test.each(origins)("from %s", async (_claim, headers) => {
    const cookie = await server.signIn("admin");
    const out = await server.ask("DELETE", session, { cookie, headers });
    expect(out.status).toBe(403);
    expect(await isIn(cookie)).toBe(true);
    const form = { ...headers, "content-type": "text/plain" };
    const body = JSON.stringify({ reason: "because" });
    const url = `${server.backoffice}/api/customers/cus_1/erase`;
    expect((await server.ask("POST", url, { cookie, headers: form, body })).status).toBe(403);
  });

  test("with a form's media type, even where the browser says nothing", async () => {
    const cookie = await server.signIn("admin");
    const headers = { "content-type": "text/plain" };
    const url = `${server.backoffice}/api/customers/cus_1/erase`;
    const answer = await server.ask("POST", url, { cookie, headers, body: '{"reason":"because"}' });
    expect(answer.status).toBe(415);
  });
});

test("trying passwords is slowed down, and the owner still gets in on a device that is known", async () => {
  const limited = await startAttackedServer({ KONTOR_RATE_LIMITS: "on" });
  const url = `${limited.backoffice}/api/session`;
  const right = { email: emailOf("finance"), password: staffPassword };
  const [, deviceCookie = ""] = (await limited.ask("POST", url, { body: right })).headers.getSetCookie();
  const cookie = deviceCookie.split(";")[0] ?? "";
  const guess = () => limited.ask("POST", url, { body: { ...right, password: "wrong horse battery" } });
  const statuses: number[] = [];
  while (statuses.length < 30 && statuses.at(-1) !== 429) statuses.push((await guess()).status);
  expect(statuses.at(-1)).toBe(429);
  expect((await limited.ask("POST", url, { body: right })).status).toBe(429);
  expect((await limited.ask("POST", url, { body: right, cookie })).status).toBe(200);
  // Its token was replaced by that sign-in, so that a copy of the cookie knows nobody.
  expect((await limited.ask("POST", url, { body: right, cookie })).status).toBe(429);
});
