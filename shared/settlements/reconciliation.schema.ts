import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";

/** One thing that was compared: what the settlement says, and what was found. */
export const reconciliationCheckSchema = z
  .strictObject({
    id: z.enum([
      "captures",
      "refunds",
      "fees",
      "amount",
      "line_count",
      "ledger_balance",
      "ledger_fees",
      "ledger_payable",
      "ledger_bank",
      "lines_match_ledger",
    ]),
    ok: z.boolean(),
    expected: z.int(),
    found: z.int(),
    /** Minor units, or a count. */
    is_money: z.boolean(),
  })
  .meta({ id: "ReconciliationCheck" });
export type ReconciliationCheck = z.infer<typeof reconciliationCheckSchema>;

/** An operation on which the settlement and the ledger do not agree. */
export const reconciliationDifferenceSchema = z
  .strictObject({
    code: z.enum(["not_in_ledger", "not_in_settlement", "other_amount", "other_currency", "other_settlement"]),
    operation_id: z.string(),
    payment_id: z.string(),
    settled: minorSchema.nullable(),
    ledger: minorSchema.nullable(),
  })
  .meta({ id: "ReconciliationDifference" });
export type ReconciliationDifference = z.infer<typeof reconciliationDifferenceSchema>;

export const reconciliationSchema = z
  .strictObject({
    settlement_id: z.string(),
    checked_at: instantSchema,
    ok: z.boolean(),
    currency: currencySchema,
    checks: z.array(reconciliationCheckSchema),
    /** The first hundred. */
    differences: z.array(reconciliationDifferenceSchema),
    difference_count: z.int(),
  })
  .meta({ id: "Reconciliation" });
export type ReconciliationView = z.infer<typeof reconciliationSchema>;
