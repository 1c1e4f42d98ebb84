import { beforeAll, describe, expect, test } from "vitest";
import {
  type Answer,
  type CheckoutClient,
  givenCheckoutClient,
  sessionBody,
  textOf,
} from "../../testing/checkout-client.ts";
import { accountRoutes } from "./routes.ts";

let client: CheckoutClient;
const auth = "/v1/accounts/T00000001/auth";
const management = "/v1/accounts/T00000001/management";
const audience = "https://api.dintero.com/v1/accounts/T00000001";

beforeAll(async () => {
  client = await givenCheckoutClient();
});

/** Exactly 200, and nothing beside what the reference says. */
function expectDocumented(answer: Answer, method: string, path: string): void {
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  const route = accountRoutes.find((candidate) => candidate.method === method && candidate.path.endsWith(path));
  expect(route?.answer.parse(answer.body)).toEqual(answer.body);
}

async function givenClient(scope: readonly string[]): Promise<{ id: string; clientId: string; secret: string }> {
  const made = await client.call("POST", `${auth}/clients`, { name: "Warehouse", description: "https://shop.example" });
  expectDocumented(made, "post", "/clients");
  const clientId = textOf(made.body["client_id"]);
  if (scope.length > 0) {
    const granted = await client.call("POST", `${auth}/client-grants`, { client_id: clientId, audience, scope });
    expectDocumented(granted, "post", "/client-grants");
  }
  return { id: textOf(made.body["id"]), clientId, secret: textOf(made.body["client_secret"]) };
}

function askForToken({ clientId, secret }: { clientId: string; secret: string }): Promise<Answer> {
  const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;
  const body = { grant_type: "client_credentials", audience };
  return client.call("POST", `${auth}/token`, body, { token: null, headers: { authorization } });
}

async function givenTokenOf(made: { clientId: string; secret: string }): Promise<string> {
  return textOf((await askForToken(made)).body["access_token"]);
}

describe("API clients", () => {
  test("can do nothing until scopes are granted to them", async () => {
    const made = await givenClient([]);
    const refused = await askForToken(made);
    expect([refused.status, refused.body["error"]?.["code"]]).toEqual([403, "FORBIDDEN"]);
  });

  test("show their secret once, and are listed without it", async () => {
    const made = await givenClient(["read:checkout"]);
    const listed = await client.call("GET", `${auth}/clients`);
    expectDocumented(listed, "get", "/clients");
    expect(JSON.stringify(listed.body)).toContain(made.clientId);
    expect(JSON.stringify(listed.body)).not.toContain(made.secret);
    const read = await client.call("GET", `${auth}/clients/${made.id}`);
    expectDocumented(read, "get", "/clients/:id");
    expect(read.body).toMatchObject({
      name: "Warehouse",
      description: "https://shop.example",
      client_id: made.clientId,
    });
    expect(read.body).not.toHaveProperty("client_secret");
  });

  test("get another secret, which ends the old one, and their tokens only when asked", async () => {
    const made = await givenClient(["read:checkout"]);
    const token = await givenTokenOf(made);
    client.ctx.clock.advance(1_000);
    const rotated = await client.call("POST", `${auth}/clients/${made.id}/rotate-secret`);
    expectDocumented(rotated, "post", "/rotate-secret");
    expect(rotated.body["updated_at"]).toBe(client.ctx.clock.now());
    expect(rotated.body["created_at"]).not.toBe(rotated.body["updated_at"]);
    expect((await askForToken(made)).status).toBe(401);
    expect((await client.call("GET", "/v1/sessions", undefined, { token })).status).toBe(200);
    const again = await client.call("POST", `${auth}/clients/${made.id}/rotate-secret?revoke=true`);
    expect((await client.call("GET", "/v1/sessions", undefined, { token })).status).toBe(401);
    expect((await askForToken({ ...made, secret: textOf(again.body["client_secret"]) })).status).toBe(200);
  });

  test("are neither taken over nor ended by a client that may do less", async () => {
    const strong = await givenClient(["admin:checkout"]);
    const clerk = await givenClient(["write:accounts", "read:checkout"]);
    const token = await givenTokenOf(clerk);
    for (const [method, path] of [
      ["POST", `/clients/${strong.id}/rotate-secret`],
      ["DELETE", `/clients/${strong.id}`],
    ] as const) {
      const refused = await client.call(method, `${auth}${path}`, undefined, { token });
      expect([path, refused.status, refused.body["error"]?.["code"]]).toEqual([path, 403, "FORBIDDEN"]);
    }
    expect((await askForToken(strong)).status).toBe(200);
    const equal = await givenClient(["read:checkout"]);
    expect((await client.call("POST", `${auth}/clients/${equal.id}/rotate-secret`, undefined, { token })).status).toBe(
      200,
    );
    expect((await client.call("DELETE", `${auth}/clients/${equal.id}`, undefined, { token })).status).toBe(200);
  });

  test("are gone once deleted, with their tokens", async () => {
    const made = await givenClient(["read:checkout"]);
    const token = await givenTokenOf(made);
    const deleted = await client.call("DELETE", `${auth}/clients/${made.id}`);
    expectDocumented(deleted, "delete", "/clients/:id");
    expect(deleted.body["deleted_at"]).toBe(client.ctx.clock.now());
    expect((await client.call("GET", "/v1/sessions", undefined, { token })).status).toBe(401);
    for (const [method, path] of [
      ["GET", `/clients/${made.id}`],
      ["DELETE", `/clients/${made.id}`],
      ["POST", `/clients/${made.id}/rotate-secret`],
      ["GET", "/clients/nothing"],
    ] as const) {
      expect([path, (await client.call(method, `${auth}${path}`)).status]).toEqual([path, 404]);
    }
  });
});

