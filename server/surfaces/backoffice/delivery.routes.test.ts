import { beforeEach, describe, expect, test } from "vitest";
import { listSchema } from "../../../shared/page.ts";
import type { Role } from "../../../shared/permissions.ts";
import { paymentSchema } from "../../../shared/payments/payment.schema.ts";
import { searchSchema } from "../../../shared/search/search.schema.ts";
import { deliverySchema, type DeliveryState } from "../../../shared/webhooks/delivery.schema.ts";
import { eventSchema } from "../../../shared/webhooks/event.schema.ts";
import { type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, givenAuthorizedPayment } from "../../testing/payments.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let paymentId: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  paymentId = (await givenAuthorizedPayment(ctx)).payment.id;
});

/** A callback about the payment that was tried once and answered with 500. */
async function givenDelivery(state: DeliveryState, account_id = "T00000001"): Promise<string> {
  const at = ctx.clock.now();
  const [endpoint_id, event_id, id] = [ctx.ids.own("whe", at), ctx.ids.own("evt", at), ctx.ids.own("dlv", at)];
  const named = { account_id, event_id, event_type: "payment.authorized", endpoint_id, subject_id: paymentId };
  const endpoint = {
    id: endpoint_id,
    account_id,
    dialect: "checkout-callback",
    event_patterns: "[]",
    created_at: at,
    updated_at: at,
  };
  const event = { id: event_id, account_id, type: named.event_type, subject_type: "payment", subject_id: paymentId };
  const payload = JSON.stringify({ amount: 50_000, customer_email: "kari@buyer.example" });
  const delivery = {
    id,
    ...named,
    dialect: endpoint.dialect,
    lane: endpoint_id,
    state,
    url: "https://shop.example/cb",
  };
  const failed = { attempt_count: 1, last_code: 500, next_attempt_at: state === "pending" ? at : null };
  const attempt = { delivery_id: id, number: 1, started_at: at, duration_ms: 31, outcome: "http_error", code: 500 };
  const answer = Buffer.from("no lamp for kari@buyer.example ".repeat(100));
  await ctx.store.write(async (trx) => {
    await trx.insertInto("webhook_endpoint").values(endpoint).execute();
    await trx
      .insertInto("event")
      .values({ ...event, payload, delivery_count: 1, created_at: at })
      .execute();
    await trx
      .insertInto("delivery")
      .values({ ...delivery, ...failed, method: "GET", created_at: at })
      .execute();
    await trx
      .insertInto("delivery_attempt")
      .values({ ...attempt, request_headers: '{"accept":"*/*"}', response_headers: "{}", response_body: answer })
      .execute();
  });
  return id;
}

describe("deliveries", () => {
  test("show a receiver's key in its address to nobody but who keeps endpoints", async () => {
    const id = await givenDelivery("exhausted");
    const url = "https://shop.example/cb?key=s3cret&transaction_id=T1.a";
    await ctx.store.write((trx) => trx.updateTable("delivery").set({ url }).where("id", "=", id).execute());
    const shown = { admin: url, finance: url.replace("s3cret", "…"), support: url.replace("s3cret", "…") };
    for (const [role, address] of Object.entries(shown)) {
      const person = await backoffice.signedIn(role as keyof typeof shown);
      const list = await person.get("/deliveries?limit=100");
      const one = await person.get(`/deliveries/${id}`);
      expect((list.json as { data: { id: string }[] }).data.find((row) => row.id === id)).toMatchObject({
        url: address,
      });
      expect(one.json, role).toMatchObject({ url: address });
      for (const { text } of [list, one, await person.get(`/search?q=${id}`)])
        expect(text.includes("s3cret"), role).toBe(role === "admin");
    }
  });

  test("are listed by state, and shown with their tries", async () => {
    const id = await givenDelivery("exhausted");
    const admin = await backoffice.signedIn("admin");
    const list = listSchema(deliverySchema);
    expect(list.parse((await admin.get("/deliveries?state=exhausted")).json).data.map((row) => row.id)).toEqual([id]);
    expect(list.parse((await admin.get("/deliveries?state=pending")).json).data).toEqual([]);
    const shown = deliverySchema.parse((await admin.get(`/deliveries/${id}`)).json);
    expect(shown.attempts).toMatchObject([{ number: 1, code: 500, duration_ms: 31, outcome: "http_error" }]);
    expect(shown.attempts?.[0]?.response_body).toHaveLength(3_100);
  });

  test("stand on the payment's page and in its timeline, with the answer cut short", async () => {
    const id = await givenDelivery("exhausted");
    const view = paymentSchema.parse((await (await backoffice.signedIn("finance")).get(`/payments/${paymentId}`)).json);
    expect(view.deliveries.map((delivery) => delivery.id)).toEqual([id]);
    expect(view.deliveries[0]?.attempts?.[0]).toMatchObject({ response_truncated: true });
    const line = view.timeline.at(-1);
    expect(line).toMatchObject({
      kind: "delivery.http_error",
      delivery_id: id,
      details: { code: 500, duration_ms: 31 },
    });
  });

  test("do not quote the payer to those who may not read personal details", async () => {
    const id = await givenDelivery("exhausted");
    const support = await backoffice.signedIn("support");
    const answers = [`/deliveries/${id}`, `/payments/${paymentId}`, "/events"].map((path) => support.get(path));
    for (const { status, text } of await Promise.all(answers)) {
      expect(status).toBe(200);
      expect(text).not.toContain("kari@buyer.example");
    }
  });

  test("of an account out of reach are as unknown as ones that do not exist", async () => {
    await givenAccount(ctx, "T00000002");
    const id = await givenDelivery("exhausted", "T00000002");
    const narrowed = await backoffice.signedIn("support", ["T00000001"]);
    const answers = [
      await narrowed.get(`/deliveries/${id}`),
      await narrowed.get("/deliveries/dlv_none"),
      await narrowed.post(`/deliveries/${id}/resend`),
    ];
    expect(answers.map(({ status, json }) => [status, json?.["detail"]])).toEqual([
      [404, answers[0]?.json?.["detail"]],
      [404, answers[0]?.json?.["detail"]],
      [404, answers[0]?.json?.["detail"]],
    ]);
  });
});

