import { z } from "zod";
import { accountIdSchema } from "../../../shared/ids.ts";
import type { EventDescription } from "../../webhooks/event-description.ts";
import { hookEventTypes } from "./hook-events.ts";
import { toldTransactionSchema } from "./transaction-message.schema.ts";

const envelopeSchema = z.object({ account_id: accountIdSchema, event: z.string(), event_delivery: z.uuid() });

const sent: Readonly<Record<string, { description: string; hasTransaction: boolean }>> = {
  checkout_transaction: {
    description: "A transaction was made, or captured, refunded or voided, wholly or in part.",
    hasTransaction: true,
  },
  checkout_authorization: {
    description: "A payment was authorized, or ended without any money having been reserved.",
    hasTransaction: true,
  },
  ping: { description: "The subscription was made, or somebody asked to try it.", hasTransaction: false },
};

/** The catalogue of subscriptions. What belongs to products that Kontor does not have can be subscribed to and never comes. */
export const hookCatalogue: readonly EventDescription[] = hookEventTypes.map((type) => {
  const known = sent[type];
  const message = envelopeSchema.extend({ event: z.literal(type) });
  if (known === undefined) {
    return {
      type,
      description: "Belongs to another product. It can be subscribed to, and is never sent.",
      body: message,
      isNeverSent: true,
    };
  }
  const { description, hasTransaction } = known;
  return { type, description, body: hasTransaction ? message.extend({ transaction: toldTransactionSchema }) : message };
});
