import { beforeEach, describe, expect, test } from "vitest";
import {
  clientOf,
  fieldProblem,
  type LendingClient,
  problem,
  startLendingClient,
} from "../../testing/lending-client.ts";
import { basicOf, type Client, objectOf } from "../../testing/lending-partner.ts";

const path = "/v3/auth/credentials";
let partner: LendingClient;

beforeEach(async () => {
  partner = await startLendingClient();
});

async function made(body: object = { name: "Loja checkout" }): Promise<Client & { id: string }> {
  return objectOf(await partner.call("POST", path, body)) as unknown as Client & { id: string };
}

function tokenFor(client: Client) {
  const headers = { authorization: basicOf(client) };
  return partner.origin.call("POST", "/v3/auth/token", { headers, body: { grant_type: "client_credentials" } });
}

describe("credentials", () => {
  test("are made with a secret that is shown once, for the caller's environment", async () => {
    const reply = await partner.call("POST", path, { name: "Loja checkout" });
    const { client_secret: secret, ...shown } = objectOf(reply);
    expect([reply.status, secret]).toEqual([201, expect.stringMatching(/^dinie_cs_test_\w{44}$/)]);
    expect(shown).toEqual({
      id: expect.stringMatching(/^dinie_ci_test_[0-9a-f]{32}$/) as string,
      client_id: shown["id"],
      name: "Loja checkout",
      status: "active",
      expires_at: null,
      created_at: "2026-03-02T09:00:00Z",
      updated_at: "2026-03-02T09:00:00Z",
      last_used_at: null,
    });
    const listed = objectOf(await partner.call("GET", path)) as unknown as { data: object[] };
    expect(listed.data).toContainEqual(shown);
    expect(JSON.stringify(listed)).not.toContain("secret");
    expect((await tokenFor({ client_id: shown["id"] ?? "", client_secret: secret ?? "" })).status).toBe(200);
  });

  test("of a live partner say so", async () => {
    const live = await clientOf(partner.origin, "P00000003");
    expect((await live.call("POST", path, { name: "Loja" })).body).toMatchObject({
      id: expect.stringMatching(/^dinie_ci_live_/) as string,
      client_secret: expect.stringMatching(/^dinie_cs_live_/) as string,
    });
  });

  test("end for good, while the tokens that they led to live out their hour", async () => {
    const client = await made();
    const authorization = `Bearer ${objectOf(await tokenFor(client))["access_token"] ?? ""}`;
    expect((await partner.call("DELETE", `${path}/${client.id}`)).status).toBe(204);
    expect((await tokenFor(client)).body).toMatchObject({ status: 401, code: "invalid_credentials" });
    expect((await partner.origin.call("GET", path, { headers: { authorization } })).status).toBe(200);
    expect((await partner.call("GET", path)).body).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ id: client.id, status: "revoked" })]) as object[],
    });
    const again = await partner.call("DELETE", `${path}/${client.id}`);
    const instance = `${path}/${client.id}`;
    expect(again.body).toEqual(
      problem(409, "credential_already_revoked", { instance, detail: "The credential was revoked before." }),
    );
    partner.origin.ctx.clock.advance(3_600_000);
    expect((await partner.origin.call("GET", path, { headers: { authorization } })).body).toMatchObject({
      code: "token_expired",
    });
  });

  test("that have expired get no more tokens", async () => {
    const client = await made({ name: "For a day", expires_at: "2026-03-02T10:00:00-00:30" });
    expect((await tokenFor(client)).status).toBe(200);
    partner.origin.ctx.clock.advance(5_400_000);
    expect((await tokenFor(client)).body).toMatchObject({ status: 401, code: "invalid_credentials" });
  });

  test("of another partner cannot be seen or revoked", async () => {
    const client = await made();
    const other = await clientOf(partner.origin, "T00000002");
    const instance = `${path}/${client.id}`;
    expect((await other.call("DELETE", instance)).body).toEqual(
      problem(404, "credential_not_found", { instance, detail: "There is no such credential." }),
    );
    expect(JSON.stringify((await other.call("GET", path)).body)).not.toContain(client.id);
    expect((await tokenFor(client)).status).toBe(200);
  });

  test.each([
    ["no name", {}, "name", "missing_required_field", "is required"],
    ["an empty name", { name: " " }, "name", "invalid_value", "must not be empty"],
    [
      "an end that is no time",
      { name: "A", expires_at: "soon" },
      "expires_at",
      "invalid_format",
      "must be a date and time such as 2027-01-31T12:00:00Z",
    ],
    [
      "an end in the past",
      { name: "A", expires_at: "2026-03-02T09:00:00Z" },
      "expires_at",
      "invalid_value",
      "must be in the future",
    ],
  ])("with %s are refused", async (_claim, body, param, code, message) => {
    expect((await partner.call("POST", path, body)).body).toEqual(fieldProblem(path, param, code, message));
  });

  test("are listed page by page", async () => {
    partner.origin.ctx.clock.advance(1_000);
    const newest = await made();
    const first = objectOf(await partner.call("GET", `${path}?limit=1`));
    expect(first).toMatchObject({ data: [{ id: newest.id }], has_more: true });
    expect((await partner.call("GET", `${path}?starting_after=${newest.id}`)).body).toMatchObject({ has_more: false });
    expect((await partner.call("GET", `${path}?starting_after=dinie_ci_test_0`)).body).toEqual(
      problem(400, "invalid_parameter", {
        instance: path,
        detail: "starting_after names no row of this list.",
        param: "starting_after",
      }),
    );
  });
});
