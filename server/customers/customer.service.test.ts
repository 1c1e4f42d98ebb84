import { beforeEach, describe, expect, test } from "vitest";
import { parseListQuery } from "../http/list-query.ts";
import { customerListSpec } from "../../shared/customers/customer-list.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import type { CustomerSighting } from "./customer.rules.ts";
import { findOrCreateCustomer } from "./customer.service.ts";
import { getCustomer, listCustomers } from "./list-customers.service.ts";

let ctx: TestContext;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  await givenAccount(ctx, "T00000002");
});

const nobody: CustomerSighting = { externalId: null, name: null, email: null, phone: null, country: null };

async function see(sighting: Partial<CustomerSighting>, accountId = testAccountId) {
  const input = { ...nobody, ...sighting, accountId, at: ctx.clock.now() };
  return ctx.store.write((trx) => findOrCreateCustomer(trx, ctx, input));
}

async function idOf(sighting: Partial<CustomerSighting>, accountId?: string): Promise<string> {
  const customer = await see(sighting, accountId);
  if (customer === null) throw new Error("The sighting names nobody");
  return customer.id;
}

describe("one record per person", () => {
  test("is found by e-mail address however it was typed, and learns what is new", async () => {
    const id = await idOf({ email: "Kari@Buyer.example ", name: "Kari" });
    const again = await see({ email: "kari@buyer.example", name: "K.", phone: "+47 400 00 000", country: "no" });
    expect(again).toMatchObject({ id, name: "Kari", email: "kari@buyer.example", phone: "+4740000000", country: "NO" });
  });

  test("is found by the merchant's id before anything else", async () => {
    const id = await idOf({ externalId: "c-1", email: "kari@buyer.example" });
    expect(await idOf({ externalId: "c-1", email: "kari.new@buyer.example" })).toBe(id);
    expect((await getCustomer(ctx, { scope: "all", id })).email).toBe("kari@buyer.example");
  });

  test("does not take the e-mail address of another record", async () => {
    const byId = await idOf({ externalId: "c-1" });
    const byEmail = await idOf({ email: "kari@buyer.example" });
    expect(await idOf({ externalId: "c-1", email: "kari@buyer.example" })).toBe(byId);
    expect((await getCustomer(ctx, { scope: "all", id: byId })).email).toBeNull();
    expect(byEmail).not.toBe(byId);
  });

  test("is found by phone number unless somebody else shares it", async () => {
    const kari = await idOf({ phone: "+4740000000", email: "kari@buyer.example" });
    expect(await idOf({ phone: "+4740000000" })).toBe(kari);
    const ola = await idOf({ phone: "+4740000000", email: "ola@buyer.example" });
    expect(ola).not.toBe(kari);
  });

  test("is another one in another account", async () => {
    expect(await idOf({ email: "kari@buyer.example" })).not.toBe(
      await idOf({ email: "kari@buyer.example" }, "T00000002"),
    );
  });

  test("is nobody where only a name is known", async () => {
    expect(await see({ name: "Kari", country: "NO", email: " ", phone: "" })).toBeNull();
  });
});

describe("the customers list", () => {
  async function list(query: Record<string, unknown>, scope: "all" | string[] = "all") {
    const page = await listCustomers(ctx, scope, parseListQuery(customerListSpec, query));
    return page.data.map((customer) => customer.name);
  }

  beforeEach(async () => {
    await see({ name: "Kari Prøve", email: "kari@buyer.example", phone: "+4740000000", externalId: "c-1" });
    ctx.clock.advance(60_000);
    await see({ name: "Kåre Test", email: "kaare@buyer.example", phone: "+4790000000" });
    ctx.clock.advance(60_000);
    await see({ name: "Nils Annen", email: "nils@other.example" }, "T00000002");
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ["newest first", {}, ["Nils Annen", "Kåre Test", "Kari Prøve"]],
    ["oldest first", { sort: "created_at", limit: "2" }, ["Kari Prøve", "Kåre Test"]],
    ["of one account", { account: "T00000002" }, ["Nils Annen"]],
    ["by e-mail address", { email: "KARI@buyer.example" }, ["Kari Prøve"]],
    ["by phone number", { phone: "+47 900 00 000" }, ["Kåre Test"]],
    ["by two values that differ", { phone: "+4790000000", email: "kari@buyer.example" }, []],
    ["by the merchant's id", { external_id: "c-1" }, ["Kari Prøve"]],
    ["by day", { "created_at.gte": "2026-03-02T09:01:30Z" }, ["Nils Annen"]],
    ["whose name begins so", { q: "kari p" }, ["Kari Prøve"]],
    ["whose e-mail address begins so", { q: "ka" }, ["Kåre Test", "Kari Prøve"]],
    ["whose phone number begins so", { q: "+47 9" }, ["Kåre Test"]],
    ["whose e-mail address is this, in another account", { q: "nils@other.example", account: testAccountId }, []],
    ["nobody", { q: "zz" }, []],
  ])("%s", async (_claim, query, names) => expect(await list(query)).toEqual(names));

  test("shows only what the caller reaches", async () => {
    expect(await list({}, ["T00000002"])).toEqual(["Nils Annen"]);
    expect(await list({ account: testAccountId }, ["T00000002"])).toEqual([]);
    expect(await list({ q: "ka" }, ["T00000002"])).toEqual([]);
    await expect(
      getCustomer(ctx, { scope: ["T00000002"], id: await idOf({ externalId: "c-1" }) }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
