import { beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "../../audit/system-actor.ts";
import { addStaff } from "../../identity/staff.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount } from "../../testing/payments.ts";
import { startPersonPage } from "../../testing/person-page.ts";

const password = "the lamp in the hall";
const kari = { email: "kari@kontor.example", name: "Kari", role: "support", account_ids: [] as string[] };

let ctx: TestContext;
let backoffice: RunningBackoffice;
let admin: BackofficeClient;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  admin = await backoffice.signedIn("admin");
});

async function invite(change: Partial<typeof kari> = {}) {
  const { status, json } = await admin.post("/staff", { ...kari, ...change });
  expect(status).toBe(200);
  const { person, url } = json as { person: { id: string; state: string }; url: string };
  return { id: person.id, state: person.state, token: new URL(url).searchParams.get("token") ?? "" };
}

const redeem = (page: string, form: Record<string, string>) =>
  fetch(page, { method: "POST", body: new URLSearchParams(form) });
const signIn = () => backoffice.stranger.post("/session", { email: kari.email, password });
const cookieOf = (answer: { headers: Headers }) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

async function givenKari(): Promise<{ id: string; cookie: string }> {
  const { staff_id } = await addStaff(ctx, { ...kari, role: "support", password, by: systemActor("test") });
  return { id: staff_id, cookie: cookieOf(await signIn()) };
}

describe("an invitation", () => {
  test("lets the person set a password once, and sign in", async () => {
    const { id, state, token } = await invite();
    expect(state).toBe("invited");
    expect((await signIn()).status).toBe(401);
    const page = await startPersonPage(ctx);
    const form = await (await fetch(`${page}?token=${token}`)).text();
    expect(form).toContain("Kari, choose the password");
    expect((await redeem(page, { token, password })).status).toBe(200);
    expect((await signIn()).status).toBe(200);
    expect((await admin.get(`/staff/${id}`)).json).toMatchObject({
      ...{ state: "active", role: "support", link_expires_at: null, last_sign_in_at: ctx.clock.now() },
    });
    expect((await redeem(page, { token, password: "another lamp in the hall" })).status).toBe(403);
    expect((await signIn()).status).toBe(200);
  });

  test("is kept as a hash, and never listed", async () => {
    const { token } = await invite();
    expect((await admin.get("/staff")).text).not.toContain(token);
    const audit = await ctx.store.read((db) => db.selectFrom("audit_entry").select(["details", "personal"]).execute());
    expect(JSON.stringify(audit)).not.toContain(token);
  });

  test.each([
    ["after three days", () => ctx.clock.advance(72 * 3_600_000)],
    ["once there is a newer one", (id: string) => admin.post(`/staff/${id}/link`)],
    ["once the person is kept out", (id: string) => admin.post(`/staff/${id}/disable`)],
  ])("opens nothing %s", async (_claim, happen) => {
    const { id, token } = await invite();
    await happen(id);
    const page = await startPersonPage(ctx);
    expect((await fetch(`${page}?token=${token}`)).status).toBe(404);
    expect((await redeem(page, { token, password })).status).toBe(403);
  });

  test("keeps the form open for a password that anybody would guess", async () => {
    const { token } = await invite();
    const page = await startPersonPage(ctx);
    const refused = await redeem(page, { token, password: "password1234" });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("anybody would guess")]);
    expect((await redeem(page, { token, password })).status).toBe(200);
  });

  test.each([
    ["an address that is taken", { email: "kari@kontor.example" }, "email"],
    ["an account that does not exist", { email: "ola@kontor.example", account_ids: ["T99999999"] }, "account_ids"],
  ])("is refused for %s, and leaves nobody behind", async (_claim, change, field) => {
    await invite();
    const refused = await admin.post("/staff", { ...kari, ...change });
    expect(refused.status).toBe(400);
    expect(refused.json?.["errors"]).toHaveProperty(field);
    expect((await admin.get("/staff?email=ola@kontor.example")).json?.["data"]).toEqual([]);
  });
});

describe("a change of a person's rights", () => {
  test.each([
    ["another role", (id: string) => admin.send("PATCH", `/staff/${id}`, { role: "viewer" }), "staff.role_changed"],
    ["keeping them out", (id: string) => admin.post(`/staff/${id}/disable`), "staff.disabled"],
    ["ending all sessions", (id: string) => admin.post(`/staff/${id}/end-sessions`), "staff.sessions_ended"],
  ])("%s kills their cookie and their live screens at once, and is audited", async (_claim, change, action) => {
    const { id, cookie } = await givenKari();
    const stream = await fetch(`${backoffice.url}/api/stream`, { headers: { cookie } });
    expect((await change(id)).status).toBe(200);
    expect((await backoffice.stranger.get("/payments", { cookie })).status).toBe(401);
    expect(await stream.text()).toContain("event: ready");
    const entries = (await admin.get(`/audit?action=${action}`)).json?.["data"] as { object_id: string }[];
    expect(entries.map(({ object_id }) => object_id)).toEqual([id]);
  });

  test("narrowing is felt by the next request", async () => {
    const other = await givenAccount(ctx, "T00000002");
    const { id, cookie } = await givenKari();
    expect((await admin.send("PATCH", `/staff/${id}`, { account_ids: [other] })).status).toBe(200);
    const { json } = await backoffice.stranger.get("/session", { cookie });
    expect(json?.["accounts"]).toMatchObject([{ id: other }]);
  });

  test("the last admin who can sign in stays one, whoever else was invited as admin", async () => {
    await invite({ role: "admin" });
    const mine = (change: object) => admin.send("PATCH", `/staff/${admin.staffId ?? ""}`, change);
    expect((await mine({ role: "viewer" })).status).toBe(400);
    expect((await admin.post(`/staff/${admin.staffId ?? ""}/disable`)).status).toBe(400);
    expect((await mine({ role: "admin" })).status).toBe(200);
  });

  test("the list of an account shows who reaches it", async () => {
    const emails = async (account: string) => {
      const rows = (await admin.get(`/staff?account=${account}`)).json?.["data"] as { email: string }[];
      return rows.map(({ email }) => email);
    };
    await givenAccount(ctx, "T00000002");
    await invite({ account_ids: ["T00000002"] });
    expect(await emails("T00000002")).toContain(kari.email);
    expect(await emails("T00000001")).not.toContain(kari.email);
    expect(await emails("T00000001")).toHaveLength(1);
  });

  test("an admin who is narrowed manages nobody", async () => {
    const narrowed = await backoffice.signedIn("admin", ["T00000001"]);
    expect((await narrowed.post("/staff", kari)).status).toBe(403);
    const { id } = await givenKari();
    expect((await narrowed.send("PATCH", `/staff/${id}`, { role: "admin" })).status).toBe(403);
  });
});
