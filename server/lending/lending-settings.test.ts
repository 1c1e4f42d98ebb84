import { beforeEach, expect, test } from "vitest";
import { defaultKycTemplate } from "../../shared/lending/kyc-template.ts";
import { givenBorrower } from "../testing/borrowers.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { lendingTime } from "./lending-clock.ts";
import {
  changeLendingSettings,
  defaultLendingSettings,
  type LendingSettings,
  readLendingSettings,
} from "./lending-settings.service.ts";

const by = { type: "staff", id: "stf_1", role: "admin", ip: null } as const;
const live = "P00000003";
let ctx: TestContext;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  await givenAccount(ctx, live);
});

function change(changes: Partial<LendingSettings>, accountId = testAccountId, expectedVersion: number | null = null) {
  return changeLendingSettings(ctx, { accountId, changes, expectedVersion, by });
}

const timeOf = (accountId: string) => ctx.store.read((db) => lendingTime(db, ctx, accountId));

test("an account that set nothing has the defaults of the house", async () => {
  const read = await ctx.store.read((db) => readLendingSettings(db, testAccountId));
  expect(read).toEqual({ settings: defaultLendingSettings, version: 0 });
});

test("a change leaves the other settings, counts, and is on record", async () => {
  await change({ signingHours: 24 });
  await change({ chargesLateFees: true });
  const read = await ctx.store.read((db) => readLendingSettings(db, testAccountId));
  expect(read).toEqual({
    settings: { ...defaultLendingSettings, signingHours: 24, chargesLateFees: true },
    version: 2,
  });
  const actions = await ctx.store.read((db) => db.selectFrom("audit_entry").select("action").execute());
  expect(actions).toEqual(Array(2).fill({ action: "account.lending_settings_changed" }));
});

test("whoever read an older version is told", async () => {
  await change({ signingHours: 24 });
  await expect(change({ signingHours: 1 }, testAccountId, 0)).rejects.toMatchObject({ code: "precondition_failed" });
});

test("another template holds for customers who come from now on", async () => {
  const before = await givenBorrower(ctx);
  await change({ kycItems: { ...defaultKycTemplate, mei: ["selfie"] } });
  const after = await givenBorrower(ctx, { cpf: "52998224725", cnpj: null, externalId: null });
  expect(before.items).toHaveLength(6);
  expect(after.items.map(({ type }) => type)).toEqual(["selfie"]);
});

test("a sandbox account can be ahead of the world, and never goes back", async () => {
  const world = ctx.clock.now();
  expect(await timeOf(testAccountId)).toEqual({ now: world, world });
  await change({ clockOffsetSeconds: 86_400 });
  expect(await timeOf(testAccountId)).toEqual({ now: "2026-03-03T09:00:00.000Z", world });
  await expect(change({ clockOffsetSeconds: 60 })).rejects.toMatchObject({ code: "validation_failed" });
});

test("a live account keeps the time of the world", async () => {
  await expect(change({ clockOffsetSeconds: 60 }, live)).rejects.toMatchObject({ code: "validation_failed" });
  const world = ctx.clock.now();
  expect(await timeOf(live)).toEqual({ now: world, world });
});