describe("sending again", () => {
  test("puts a finished delivery back in line, and says in the audit log who did", async () => {
    const id = await givenDelivery("exhausted");
    const support = await backoffice.signedIn("support");
    const answer = await support.post(`/deliveries/${id}/resend`);
    expect([answer.status, answer.json?.["state"]]).toEqual([200, "pending"]);
    const lines = await ctx.store.read((db) =>
      db.selectFrom("audit_entry").select(["action", "actor_id", "object_id", "chain", "details"]).execute(),
    );
    expect(lines).toMatchObject([
      { action: "delivery.resend", actor_id: support.staffId, object_id: id, chain: "T00000001" },
    ]);
    expect(JSON.parse(lines[0]?.details ?? "{}")).toMatchObject({ before: "exhausted", is_forced: false });
  });

  test("waits for one that is still being tried, unless forced", async () => {
    const id = await givenDelivery("pending");
    const support = await backoffice.signedIn("support");
    const refused = await support.post(`/deliveries/${id}/resend`);
    expect([refused.status, refused.json?.["code"]]).toEqual([409, "operation_in_flight"]);
    expect((await support.post(`/deliveries/${id}/resend`, { force: true })).status).toBe(200);
  });

  test("wants a success to be repeated on purpose", async () => {
    const id = await givenDelivery("delivered");
    const support = await backoffice.signedIn("support");
    const { resend } = deliverySchema.parse((await support.get(`/deliveries/${id}`)).json);
    expect(resend).toMatchObject({ allowed: false, needs_force: true, code: "already_delivered" });
    const refused = await support.post(`/deliveries/${id}/resend`);
    expect([refused.status, refused.json?.["detail"]]).toEqual([409, resend?.reason]);
    const forced = await support.post(`/deliveries/${id}/resend`, { force: true });
    expect([forced.status, forced.json?.["state"]]).toEqual([200, "pending"]);
  });

  test.each([
    ["disabled_at", "endpoint_disabled"],
    ["deleted_at", "endpoint_deleted"],
  ])("is refused while the endpoint has %s, forced or not", async (column, code) => {
    const id = await givenDelivery("exhausted");
    await ctx.store.write(async (trx) => {
      await trx
        .updateTable("webhook_endpoint")
        .set({ [column]: ctx.clock.now() })
        .execute();
    });
    const support = await backoffice.signedIn("support");
    const { resend } = deliverySchema.parse((await support.get(`/deliveries/${id}`)).json);
    expect(resend).toMatchObject({ allowed: false, needs_force: false, code });
    const refused = await support.post(`/deliveries/${id}/resend`, { force: true });
    expect([refused.status, refused.json?.["detail"]]).toEqual([409, resend?.reason]);
  });
});

test("events are listed by type, with how many were told", async () => {
  await givenDelivery("delivered");
  const viewer = await backoffice.signedIn("viewer");
  const { data } = listSchema(eventSchema).parse((await viewer.get("/events?type=payment.authorized")).json);
  expect(data).toMatchObject([{ subject_id: paymentId, delivery_count: 1 }]);
});

describe("search", () => {
  const find = async (q: string, role: Role = "admin", accounts: readonly string[] = []) => {
    const answer = await (await backoffice.signedIn(role, accounts)).get(`/search?q=${encodeURIComponent(q)}`);
    return searchSchema.parse(answer.json).groups.flatMap((group) => group.hits.map((hit) => [hit.type, hit.id]));
  };

  beforeEach(async () => {
    await givenAccount(ctx, "T00000002");
  });

  test("finds a delivery by its id and by that of its event", async () => {
    const id = await givenDelivery("exhausted");
    const { event_id } = deliverySchema.parse(
      (await (await backoffice.signedIn("admin")).get(`/deliveries/${id}`)).json,
    );
    expect(await find(id)).toEqual([["delivery", id]]);
    expect(await find(event_id, "support")).toEqual([["delivery", id]]);
    expect(await find(id, "support", ["T00000002"])).toEqual([]);
    expect(await find("dlv_unknown")).toEqual([]);
  });

  test("finds an endpoint by its id and by a part of its address, for those who may read endpoints", async () => {
    const endpoint = await ctx.store.write((trx) =>
      trx
        .insertInto("webhook_endpoint")
        .values({
          id: "whe_1",
          account_id: "T00000001",
          dialect: "standard",
          url: "https://Hooks.lamp-shop.example/in?100%",
          event_patterns: "[]",
          created_at: ctx.clock.now(),
          updated_at: ctx.clock.now(),
        })
        .returning("id")
        .executeTakeFirstOrThrow(),
    );
    const found = [["webhook_endpoint", endpoint.id]];
    for (const text of ["whe_1", "lamp-shop.example", "HOOKS.LAMP", "100%"]) expect(await find(text)).toEqual(found);
    expect(await find("lamp%shop")).toEqual([]);
    expect(await find("in")).toEqual([]);
    expect(await find("lamp-shop.example", "support")).toEqual([]);
    expect(await find("lamp-shop.example", "admin", ["T00000002"])).toEqual([]);
  });
});
