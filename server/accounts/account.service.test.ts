import { beforeEach, describe, expect, test } from "vitest";
import { findProfile } from "../checkout/profile.service.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { addAccount, addMerchant } from "./account.service.ts";
import { getAccount, listAccounts, listMerchants } from "./read-account.service.ts";

let ctx: TestContext;

beforeEach(async () => {
  ctx = await makeTestContext();
});

describe("an account", () => {
  test.each([
    ["sandbox", /^T\d{8}$/],
    ["live", /^P\d{8}$/],
  ] as const)("that is %s says so in its id, and has a default payment profile", async (kind, id) => {
    const { account_id } = await addAccount(ctx, { name: " Nordlys Sport ", kind });
    expect(account_id).toMatch(id);
    const account = await ctx.store.read((db) => getAccount(db, account_id));
    expect(account).toEqual({ id: account_id, name: "Nordlys Sport", kind });
    const profile = await ctx.store.read((db) => findProfile(db, { accountId: account_id, id: "default" }));
    expect(profile).not.toBeNull();
  });

  test.each([
    ["an empty name", "  "],
    ["a name that is too long", "n".repeat(201)],
  ])("is not opened with %s", async (_claim, name) => {
    await expect(addAccount(ctx, { name, kind: "sandbox" })).rejects.toMatchObject({ code: "validation_failed" });
    expect(await listAccounts(ctx, "all")).toEqual([]);
  });

  test("is seen by whom it was given to", async () => {
    const { account_id } = await addAccount(ctx, { name: "Nordlys Sport", kind: "sandbox" });
    const other = await addAccount(ctx, { name: "Fjellbakeriet", kind: "sandbox" });
    expect((await listAccounts(ctx, [account_id])).map(({ id }) => id)).toEqual([account_id]);
    expect((await listAccounts(ctx, "all")).map(({ id }) => id)).toEqual([other.account_id, account_id]);
    expect(await listAccounts(ctx, [])).toEqual([]);
  });
});

describe("a merchant", () => {
  test.each(["Oslo", "oslo sentrum", "-oslo", "oslo-", "", "o".repeat(65), "øslo"])("is not called %j", async (id) => {
    const { account_id: accountId } = await addAccount(ctx, { name: "Nordlys Sport", kind: "sandbox" });
    await expect(addMerchant(ctx, { accountId, id })).rejects.toMatchObject({ code: "validation_failed" });
  });

  test("has an id of its own within its account, and is in the account's audit chain", async () => {
    const { account_id: accountId } = await addAccount(ctx, { name: "Nordlys Sport", kind: "sandbox" });
    await addMerchant(ctx, { accountId, id: "oslo", name: "Oslo" });
    await expect(addMerchant(ctx, { accountId, id: "oslo" })).rejects.toMatchObject({ code: "validation_failed" });
    expect(await listMerchants(ctx, accountId)).toMatchObject([{ id: "oslo", name: "Oslo" }]);
    const log = await ctx.store.read((db) => db.selectFrom("audit_entry").select(["chain", "action"]).execute());
    expect(log).toEqual([
      { chain: "installation", action: "account.added" },
      { chain: accountId, action: "merchant.added" },
    ]);
  });

  test("needs an account", async () => {
    await expect(addMerchant(ctx, { accountId: "T00000000", id: "oslo" })).rejects.toMatchObject({ code: "not_found" });
  });
});
