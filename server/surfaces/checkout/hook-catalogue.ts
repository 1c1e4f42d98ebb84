import { z } from "zod";
import { accountIdSchema } from "../../../shared/ids.ts";
import { instantSchema } from "../../../shared/instant.ts";
import { currencySchema, minorSchema } from "../../../shared/money.schema.ts";
import { settlementPaymentStatusSchema } from "../../../shared/settlements/settlement.schema.ts";
import type { EventDescription } from "../../webhooks/event-description.ts";
import { hookEventTypes } from "./hook-events.ts";
import { toldTransactionSchema } from "./transaction-message.schema.ts";

const envelopeSchema = z.object({ account_id: accountIdSchema, event: z.string(), event_delivery: z.uuid() });

const toldSettlementSchema = z.object({
  id: z.string(),
  provider: z.string(),
  provider_reference: z.string(),
  currency: currencySchema,
  payment_status: settlementPaymentStatusSchema,
  settled_at: instantSchema,
  capture: minorSchema,
  refund: minorSchema,
  fee: minorSchema,
  amount: minorSchema,
});

/** What is sent, with what each message tells beside its envelope. */
const sent: Readonly<Record<string, { description: string; told: z.ZodRawShape }>> = {
  checkout_transaction: {
    description: "A transaction was made, or captured, refunded or voided, wholly or in part.",
    told: { transaction: toldTransactionSchema },
  },
  checkout_authorization: {
    description: "A payment was authorized, or ended without any money having been reserved.",
    told: { transaction: toldTransactionSchema },
  },
  settlement_add: {
    description: "A settlement was made; its reports can be downloaded. Amounts are in the smallest unit.",
    told: { settlement: toldSettlementSchema },
  },
  ping: { description: "The subscription was made, or somebody asked to try it.", told: {} },
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
  return { type, description: known.description, body: message.extend(known.told) };
});
