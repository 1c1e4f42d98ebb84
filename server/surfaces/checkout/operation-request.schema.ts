import { z } from "zod";
import { orderFields } from "./session-request.schema.ts";
import { moneySchema, optional, positiveMoneySchema, referenceSchema, textSchema } from "./wire-fields.ts";

/** Lines are labels here: unknown ids, missing quantities and sums that differ from the amount are stored as sent. */
const linesSchema = z
  .array(
    z.looseObject({ line_id: optional(textSchema), amount: optional(moneySchema), quantity: optional(z.number()) }),
  )
  .max(1_000);

const metadataSchema = z.record(
  z.string().max(128, { error: "keys must have at most 128 characters" }),
  z.string({ error: "values must be strings" }).max(256, { error: "values must have at most 256 characters" }),
);

const shared = { amount: positiveMoneySchema, items: optional(linesSchema), metadata: optional(metadataSchema) };

export const captureRequestSchema = z.object({
  ...shared,
  capture_reference: optional(referenceSchema),
  final_capture: optional(z.boolean()),
});

export const refundRequestSchema = z.object({
  ...shared,
  refund_reference: optional(referenceSchema),
  reason: optional(textSchema),
});

export const authorizationRequestSchema = z.object({
  amount: optional(positiveMoneySchema),
  // These become the lines of the order, so that they have to be whole.
  items: orderFields.items,
  reason: optional(textSchema),
  reference: optional(referenceSchema),
  description: optional(textSchema),
  final_authorization: optional(z.boolean()),
});

export const transactionUpdateSchema = z.object({ merchant_reference_2: referenceSchema });
