import { beforeEach, describe, expect, test } from "vitest";
import { customerIdOf } from "../../../shared/lending/customer-id.ts";
import { listSchema } from "../../../shared/page.ts";
import { callRowSchema, callSchema } from "../../../shared/wire-calls/wire-call.schema.ts";
import { systemActor } from "../../audit/system-actor.ts";
import { eraseCustomer } from "../../customers/erase-customer.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { type LendingClient, startLendingClient } from "../../testing/lending-client.ts";
import { objectOf } from "../../testing/lending-partner.ts";
import type { WireReply } from "../../testing/merchant-origin.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { purgeCalls } from "../../wire-calls/wire-call.service.ts";

const ana = {
  cpf: "123.456.789-09",
  name: "Ana Prado",
  email: "ana@padaria.example",
  phone: "+5511987654321",
  external_id: "loja-42",
  shoe_size: 38,
};

let partner: LendingClient;
let backoffice: RunningBackoffice;
let support: BackofficeClient;
let finance: BackofficeClient;

beforeEach(async () => {
  partner = await startLendingClient();
  backoffice = await startBackoffice(partner.origin.ctx);
  support = await backoffice.signedIn("support");
  finance = await backoffice.signedIn("finance");
});

const requestId = ({ headers }: WireReply) => headers.get("x-request-id") ?? "";
const register = (body: object = ana, headers = {}) => partner.call("POST", "/v3/customers", body, headers);

async function find(query: string, by = support) {
  return listSchema(callRowSchema).parse((await by.get(`/calls?${query}`)).json).data;
}

async function whole(id: string, by = finance) {
  return callSchema.parse((await by.get(`/calls/${id}`)).json);
}

