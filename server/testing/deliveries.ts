import type { DeliveryView } from "../../shared/webhooks/delivery.schema.ts";
import type { AppContext } from "../context.ts";
import { createOutgoingCaller, type OutgoingCaller } from "../http/outgoing-caller.ts";
import type { DeliveryLoopOptions } from "../webhooks/delivery-loop-options.ts";
import { type DeliveryLoop, startDeliveryLoop } from "../webhooks/delivery-loop.ts";
import type { Dialect } from "../webhooks/dialect.ts";
import { deliveriesOf, getDelivery } from "../webhooks/read-delivery.service.ts";
import { afterThisTest } from "./after-tests.ts";
import { makeTestContext, type TestContext } from "./context.ts";
import { givenAccount } from "./payments.ts";
import { plainDialect } from "./plain-dialect.ts";

/** An account whose events are told in the plain dialect, changed as the test needs it. */
export async function makePlainContext(overrides: Partial<Dialect> = {}): Promise<TestContext> {
  const ctx = await makeTestContext({ dialects: new Map([["plain", plainDialect(overrides)]]) });
  await givenAccount(ctx);
  return ctx;
}

export function makeCaller(ctx: AppContext): OutgoingCaller {
  const caller = createOutgoingCaller(ctx.config);
  afterThisTest(() => caller.close());
  return caller;
}

/** A loop that is stopped when the test is over. Its timer rests: what it does, it does because it was told or asked. */
export function startLoop(ctx: AppContext, options: Partial<DeliveryLoopOptions> = {}): DeliveryLoop {
  const loop = startDeliveryLoop(ctx, makeCaller(ctx), { checkEveryMs: 60_000, random: () => 0.5, ...options });
  afterThisTest(() => loop.stop());
  return loop;
}

export async function deliveriesAbout(ctx: TestContext, subjectId = "subject-1"): Promise<DeliveryView[]> {
  return ctx.store.read((db) => deliveriesOf(db, ctx, [subjectId]));
}

/** The one delivery about the usual subject, with its attempts. */
export async function onlyDelivery(ctx: TestContext): Promise<DeliveryView> {
  const [delivery, ...others] = await deliveriesAbout(ctx);
  if (delivery === undefined || others.length > 0) throw new Error("expected exactly one delivery");
  return getDelivery(ctx, { scope: "all", id: delivery.id });
}
