import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "./app.ts";
import { createHeadMemory } from "./audit/head-file.ts";
import { systemActor } from "./audit/system-actor.ts";
import { createContext } from "./compose.ts";
import { readConfig } from "./config.ts";
import { listen, type Listener } from "./http/listen.ts";
import { addStaff } from "./identity/staff.service.ts";
import { changeStaff } from "./identity/staff-change.service.ts";
import { createVault, keysOfMaster } from "./identity/vault.ts";
import { openTestStore } from "./testing/store.ts";

const host = "127.0.0.1";
const person = { email: "kari@kontor.example", password: "correct horse battery" };
let listeners: { backoffice: Listener; merchant: Listener };
let log: string[];
let ctx: ReturnType<typeof createContext>;

beforeEach(async () => {
  log = [];
  const logger = pino({ level: "info" }, { write: (line: string) => log.push(line) });
  const vault = createVault(keysOfMaster(Buffer.alloc(32, 1)));
  ctx = createContext({
    config: readConfig({}),
    store: await openTestStore(),
    vault,
    auditHeads: createHeadMemory(),
    logger,
  });
  const apps = createApp(ctx);
  listeners = {
    backoffice: await listen(apps.backoffice, { host, port: 0 }),
    merchant: await listen(apps.merchant, { host, port: 0 }),
  };
  await addStaff(ctx, {
    email: "root@kontor.example",
    role: "admin",
    password: person.password,
    by: systemActor("test"),
  });
});

afterEach(async () => {
  await Promise.all([listeners.backoffice.stop(1_000), listeners.merchant.stop(1_000)]);
});

const urlOf = (origin: keyof typeof listeners, path: string) => `http://${host}:${listeners[origin].port}${path}`;
const json = { "content-type": "application/json" };
const signIn = (headers: Record<string, string> = {}, body: object = person) =>
  fetch(urlOf("backoffice", "/api/session"), {
    method: "POST",
    headers: { ...json, ...headers },
    body: JSON.stringify(body),
  });
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
const session = (cookie: string, method = "GET") =>
  fetch(urlOf("backoffice", "/api/session"), { method, headers: { cookie } });

describe("signing in over HTTP", () => {
  let staffId: string;
  beforeEach(async () => {
    staffId = (await addStaff(ctx, { ...person, role: "viewer", by: systemActor("test") })).staff_id;
  });

  test("gives a cookie that scripts cannot read, until signing out", async () => {
    const response = await signIn();
    expect(response.status).toBe(200);
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^kontor_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    expect((await session(cookieOf(response))).status).toBe(200);
    expect((await session(cookieOf(response), "DELETE")).ok).toBe(true);
    expect((await session(cookieOf(response))).status).toBe(401);
  });

  test("ends with the next request after another role was given", async () => {
    const cookie = cookieOf(await signIn());
    await changeStaff(ctx, { id: staffId, role: "finance", by: systemActor("test") });
    expect((await session(cookie)).status).toBe(401);
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["the merchant origin of the same host", { "sec-fetch-site": "same-site" }],
    ["an older browser elsewhere", { origin: "https://evil.example" }],
  ])("is refused from %s", async (_claim, headers) => {
    const response = await signIn(headers);
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("answers unknown and known people with the same bytes but for the request's id", async () => {
    const refusals = [
      { ...person, password: "wrong horse battery" },
      { ...person, email: "nobody@kontor.example" },
    ];
    const texts = await Promise.all(refusals.map(async (body) => (await signIn({}, body)).text()));
    const [known, unknown] = texts.map((text) => text.replace(/"request_id":"[^"]+"/, ""));
    expect(known).toBe(unknown);
  });

  test("says after how many seconds to try again", async () => {
    const wrong = { ...person, password: "wrong horse battery" };
    for (let tries = 0; tries < 5; tries += 1) expect((await signIn({}, wrong)).status).toBe(401);
    const response = await signIn({}, wrong);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("leaves no name, password or cookie in the log", async () => {
    const response = await signIn();
    await fetch(urlOf("backoffice", `/api/payments?q=${person.email}`), { headers: { cookie: cookieOf(response) } });
    await fetch(urlOf("merchant", "/v1/sessions/T12345678.x"), { headers: { authorization: "Bearer secret-token" } });
    await expect.poll(() => log.length).toBeGreaterThanOrEqual(3);
    expect(log.join("")).not.toMatch(/kari|correct horse|secret-token/);
    expect(log.join("")).not.toContain(cookieOf(response).split("=")[1]);
  });
});

describe("both origins", () => {
  test.each(["backoffice", "merchant"] as const)("the %s answers for its health", async (origin) => {
    expect(await (await fetch(urlOf(origin, "/healthz"))).json()).toEqual({ status: "ok" });
    expect((await fetch(urlOf(origin, "/readyz"))).status).toBe(200);
  });

  test("say that they are not ready once the database is gone", async () => {
    await ctx.store.close();
    expect((await fetch(urlOf("merchant", "/readyz"))).status).toBe(503);
  });

  test("carry headers that let nothing but our own files run, and no name of the software", async () => {
    const response = await fetch(urlOf("backoffice", "/api/session"));
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-powered-by")).toBeNull();
  });

  test("keep to themselves: staff calls do not exist for merchants, nor merchants' calls for staff", async () => {
    expect((await fetch(urlOf("merchant", "/api/session"))).status).toBe(404);
    expect((await fetch(urlOf("backoffice", "/v1/sessions/T12345678.x"))).status).toBe(404);
  });

  test.each([
    ["/v1/nowhere", "application/json"],
    ["/v3/nowhere", "application/problem+json"],
    ["/nowhere", "application/json"],
  ])("an unknown merchant path is answered in the words of its neighborhood: %s", async (path, type) => {
    const response = await fetch(urlOf("merchant", path));
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain(type);
  });

  test("an address that does not decode is the caller's fault", async () => {
    expect((await fetch(urlOf("merchant", "/checkout/%E0%A4%A"))).status).toBeLessThan(500);
  });

  test("the id in the answer is the one in the log", async () => {
    const response = await fetch(urlOf("backoffice", "/api/session"));
    const id = response.headers.get("x-request-id") ?? "none";
    await expect.poll(() => log.join("")).toContain(id);
  });
});
