import { beforeEach, describe, expect, test } from "vitest";
import { revealedSchema, revealsPerHour } from "../../../shared/customers/reveal.schema.ts";
import { verifyAuditChains } from "../../audit/audit.service.ts";
import { findOrCreateCustomer } from "../../customers/customer.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { givenBorrower } from "../../testing/borrowers.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, givenAuthorizedPayment, testAccountId } from "../../testing/payments.ts";

const reason = "They ask by phone where their refund is";
let ctx: TestContext;
let backoffice: RunningBackoffice;
let support: BackofficeClient;
let customerId: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  const person = { name: "Kari Nordmann", email: "kari@shop.example", phone: "+4799887766", country: "NO" };
  const sighting = { ...person, externalId: "c-17", accountId: testAccountId, at: ctx.clock.now() };
  customerId = (await ctx.store.write((trx) => findOrCreateCustomer(trx, ctx, sighting)))?.id ?? "";
  backoffice = await startBackoffice(ctx);
  support = await backoffice.signedIn("support");
});

const ask = (path: string, body: object = { reason }, who = support) => who.post(`${path}/reveal`, body);
const entries = () =>
  ctx.store.read((db) =>
    db
      .selectFrom("audit_entry")
      .select(["actor_id", "action", "object_type", "object_id", "is_allowed", "details", "personal"])
      .where("action", "=", "personal.revealed")
      .orderBy("seq")
      .execute(),
  );

describe("details are shown in full", () => {
  test("of a customer whom every other answer masks", async () => {
    expect((await support.get(`/customers/${customerId}`)).text).not.toContain("kari@shop.example");
    const answer = await ask(`/customers/${customerId}`);
    expect(revealedSchema.parse(answer.json)).toEqual({
      fields: [
        { field: "name", value: "Kari Nordmann" },
        { field: "email", value: "kari@shop.example" },
        { field: "phone", value: "+4799887766" },
        { field: "external_id", value: "c-17" },
      ],
      left: revealsPerHour - 1,
    });
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("of who pays", async () => {
    const { payment } = await givenAuthorizedPayment(ctx, { accountId: testAccountId, amount: 10_000 });
    const { fields } = revealedSchema.parse((await ask(`/payments/${payment.id}`)).json);
    expect(fields).toEqual([
      { field: "name", value: "Kari Prøve" },
      { field: "email", value: "kari@buyer.example" },
      { field: "phone", value: "+4740000000" },
    ]);
  });

  test("of a borrower, with both documents", async () => {
    const { borrower } = await givenBorrower(ctx);
    const { fields } = revealedSchema.parse((await ask(`/borrowers/${borrower.customer_id}`)).json);
    expect(fields).toContainEqual({ field: "document", value: "123.456.789-09" });
    expect(fields).toContainEqual({ field: "company_document", value: "12.345.678/0001-95" });
  });

  test("and who looked, at whom and why is on record, the reason where it can be erased", async () => {
    await ask(`/customers/${customerId}`);
    const [entry, ...others] = await entries();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      actor_id: support.staffId,
      object_type: "customer",
      object_id: customerId,
      is_allowed: 1,
      details: "{}",
    });
    expect(entry?.personal).toContain(reason);
    expect(await ctx.store.read((db) => verifyAuditChains(db))).toMatchObject({ ok: true });
  });
});

describe("nothing is shown", () => {
  test.each([{}, { reason: "" }, { reason: "  x  " }, { reason: "x".repeat(301) }, { reason: 7 }])(
    "without a reason that says something: %j",
    async (body) => {
      const answer = await ask(`/customers/${customerId}`, body);
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain("kari@shop.example");
      expect(await entries()).toEqual([]);
    },
  );

  test("to a viewer, who is on record as refused", async () => {
    const viewer = await backoffice.signedIn("viewer");
    expect((await ask(`/customers/${customerId}`, { reason }, viewer)).status).toBe(403);
    expect(await entries()).toMatchObject([{ actor_id: viewer.staffId, is_allowed: 0 }]);
  });

  test("of an account out of reach, as if there were nobody", async () => {
    await givenAccount(ctx, "T00000002");
    const narrowed = await backoffice.signedIn("support", ["T00000002"]);
    const foreign = await ask(`/customers/${customerId}`, { reason }, narrowed);
    const unknown = await ask("/customers/cus_nobody", { reason }, narrowed);
    expect([foreign.status, foreign.json?.["detail"]]).toEqual([404, unknown.json?.["detail"]]);
  });

  test("too often within an hour, to each person by themselves", async () => {
    for (let n = 0; n < revealsPerHour; n += 1) {
      expect((await ask(`/customers/${customerId}`)).status).toBe(200);
      ctx.clock.advance(60_000);
    }
    const refused = await ask(`/customers/${customerId}`);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe(String((60 - revealsPerHour) * 60));
    expect((await entries()).at(-1)).toMatchObject({ is_allowed: 0 });
    const colleague = await backoffice.signedIn("support");
    expect((await ask(`/customers/${customerId}`, { reason }, colleague)).status).toBe(200);
    for (let minute = revealsPerHour; minute < 60; minute += 10) {
      ctx.clock.advance(10 * 60_000);
      // Nobody stays signed in for long without doing anything.
      await support.get("/session");
    }
    expect((await ask(`/customers/${customerId}`)).status).toBe(200);
  });
});
