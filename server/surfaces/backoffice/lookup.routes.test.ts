import { beforeAll, describe, expect, test } from "vitest";
import { sessionRowSchema, sessionSchema } from "../../../shared/checkout/session.schema.ts";
import { customerRowSchema, customerSchema } from "../../../shared/customers/customer.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { paymentSchema } from "../../../shared/payments/payment.schema.ts";
import { searchSchema } from "../../../shared/search/search.schema.ts";
import type { Role } from "../../../shared/permissions.ts";
import { createSessionObserver } from "../../checkout/session-observer.ts";
import { type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenSession, givenShop, payByCard } from "../../testing/sessions.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let paid: string;
let open: string;
let foreign: string;

beforeAll(async () => {
  ctx = await makeTestContext();
  ctx.paymentObservers = [createSessionObserver(ctx)];
  await givenShop(ctx);
  await givenShop(ctx, "T00000002");
  backoffice = await startBackoffice(ctx);
  paid = (await givenSession(ctx, { reference: "A-1" })).id;
  await payByCard(ctx, { id: paid });
  ctx.clock.advance(1_000);
  open = (await givenSession(ctx, { reference: "A-2", email: "ola@buyer.example" })).id;
  foreign = (await givenSession(ctx, { reference: "A-3", accountId: "T00000002" })).id;
});

async function get(path: string, role: Role = "finance", accounts: readonly string[] = ["T00000001"]) {
  return (await backoffice.signedIn(role, accounts)).get(path);
}

const sessions = listSchema(sessionRowSchema);
const customers = listSchema(customerRowSchema);

describe("sessions", () => {
  test("are listed newest first and filtered by status", async () => {
    expect(sessions.parse((await get("/sessions")).json).data.map((row) => row.id)).toEqual([open, paid]);
    expect(sessions.parse((await get("/sessions?status=open")).json).data.map((row) => row.id)).toEqual([open]);
  });

  test("are shown with their lines, their events and where the payer went", async () => {
    const session = sessionSchema.parse((await get(`/sessions/${paid}`)).json);
    expect(session).toMatchObject({
      status: "authorized",
      url: `http://localhost:3001/v1/view/${paid}`,
      payment_id: expect.any(String) as string,
    });
    expect(session.lines.map((line) => [line.description, line.amount])).toEqual([
      ["Lamp", 45_000],
      ["Parcel", 5_000],
    ]);
    expect(session.events.map((event) => event.name)).toContain("INITIATED");
  });

  test("are masked, and found all the same", async () => {
    const { data } = sessions.parse((await get("/sessions?q=kari@buyer.example", "support")).json);
    expect(data.map((row) => [row.id, row.payer.email, row.payer.name])).toEqual([[paid, "k…@b….example", "K… P…"]]);
  });

  test("lead to the payment, whose timeline tells of both", async () => {
    const session = sessionSchema.parse((await get(`/sessions/${paid}`)).json);
    const payment = paymentSchema.parse((await get(`/payments/${session.payment_id ?? ""}`)).json);
    expect(payment.session_id).toBe(paid);
    expect(payment.lines).toHaveLength(2);
    const kinds = payment.timeline.map((entry) => entry.kind);
    expect(kinds.indexOf("session.INITIATED")).toBeGreaterThanOrEqual(0);
    expect(kinds.indexOf("authorize.succeeded")).toBeLessThan(kinds.indexOf("session.AUTHORIZED"));
  });
});

describe("customers", () => {
  test("are found by the beginning of their address, and shown with what they bought", async () => {
    const { data } = customers.parse((await get("/customers?q=kari@")).json);
    expect(data.map((row) => row.email)).toEqual(["kari@buyer.example"]);
    const customer = customerSchema.parse((await get(`/customers/${data[0]?.id ?? ""}`)).json);
    expect(customer.sessions.rows.map((session) => session.id)).toEqual([paid]);
    expect(customer.payments.rows.map((payment) => payment.merchant_reference)).toEqual(["A-1"]);
    expect(customer.payments.figures).toEqual([
      { currency: "NOK", count: 1, captured: 0, refunded: 0, reserved: 500_00 },
    ]);
    expect(customer.sessions.figures).toEqual([{ currency: "NOK", count: 1, completed: 1, amount: 500_00 }]);
    expect(customer.credit).toBeNull();
  });

  test("are masked with everything that is shown of them", async () => {
    const { data } = customers.parse((await get("/customers?email=kari@buyer.example", "viewer")).json);
    const answer = await get(`/customers/${data[0]?.id ?? ""}`, "viewer");
    expect(customerSchema.parse(answer.json)).toMatchObject({ email: "k…@b….example", phone: "…00", is_masked: true });
    expect(answer.text).not.toMatch(/kari@|Prøve|40000000/);
  });
});

test.each([
  ["session", () => `/sessions/${foreign}`, "/sessions/T00000002.none"],
  ["customer", async () => `/customers/${await foreignCustomer()}`, "/customers/cus_none"],
])("a %s of another account is as unknown as one that does not exist", async (_type, pathOf, unknown) => {
  const answers = [await get(await pathOf()), await get(unknown)];
  const said = answers.map(({ status, json }) => [status, json?.["code"], json?.["detail"]]);
  expect(said[0]?.[0]).toBe(404);
  expect(said[1]).toEqual(said[0]);
});

async function foreignCustomer(): Promise<string> {
  const { data } = customers.parse((await get("/customers", "finance", ["T00000002"])).json);
  return data[0]?.id ?? "";
}

describe("search", () => {
  const search = async (q: string, role: Role = "finance") =>
    searchSchema.parse((await get(`/search?q=${encodeURIComponent(q)}`, role)).json).groups;

  test("finds a person and everything of theirs, by type and with counts", async () => {
    const groups = await search("kari@buyer.example");
    expect(groups.map((group) => [group.type, group.total.value, group.hits.length])).toEqual([
      ["payment", 1, 1],
      ["session", 1, 1],
      ["customer", 1, 1],
    ]);
    expect(groups[0]?.hits[0]).toMatchObject({ title: "A-1", subtitle: "AUTHORIZED · 500.00 NOK · Kari Prøve" });
  });

  test("goes straight to a pasted id", async () => {
    expect((await search(open)).map((group) => [group.type, group.hits[0]?.id])).toEqual([["session", open]]);
    const { data } = customers.parse((await get("/customers?email=ola@buyer.example")).json);
    const id = data[0]?.id ?? "";
    expect((await search(id)).map((group) => [group.type, group.hits[0]?.id])).toEqual([["customer", id]]);
  });

  test("masks what it finds, and finds nothing out of reach", async () => {
    expect(JSON.stringify(await search("kari@buyer.example", "support"))).not.toMatch(/kari@|Prøve/);
    expect(await search("A-3")).toEqual([]);
    expect(await search(foreign)).toEqual([]);
  });

  test("needs something to look for", async () => {
    expect((await get("/search?q=%20")).status).toBe(400);
    expect((await get("/search")).status).toBe(400);
  });
});
