import { createSessionObserver } from "../checkout/session-observer.ts";
import type { SessionRecord } from "../checkout/session.record.ts";
import { findSession } from "../checkout/read-session.service.ts";
import { dialects } from "../dialects.ts";
import type { DeliveryLoop } from "../webhooks/delivery-loop.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { makeTestContext, type TestContext } from "./context.ts";
import { startLoop } from "./deliveries.ts";
import { answering, type Receiver, startReceiver } from "./receiver.ts";
import { givenSession, givenShop, type SessionWish } from "./sessions.ts";

/** An account with a server of its own that is called back, and the loop that calls it. */
export interface CallbackShop {
  ctx: TestContext;
  receiver: Receiver;
  loop: DeliveryLoop;
}

export async function makeCallbackShop(behavior = answering(200)): Promise<CallbackShop> {
  const ctx = await makeTestContext({ dialects });
  ctx.paymentObservers = [createSessionObserver(ctx), paymentEventRecorder(ctx)];
  await givenShop(ctx);
  return { ctx, receiver: await startReceiver(behavior), loop: startLoop(ctx) };
}

/** An open session whose callback address has this query. */
export function openSession(
  { ctx, receiver }: CallbackShop,
  query = "",
  wish: SessionWish = {},
): Promise<SessionRecord> {
  return givenSession(ctx, { callbackUrl: `${receiver.url}/cb${query}`, ...wish });
}

/** The id of the payment that the session led to. */
export async function paymentOf({ ctx }: CallbackShop, session: SessionRecord): Promise<string> {
  const found = await ctx.store.read((db) => findSession(db, session.id));
  return found?.session.payment_id ?? "";
}
