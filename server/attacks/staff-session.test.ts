import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "../../shared/permissions.ts";
import { systemActor } from "../audit/system-actor.ts";
import { changeStaff, setStaffAccess } from "../identity/staff-change.service.ts";
import { type AttackedServer, emailOf, staffPassword, startAttackedServer } from "../testing/attacked-server.ts";

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
      return process.cpuUsage(before).user;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 20; round += 1) {
      known.push(await work(emailOf("admin")));
      unknown.push(await work(`nobody${round}@kontor.example`));
    }
    // Of the processor, not of the clock, which others share: without its hash the least is a small part of the other.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.6);
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
  const ends: readonly (readonly [string, Role, (cookie: string) => Promise<unknown>])[] = [
    ["after signing out", "viewer", (cookie) => server.ask("DELETE", session, { cookie })],
    [
      "after another role was given",
      "support",
      () => changeStaff(server.ctx, { id: server.staff.support, role: "viewer", by }),
    ],
    [
      "after the person was disabled",
      "finance",
      () => setStaffAccess(server.ctx, { id: server.staff.finance, isDisabled: true, by }),
    ],
  ];

  test.each(ends)("%s", async (_claim, role, end) => {
    const cookie = await server.signIn(role);
    expect(await isIn(cookie)).toBe(true);
    await end(cookie);
    expect(await isIn(cookie)).toBe(false);
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

test("trying passwords is slowed down, and the owner still gets in from where they sign in usually", async () => {
  const limited = await startAttackedServer({ KONTOR_RATE_LIMITS: "on" });
  const url = `${limited.backoffice}/api/session`;
  await limited.signIn("admin");
  const guess = () =>
    limited.ask("POST", url, { body: { email: emailOf("finance"), password: "wrong horse battery" } });
  const statuses: number[] = [];
  while (statuses.length < 30 && statuses.at(-1) !== 429) statuses.push((await guess()).status);
  expect(statuses.at(-1)).toBe(429);
});