describe("grants", () => {
  test("say what a client may do, and what is taken back is gone from the tokens it has", async () => {
    const made = await givenClient(["read:checkout", "write:checkout"]);
    const token = await givenTokenOf(made);
    const open = () => client.call("POST", "/v1/sessions-profile", sessionBody(), { token });
    expect((await open()).status).toBe(200);
    const listed = await client.call("GET", `${auth}/client-grants`);
    expectDocumented(listed, "get", "/client-grants");
    const changed = await client.call("PATCH", `${auth}/client-grants/${made.id}`, { scope: ["read:checkout"] });
    expectDocumented(changed, "patch", "/client-grants/:id");
    expect((await open()).status).toBe(403);
    expect((await client.call("GET", "/v1/sessions", undefined, { token })).status).toBe(200);
    const removed = await client.call("DELETE", `${auth}/client-grants/${made.id}`);
    expectDocumented(removed, "delete", "/client-grants/:id");
    expect((await client.call("DELETE", `${auth}/client-grants/${made.id}`)).status).toBe(404);
  });

  test("that are made at the same moment are all kept", async () => {
    const made = await givenClient([]);
    const wanted = ["read:checkout", "write:checkout", "read:hooks", "write:hooks", "read:settlements"];
    const answers = await Promise.all(
      wanted.map((scope) =>
        client.call("POST", `${auth}/client-grants`, { client_id: made.clientId, audience, scope: [scope] }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(wanted.map(() => 200));
    const listed = await client.call("GET", `${auth}/client-grants`);
    const grants = listed.body as unknown as readonly { client_id: string; scope: readonly string[] }[];
    expect(grants.find(({ client_id }) => client_id === made.clientId)?.scope.toSorted()).toEqual(wanted.toSorted());
  });

  test("never hand on more than the one who grants holds", async () => {
    const clerk = await givenClient(["write:accounts", "read:checkout"]);
    const other = await givenClient([]);
    const token = await givenTokenOf(clerk);
    const grant = (scope: string[]) =>
      client.call("POST", `${auth}/client-grants`, { client_id: other.clientId, audience, scope }, { token });
    expect((await grant(["admin:checkout"])).status).toBe(403);
    expect((await grant(["read:checkout"])).status).toBe(200);
  });

  test.each([
    ["an unknown client", { client_id: "nobody", audience, scope: ["read:checkout"] }, "client_id"],
    ["another account's address", { audience: audience.replace("0001", "0002"), scope: [] }, "audience"],
    ["an unknown scope", { audience, scope: ["rule:world"] }, "scope.0"],
  ])("with %s are refused by the name of the field", async (_claim, change, path) => {
    const made = await givenClient([]);
    const refused = await client.call("POST", `${auth}/client-grants`, { client_id: made.clientId, ...change });
    expect([refused.status, refused.body["error"]?.["errors"]]).toMatchObject([400, [{ path }]]);
  });
});

test("roles are made, found by a part of their name, changed and deleted", async () => {
  const made = await client.call("POST", `${auth}/roles`, { name: "Night shift", scope: ["read:checkout"] });
  expectDocumented(made, "post", "/roles");
  const path = `${auth}/roles/${textOf(made.body["id"])}`;
  expectDocumented(await client.call("GET", path), "get", "/roles/:role_id".replace("role_id", "id"));
  const changed = await client.call("PUT", path, { name: "Day shift", description: "9 to 5", scope: [] });
  expectDocumented(changed, "put", "/roles/:id");
  const found = await client.call("GET", `${auth}/roles?search=day`);
  expectDocumented(found, "get", "/roles");
  expect(found.body).toMatchObject([{ name: "Day shift", description: "9 to 5", scope: [] }]);
  expectDocumented(await client.call("DELETE", path), "delete", "/roles/:id");
  expect((await client.call("GET", path)).status).toBe(404);
  expect((await client.call("GET", `${auth}/roles`)).body).toEqual([]);
  expect((await client.call("GET", `${auth}/roles?include_deleted=true`)).body).toHaveLength(1);
});

test("settings change by parts, and decide how long a session may be paid", async () => {
  const changed = await client.call("PUT", `${management}/settings`, {
    company: { name: "Lampehuset AS" },
    checkout: { session_lifetime_seconds: 3_600 },
  });
  expectDocumented(changed, "put", "/settings");
  const again = await client.call("PUT", `${management}/settings`, { branding: { color: "#123456" } });
  expect(again.body).toMatchObject({ company: { name: "Lampehuset AS" }, branding: { color: "#123456" } });
  expectDocumented(await client.call("GET", `${management}/settings`), "get", "/settings");
  const created = await client.call("POST", "/v1/sessions-profile?include_session=true", sessionBody());
  const { created_at, expires_at } = created.body["session"] ?? {};
  expect(Date.parse(textOf(expires_at)) - Date.parse(textOf(created_at))).toBe(3_600_000);
  const refused = await client.call("PUT", `${management}/settings`, { checkout: { session_lifetime_seconds: 5 } });
  expect(refused.body["error"]?.["errors"]).toMatchObject([{ path: "checkout.session_lifetime_seconds" }]);
});

test("the sites that may frame the payer's page are named as origins", async () => {
  const put = (frame_ancestors: unknown) =>
    client.call("PUT", `${management}/settings`, { checkout: { frame_ancestors } });
  const named = ["https://shop.example", "https://*.shop.example", "http://localhost:8080"];
  expect((await put(named)).body["checkout"]).toEqual({ frame_ancestors: named });
  for (const wrong of ["shop.example", "https://shop.example/path", "https://a.example; script-src *", "*", 7]) {
    const refused = await put([wrong]);
    expect(refused.status, String(wrong)).toBe(400);
    expect(refused.body["error"]?.["errors"]).toMatchObject([{ path: "checkout.frame_ancestors.0" }]);
  }
  expect((await client.call("GET", `${management}/settings`)).body["checkout"]).toEqual({ frame_ancestors: named });
});

test("the people of the account are listed with their role, and what they did", async () => {
  await client.ctx.store.write((trx) =>
    trx
      .insertInto("staff")
      .values({
        id: client.ctx.ids.own("stf", client.ctx.clock.now()),
        email: "finance@shop.example",
        name: "Finance",
        role: "finance",
        password_hash: null,
        disabled_at: null,
        created_at: client.ctx.clock.now(),
      })
      .execute(),
  );
  const users = await client.call("GET", `${management}/users`);
  expectDocumented(users, "get", "/users");
  expect(users.body).toMatchObject([{ email: "finance@shop.example", roles: [{ name: "finance" }], disabled: false }]);
  const activities = await client.call("GET", `${management}/users/${textOf(users.body[0]?.["id"])}/activities`);
  expectDocumented(activities, "get", "/activities");
  expect((await client.call("GET", `${management}/users/nobody/activities`)).status).toBe(404);
});

test("another account's address is forbidden, however it is spelled, and so is a client without the scope", async () => {
  for (const path of ["/v1/accounts/T00000009/auth/clients", "/V1/ACCOUNTS/T00000009/auth/clients"]) {
    expect([path, (await client.call("GET", path)).status]).toEqual([path, 403]);
  }
  const made = await givenClient(["read:checkout"]);
  const token = await givenTokenOf(made);
  expect((await client.call("GET", `${auth}/clients`, undefined, { token })).status).toBe(403);
});
