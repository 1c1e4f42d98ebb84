import { beforeEach, expect, test } from "vitest";
import { staffSessionSchema } from "../../../shared/identity/staff.schema.ts";
import { systemActor } from "../../audit/system-actor.ts";
import { addStaff } from "../../identity/staff.service.ts";
import { changeStaff } from "../../identity/staff-change.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount } from "../../testing/payments.ts";

const email = "finn@kontor.example";
const password = "correct horse battery";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let staffId: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  staffId = (await addStaff(ctx, { email, password, role: "finance", by: systemActor("test") })).staff_id;
});

async function signIn(client: BackofficeClient): Promise<string> {
  const answer = await client.post("/session", { email: email.toUpperCase(), password });
  expect(answer.status).toBe(200);
  return answer.headers.get("set-cookie") ?? "";
}

test("signing in answers who it is and sets a cookie that scripts cannot read", async () => {
  const answer = await backoffice.stranger.post("/session", { email, password });
  const session = staffSessionSchema.parse(answer.json);
  expect(session).toMatchObject({ staff: { id: staffId, email }, role: "finance", accounts: [{ id: "T00000001" }] });
  expect(session.permissions).toContain("payments.refund");
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^kontor_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/),
    expect.stringMatching(/^kontor_device=[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Lax$/),
  ]);
  expect(answer.text).not.toContain("argon2");
});

test("the session lives until it is signed out, and not a request longer", async () => {
  const cookie = (await signIn(backoffice.stranger)).split(";")[0] ?? "";
  expect((await backoffice.stranger.get("/session", { cookie })).status).toBe(200);
  const out = await backoffice.stranger.send("DELETE", "/session", undefined, { cookie });
  expect([out.status, out.text]).toEqual([204, ""]);
  expect(out.headers.get("set-cookie")).toMatch(/^kontor_session=; Path=\/; Max-Age=0/);
  expect((await backoffice.stranger.get("/session", { cookie })).status).toBe(401);
});

test("another role ends the session at once", async () => {
  const cookie = (await signIn(backoffice.stranger)).split(";")[0] ?? "";
  await changeStaff(ctx, { id: staffId, role: "viewer", by: systemActor("test") });
  expect((await backoffice.stranger.get("/payments", { cookie })).status).toBe(401);
});

test("a wrong password and an unknown person are told apart by nothing", async () => {
  const answers = [
    await backoffice.stranger.post("/session", { email, password: "wrong horse battery" }),
    await backoffice.stranger.post("/session", { email: "nobody@kontor.example", password }),
  ];
  const said = answers.map(({ status, json }) => [status, json?.["code"], json?.["detail"]]);
  expect(said[0]?.[0]).toBe(401);
  expect(said[1]).toEqual(said[0]);
});

test("an open live stream ends with the session, before its next beat", { timeout: 5_000 }, async () => {
  const cookie = (await signIn(backoffice.stranger)).split(";")[0] ?? "";
  const stream = await fetch(`${backoffice.url}/api/stream`, { headers: { cookie } });
  await backoffice.stranger.send("DELETE", "/session", undefined, { cookie });
  expect(await stream.text()).toContain("event: ready");
});

test("signing in does not mind what else the caller sends", async () => {
  expect((await backoffice.stranger.post("/session", { email, password, role: "admin" })).json?.["role"]).toBe(
    "finance",
  );
});

test("a page that is left alone asks without keeping the session alive", async () => {
  const cookie = (await signIn(backoffice.stranger)).split(";")[0] ?? "";
  const secondsLeft = async (headers: Record<string, string>) =>
    (await backoffice.stranger.get("/session", { cookie, ...headers })).json?.["ends_in_seconds"];
  ctx.clock.advance(29 * 60_000);
  expect(await secondsLeft({ "x-kontor-unattended": "1" })).toBe(60);
  expect(await secondsLeft({})).toBe(30 * 60);
  ctx.clock.advance(29 * 60_000);
  expect(await secondsLeft({ "x-kontor-unattended": "1" })).toBe(60);
  ctx.clock.advance(60_000);
  expect((await backoffice.stranger.get("/session", { cookie })).status).toBe(401);
});