describe("a call of a partner's server", () => {
  test("is found by its request id, with what was asked and answered and what it made", async () => {
    const reply = await register(ana, { "idempotency-key": "order-7" });
    const id = requestId(reply);
    const [row, ...others] = await find(`q=${id}`);
    expect(others).toEqual([]);
    expect(row).toEqual({
      id,
      at: "2026-03-02T09:00:00.000Z",
      api: "lending",
      account_id: testAccountId,
      credential_id: expect.stringMatching(/^crd_/) as string,
      credential_name: "lending 2026-03-02",
      method: "POST",
      path: "/v3/customers",
      status: 201,
      code: null,
      idempotency_key: "order-7",
      is_replay: false,
      object: { type: "borrower", id: customerIdOf(objectOf(reply)["id"] ?? "") },
    });
    expect(await whole(id)).toMatchObject({ request: ana, response: reply.body, is_masked: false, is_erased: false });
  });

  test("is found by its idempotency key, with the copies that were answered alike", async () => {
    const headers = { "idempotency-key": "order-7" };
    const first = requestId(await register(ana, headers));
    const copy = requestId(await register(ana, headers));
    const other = requestId(await register({ ...ana, name: "Eva" }, headers));
    const found = await find("q=order-7");
    expect(found.map(({ id, is_replay, code }) => [id, is_replay, code])).toEqual([
      [other, false, "idempotency_key_reused"],
      [copy, true, null],
      [first, false, null],
    ]);
    const { same_key } = await whole(copy);
    expect(same_key.map(({ id }) => id)).toEqual([other, first]);
    expect((await find("q=order-7&is_replay=true")).map(({ id }) => id)).toEqual([copy]);
    expect((await find("outcome=refused")).map(({ id }) => id)).toEqual([other]);
  });

  test("without a key is kept as well, and so is one that was refused or could not be read", async () => {
    const replies = [await register({ cpf: "1" }), await partner.call("POST", "/v3/loans", "{")];
    const [refused, unreadable] = await Promise.all(replies.map((reply) => whole(requestId(reply))));
    expect(refused).toMatchObject({
      status: 422,
      code: "invalid_cpf",
      request: { cpf: "1" },
      response: replies[0]?.body,
      object: null,
    });
    expect(unreadable).toMatchObject({ status: 400, code: "malformed_body", request: null });
  });

  test("that changes nothing is not kept, nor one that was not let in", async () => {
    await partner.call("GET", "/v3/customers");
    await partner.origin.call("POST", "/v3/customers", { body: ana });
    expect(await find("")).toEqual([]);
  });

  test("is found by what it was about, in the wire's words or ours", async () => {
    const wireId = objectOf(await register())["id"] ?? "";
    await partner.call("PATCH", `/v3/customers/${wireId}`, { phone: "+5511987650000" });
    await partner.call("PATCH", "/v3/customers/cust_00000000000000000000000000000009", { phone: "+5511987650000" });
    for (const id of [wireId, customerIdOf(wireId) ?? ""]) {
      expect((await find(`q=${id}`)).map(({ method }) => method)).toEqual(["PATCH", "POST"]);
    }
    expect((await find("outcome=refused")).map(({ object }) => object)).toEqual([null]);
  });

  test("shows support who it was about in dots, and everybody none of its secrets", async () => {
    const id = requestId(await register());
    const shown = await whole(id, support);
    expect(shown).toMatchObject({
      is_masked: true,
      request: { cpf: "…", name: "…", email: "…", phone: "…", external_id: "loja-42", shoe_size: "…" },
      response: { name: "…", status: "pending_kyc" },
    });
    expect(JSON.stringify(shown)).not.toMatch(/Ana|padaria|987654321|123\.456/);
    const made = await partner.call("POST", "/v3/auth/credentials", { name: "Loja" });
    const answer = await support.get(`/calls/${requestId(made)}`);
    expect(answer.text).not.toContain(objectOf(made)["client_secret"]);
    const { object, response } = await whole(requestId(made));
    expect(object).toMatchObject({ type: "credential", id: expect.stringMatching(/^crd_/) as string });
    expect(response).toMatchObject({ client_secret: "[not kept]" });
  });

  test("is nobody else's: not another account's, and not a viewer's", async () => {
    const id = requestId(await register());
    await givenAccount(partner.origin.ctx, "P00000003");
    const narrow = await backoffice.signedIn("admin", ["P00000003"]);
    expect((await narrow.get(`/calls/${id}`)).status).toBe(404);
    expect(await find(`q=${id}`, narrow)).toEqual([]);
    expect((await (await backoffice.signedIn("viewer")).get(`/calls/${id}`)).status).toBe(403);
  });

  test("is found by the search for everything", async () => {
    const id = requestId(await register(ana, { "idempotency-key": "order-7" }));
    for (const q of [id, "order-7"]) {
      const { groups } = (await support.get(`/search?q=${q}`)).json as { groups: { type: string; hits: object[] }[] };
      expect(groups.filter(({ type }) => type === "call")).toMatchObject([
        { hits: [{ id, title: "POST /v3/customers", subtitle: "201 · order-7" }] },
      ]);
    }
  });

  test("loses its bodies with the customer, and so do refused registrations", async () => {
    const { ctx } = partner.origin;
    const made = await register();
    const refused = requestId(await register({ ...ana, external_id: "loja-43" }));
    const id = customerIdOf(objectOf(made)["id"] ?? "") ?? "";
    await eraseCustomer(ctx, { scope: "all", id, reason: "asked", by: systemActor("test") });
    for (const call of [requestId(made), refused]) {
      expect(await whole(call)).toMatchObject({ request: null, response: null, is_erased: true });
    }
  });

  test("is forgotten after thirty days", async () => {
    const { ctx } = partner.origin;
    const id = requestId(await register());
    ctx.clock.advance(30 * 86_400_000 - 1);
    expect(await purgeCalls(ctx)).toBe(0);
    ctx.clock.advance(1);
    expect(await purgeCalls(ctx)).toBe(1);
    support = await backoffice.signedIn("support");
    expect((await support.get(`/calls/${id}`)).status).toBe(404);
  });
});
