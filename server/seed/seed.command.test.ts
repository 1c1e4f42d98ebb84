import { pino } from "pino";
import { expect, test } from "vitest";
import type { CommandCall } from "../cli/command.ts";
import { readConfig } from "../config.ts";
import { dialects } from "../dialects.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { givenAccount } from "../testing/payments.ts";
import { verifyCommand } from "../verify/verify.command.ts";
import { seedCommand } from "./seed.command.ts";

function callWith(ctx: TestContext, options: Readonly<Record<string, string>>): CommandCall {
  return {
    config: readConfig({}),
    logger: pino({ enabled: false }),
    options,
    positionals: [],
    open: () => Promise.resolve(ctx),
    readStdin: () => Promise.resolve(""),
    tell: () => undefined,
  };
}

test("seeding answers what it wrote, and verify holds afterwards", async () => {
  const ctx = await makeTestContext({ dialects });
  const accountId = await givenAccount(ctx);
  const { json, text } = await seedCommand.run(callWith(ctx, { payments: "120" }));
  expect(json).toMatchObject({ account_id: accountId, seed: "kontor", until: ctx.clock.now(), payments: 120 });
  expect(text).toContain("Wrote 120 payments");
  const verified = await verifyCommand.run(callWith(ctx, {}));
  expect(verified).toMatchObject({ json: { ok: true }, exitCode: 0 });
  expect(verified.text.split("\n")).toHaveLength(20);
});

test("an installation without a sandbox account gets one", async () => {
  const ctx = await makeTestContext({ dialects });
  await seedCommand.run(callWith(ctx, { payments: "5" }));
  const accounts = await ctx.store.read((db) => db.selectFrom("account").select("kind").execute());
  expect(accounts).toEqual([{ kind: "sandbox" }]);
});

test.each([
  [{ payments: "0" }, "--payments"],
  [{ payments: "many" }, "--payments"],
  [{ payments: "5", until: "yesterday" }, "--until"],
  [{ payments: "5", until: "2026-02-30T00:00:00.000Z" }, "--until"],
  [{ payments: "5", until: "2999-01-01T00:00:00.000Z" }, "--until"],
])("%o is refused by the name of the option", async (options, name) => {
  const ctx = await makeTestContext();
  await givenAccount(ctx);
  await expect(seedCommand.run(callWith(ctx, options))).rejects.toThrow(name);
});

test("an unknown account is refused", async () => {
  const ctx = await makeTestContext();
  const call = callWith(ctx, { payments: "5", account: "T99999999" });
  await expect(seedCommand.run(call)).rejects.toMatchObject({ code: "not_found" });
});

test("verify exits 1 when an invariant does not hold, and says which", async () => {
  const ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  await seedCommand.run(callWith(ctx, { payments: "20" }));
  await ctx.store.write((trx) => trx.updateTable("payment").set({ status: "ON_HOLD" }).where("seq", "=", 3).execute());
  const { json, text, exitCode } = await verifyCommand.run(callWith(ctx, {}));
  expect(exitCode).toBe(1);
  expect(json).toMatchObject({ ok: false });
  expect(text).toMatch(/^FAILED I10/m);
});
