import { beforeEach, describe, expect, test } from "vitest";
import { findOrCreateCustomer } from "../../customers/customer.service.ts";
import { anaPrado, givenBorrower } from "../../testing/borrowers.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";

let ctx: TestContext;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  await givenAccount(ctx, "T00000002");
});

const buyer = { accountId: testAccountId, externalId: null, name: null, email: null, phone: null, country: null };

function customer(id: string) {
  return ctx.store.read((db) =>
    db.selectFrom("customer").select(["id", "email", "document_number"]).where("id", "=", id).executeTakeFirst(),
  );
}

describe("a customer who is registered", () => {
  test("is asked for what their legal form needs, and the partner is told", async () => {
    const { borrower, items, isNew } = await givenBorrower(ctx);
    expect(isNew).toBe(true);
    expect(borrower).toMatchObject({ status: "pending_kyc", profile: "mei", cpf: anaPrado.cpf });
    expect(items.map(({ type, status }) => [type, status])).toEqual(
      ["ccmei", "cnh", "identity_card_front", "identity_card_back", "selfie", "biometrics"].map((type) => [
        type,
        "pending",
      ]),
    );
    const events = await ctx.store.read((db) => db.selectFrom("event").select(["type", "subject_id"]).execute());
    expect(events).toEqual([{ type: "customer.created", subject_id: borrower.customer_id }]);
  });

  test("again with the same reference is the same one, and nothing changes", async () => {
    const first = await givenBorrower(ctx);
    const second = await givenBorrower(ctx, { name: "Somebody else" });
    expect(second).toEqual({ ...first, isNew: false });
    const byCompany = await givenBorrower(ctx, { cpf: "52998224725" });
    expect(byCompany.borrower).toEqual(first.borrower);
  });

  test.each([
    ["another reference", { externalId: "loja-43" }],
    ["no reference", { externalId: null }],
    ["another CPF and another reference beside the same CNPJ", { cpf: "52998224725", externalId: "loja-43" }],
  ])("again with %s is refused", async (_claim, change) => {
    await givenBorrower(ctx);
    await expect(givenBorrower(ctx, change)).rejects.toMatchObject({
      code: "operation_blocked",
      details: { facts: { lending_code: "customer_already_exists" } },
    });
  });

  test("cannot take the reference of another", async () => {
    await givenBorrower(ctx);
    await expect(givenBorrower(ctx, { cpf: "52998224725", cnpj: null })).rejects.toMatchObject({
      code: "validation_failed",
      details: { fields: [{ path: "external_id", code: "already_exists" }] },
    });
  });

  test("is the buyer whom the account knows by e-mail address", async () => {
    const known = await ctx.store.write((trx) =>
      findOrCreateCustomer(trx, ctx, { ...buyer, email: anaPrado.email, at: ctx.clock.now() }),
    );
    const { borrower } = await givenBorrower(ctx);
    expect(borrower.customer_id).toBe(known?.id);
    expect(await customer(borrower.customer_id)).toMatchObject({ document_number: anaPrado.cpf });
  });

  test("is somebody else than a customer with the same e-mail address and another CPF", async () => {
    const first = await givenBorrower(ctx);
    const second = await givenBorrower(ctx, { cpf: "52998224725", cnpj: null, externalId: "loja-43" });
    expect(second.borrower.customer_id).not.toBe(first.borrower.customer_id);
    expect(second.borrower.email).toBe(anaPrado.email);
    // An address belongs to one record of the account; what the partner declared is kept beside it.
    expect(await customer(second.borrower.customer_id)).toMatchObject({ email: null, document_number: "52998224725" });
  });

  test("is another one in another account", async () => {
    const first = await givenBorrower(ctx);
    const second = await givenBorrower(ctx, { accountId: "T00000002" });
    expect(second.isNew).toBe(true);
    expect(second.borrower.customer_id).not.toBe(first.borrower.customer_id);
  });

  test("exists once, however many copies of the wish arrive at once", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => givenBorrower(ctx)));
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(made.map(({ borrower }) => borrower.customer_id)).size).toBe(1);
  });
});
