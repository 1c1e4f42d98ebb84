import { z } from "zod";
import { paymentStatusSchema } from "../../../shared/payments/payment-status.ts";

const minorSchema = z.int().describe("In the smallest unit of the currency");

/** One step of the transaction. */
const transactionEventSchema = z.looseObject({
  id: z.uuid(),
  event: z.enum(["INITIALIZE", "AUTHORIZE", "CAPTURE", "REFUND", "VOID"]),
  transaction_status: paymentStatusSchema,
  success: z.boolean(),
  amount: minorSchema,
  items: z.array(z.unknown()),
  created_at: z.iso.datetime(),
});

/** As much of a transaction as every message about one holds, whatever its receiver asked to leave out. */
export const toldTransactionSchema = z.looseObject({
  id: z.string(),
  session_id: z.string().optional(),
  merchant_reference: z.string(),
  merchant_reference_2: z.string().optional(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  status: paymentStatusSchema.optional(),
  amount: minorSchema.optional(),
  currency: z.string().length(3).optional(),
  payment_product: z.string().optional(),
  payment_product_type: z.string().optional(),
  events: z.array(transactionEventSchema).optional(),
  metadata: z.unknown().optional(),
});

/** A transaction as it is told when nothing was left out. */
export const wholeTransactionSchema = toldTransactionSchema.required({
  merchant_reference_2: true,
  status: true,
  amount: true,
  currency: true,
  payment_product_type: true,
  events: true,
});
