import { beforeEach, expect, test } from "vitest";
import { noCurrency, type SessionCount, sessionCounts } from "../../shared/metrics/payment-count.ts";
import { visitSession } from "../checkout/change-session.service.ts";
import { expireSessions } from "../checkout/expire-sessions.service.ts";
import { paySession } from "../checkout/pay-session.service.ts";
import { createSessionObserver } from "../checkout/session-observer.ts";
import type { SessionRecord } from "../checkout/session.record.ts";
import { dialects } from "../dialects.ts";
import { capturePayment } from "../payments/payment.service.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { byMerchant, cardInput, testAccountId } from "../testing/payments.ts";
import { givenSession, givenShop, payByCard } from "../testing/sessions.ts";
import { findMiscountedPayments } from "../verify/payment-rollups.repository.ts";
import { sumRollupSpans } from "./payment-rollup.repository.ts";

let ctx: TestContext;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  ctx.paymentObservers = [createSessionObserver(ctx)];
  await givenShop(ctx);
});

/** What the first hour counts, all of it made there, and what verify finds. */
async function counted(): Promise<Partial<Record<SessionCount, number>>> {
  const span = { number: 0, startsAt: "2026-03-02T09:00:00.000Z", endsAt: "2026-03-02T10:00:00.000Z" };
  const asked = [{ spans: [span], counts: sessionCounts }];
  const sums = await ctx.store.read((db) => sumRollupSpans(db, [testAccountId], asked));
  expect(await ctx.store.read(findMiscountedPayments)).toBeNull();
  expect(sums.filter(({ currency, amount }) => currency !== noCurrency || amount !== 0)).toEqual([]);
  return Object.fromEntries(sums.map((sum) => [sum.counted, sum.n]));
}

function visit({ id }: SessionRecord): Promise<void> {
  return visitSession(ctx, { sessionId: id, ip: null, userAgent: null, requestId: null });
}

async function givenOutOfTime(): Promise<void> {
  ctx.clock.advance(3 * 86_400_000);
  await expireSessions(ctx, ctx.clock.now());
}

test("every step is counted once, in the hour in which the session was made", async () => {
  await givenSession(ctx);
  const paid = await givenSession(ctx);
  await visit(paid);
  await visit(paid);
  expect(await counted()).toEqual({ session_created: 2, session_opened: 1 });
  ctx.clock.advance(2 * 3_600_000);
  await payByCard(ctx, paid);
  expect(await counted()).toMatchObject({ session_opened: 1, session_method_chosen: 1, session_authorized: 1 });
  const paymentId = await ctx.store.read((db) =>
    db.selectFrom("payment").select("id").where("session_id", "=", paid.id).executeTakeFirstOrThrow(),
  );
  for (const amount of [300_00, 200_00]) {
    const asked = { scope: "all", reference: null, request: {}, by: byMerchant, isFinal: false } as const;
    await capturePayment(ctx, { ...asked, paymentId: paymentId.id, amount });
  }
  expect(await counted()).toEqual({
    session_created: 2,
    session_opened: 1,
    session_method_chosen: 1,
    session_authorized: 1,
    session_captured: 1,
  });
});

test("whoever pays without having been seen on the page has opened it", async () => {
  await payByCard(ctx, await givenSession(ctx));
  expect(await counted()).toMatchObject({ session_opened: 1, session_authorized: 1 });
});

test("a session that ends unpaid was abandoned when it was opened, and expired when it was not", async () => {
  await givenSession(ctx);
  await visit(await givenSession(ctx));
  const refused = await givenSession(ctx);
  const payer = { payerIp: null, userAgent: null, requestId: null };
  const input = cardInput("4000300000000006");
  await paySession(ctx, { sessionId: refused.id, method: "dintero_psp.creditcard", input, ...payer });
  await givenOutOfTime();
  expect(await counted()).toEqual({
    session_created: 3,
    session_opened: 2,
    session_method_chosen: 1,
    session_abandoned: 2,
    session_expired: 1,
  });
});

test("a session that is opened when its time is over was abandoned after all", async () => {
  const late = await givenSession(ctx);
  await givenOutOfTime();
  expect(await counted()).toEqual({ session_created: 1, session_expired: 1 });
  await visit(late);
  expect(await counted()).toEqual({
    session_created: 1,
    session_opened: 1,
    session_abandoned: 1,
    session_expired: 0,
  });
});
