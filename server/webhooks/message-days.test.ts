import { expect, test } from "vitest";
import type { TestContext } from "../testing/context.ts";
import { deliveriesAbout, startLoop } from "../testing/deliveries.ts";
import { byTest, makeEndpointContext } from "../testing/endpoints.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { runVerify } from "../verify/verify.service.ts";
import { createEndpoint } from "./endpoint.service.ts";
import { recordEvent } from "./event.service.ts";
import { countPastDays, readMessageDays, setMessageDays } from "./message-days.service.ts";
import { previewRecovery } from "./recovery.service.ts";
import { resendDelivery } from "./resend-delivery.service.ts";
import { earliestEnd } from "./retention.rules.ts";
import { purgeExpired, stepRetention } from "./retention.service.ts";

const dayMs = 86_400_000;
const otherAccountId = "T00000002";

/** A delivery of each of two accounts that was refused, forty days ago. */
async function givenTwoAccounts(): Promise<TestContext> {
  const ctx = await makeEndpointContext();
  await givenAccount(ctx, otherAccountId);
  const receiver = await startReceiver(answering(404));
  for (const accountId of [testAccountId, otherAccountId]) {
    const wish = { accountId, merchantId: null, dialect: "plain", eventPatterns: [], description: null, by: byTest };
    await createEndpoint(ctx, { ...wish, url: receiver.url });
    await ctx.store.write((trx) =>
      recordEvent(trx, ctx, {
        ...{ accountId, type: "payment.captured", at: ctx.clock.now(), operationId: null, payload: {} },
        ...{ subjectType: "payment", subjectId: `of-${accountId}` },
      }),
    );
  }
  await startLoop(ctx).tick();
  ctx.clock.advance(40 * dayMs);
  return ctx;
}

const keep = (ctx: TestContext, days: number | null, expectedVersion: number | null = null) =>
  setMessageDays(ctx, { accountId: testAccountId, days, expectedVersion, by: byTest });

async function purgeAll(ctx: TestContext): Promise<void> {
  while (await stepRetention(ctx));
}

async function bodiesByAccount(ctx: TestContext): Promise<Record<string, boolean>> {
  const rows = await ctx.store.read((db) => db.selectFrom("delivery").select(["account_id", "body"]).execute());
  return Object.fromEntries(rows.map(({ account_id, body }) => [account_id, body !== null]));
}

test("an account that keeps messages for less loses its own, and nobody else's", async () => {
  const ctx = await givenTwoAccounts();
  expect(await purgeExpired(ctx)).toBe(0);
  await keep(ctx, 30);
  await purgeAll(ctx);
  expect(await bodiesByAccount(ctx)).toEqual({ [testAccountId]: false, [otherAccountId]: true });
  expect(await runVerify(ctx)).toMatchObject({ ok: true });
  await keep(ctx, 365);
  ctx.clock.advance(50 * dayMs);
  await purgeAll(ctx);
  expect(await bodiesByAccount(ctx)).toEqual({ [testAccountId]: false, [otherAccountId]: false });
  expect(await runVerify(ctx)).toMatchObject({ ok: true });
});

test("what is gone is refused to be sent again and says why, also after the time has grown", async () => {
  const ctx = await givenTwoAccounts();
  await keep(ctx, 30);
  await purgeAll(ctx);
  await keep(ctx, 3_650);
  const [gone] = await deliveriesAbout(ctx, `of-${testAccountId}`);
  const [kept] = await deliveriesAbout(ctx, `of-${otherAccountId}`);
  const resend = (id = "") => resendDelivery(ctx, { scope: "all", id, isForced: true });
  await expect(resend(gone?.id)).rejects.toMatchObject({ details: { facts: { code: "payload_expired" } } });
  await expect(resend(kept?.id)).resolves.not.toThrow();
});

test("a recovery over several accounts goes by what each of them keeps", async () => {
  const ctx = await givenTwoAccounts();
  const range = { from: "2026-01-01T00:00:00.000Z", to: ctx.clock.now() };
  const wish = { scope: "all" as const, filter: { ...range, states: ["rejected" as const] } };
  expect(await previewRecovery(ctx, wish)).toMatchObject({ count: 2, expired: 0 });
  await keep(ctx, 30);
  expect(await previewRecovery(ctx, wish)).toMatchObject({ count: 1, expired: 1 });
});

test("how many messages would go is counted before anything goes, up to a limit", async () => {
  const ctx = await givenTwoAccounts();
  const count = (days: number | null, limit = 10) => countPastDays(ctx, { accountId: testAccountId, days, limit });
  expect([await count(30), await count(40), await count(41), await count(null)]).toEqual([1, 1, 0, 0]);
  expect(await count(30, 0)).toBe(0);
  await keep(ctx, 30);
  await purgeAll(ctx);
  expect(await count(30)).toBe(0);
});

test("a change is of the version that was read, is on record, and can be taken back", async () => {
  const ctx = await givenTwoAccounts();
  expect(await readMessageDays(ctx, testAccountId)).toEqual({ own: null, usual: 90, version: 0 });
  await keep(ctx, 30, 0);
  await expect(keep(ctx, 60, 0)).rejects.toMatchObject({ code: "precondition_failed" });
  await keep(ctx, null, 1);
  expect(await readMessageDays(ctx, testAccountId)).toEqual({ own: null, usual: 90, version: 2 });
  const entries = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select("details").where("action", "=", "account.retention_changed").execute(),
  );
  expect(entries.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
    { kept: "messages", before: null, after: 30 },
    { kept: "messages", before: 30, after: null },
  ]);
  await expect(readMessageDays(ctx, "T99999999")).rejects.toMatchObject({ code: "not_found" });
});

test.each([
  ["of all accounts", null, "2026-01-01"],
  ["of one that keeps more", ["T1"], "2026-01-01"],
  ["of one that has set nothing", ["T3"], "2026-02-01"],
  ["of some", ["T2", "T3"], "2026-02-01"],
])("the earliest end %s", (_claim, accountIds, end) => {
  const byAccount = new Map([
    ["T1", "2026-01-01"],
    ["T2", "2026-03-01"],
  ]);
  expect(earliestEnd({ byAccount, otherwise: "2026-02-01" }, accountIds)).toBe(end);
});
