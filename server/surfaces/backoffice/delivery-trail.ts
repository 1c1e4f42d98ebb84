import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import type { AppContext } from "../../context.ts";
import { deliveriesOf, getDelivery } from "../../webhooks/read-delivery.service.ts";
import type { Caller } from "./caller.ts";
import { presentDelivery } from "./present-delivery.ts";

const deliveriesInFull = 50;
/** As much of a receiver's answer as a payment's page quotes; the delivery's own page has the rest. */
const bodyCharactersMax = 2_000;

/**
 * Who was told about these payments or sessions, oldest first. The newest come with their tries and with whether
 * they may be sent again; where there are more, the older ones are one line each.
 */
export async function deliveryTrail(
  ctx: AppContext,
  caller: Caller,
  subjectIds: readonly string[],
): Promise<DeliveryView[]> {
  const deliveries = await ctx.store.read((db) => deliveriesOf(db, ctx, subjectIds));
  const older = deliveries.slice(0, -deliveriesInFull);
  const newest = deliveries.slice(-deliveriesInFull);
  const read = await Promise.all(newest.map(({ id }) => getDelivery(ctx, { scope: caller.scope, id })));
  return [...older, ...read].map((delivery) => presentDelivery(delivery, { caller, bodyCharactersMax }));
}
