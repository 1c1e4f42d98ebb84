import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { accountIdSchema } from "../ids.ts";
import type { ListSpec } from "../list-spec.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";

/** What moves a shop's balance: money received and given back, payouts taken from it and, when they fail, put back. */
export const balanceLineKinds = ["receive", "refund", "payout_accepted", "payout_failed"] as const;
export const balanceLineKindSchema = z.enum(balanceLineKinds).meta({ id: "BalanceLineKind" });
export type BalanceLineKind = z.infer<typeof balanceLineKindSchema>;

/** One line of a shop's balance. */
export const balanceLineSchema = z
  .strictObject({
    id: z.string(),
    account_id: accountIdSchema,
    merchant_id: z.string(),
    currency: currencySchema,
    kind: balanceLineKindSchema,
    /** The payment or payout that moved the money. */
    subject: z.strictObject({ type: z.enum(["payment", "payout"]), id: z.string(), reference: z.string().nullable() }),
    /** Minor units; negative takes away. */
    amount: minorSchema,
    /** What the shop held in this currency after it, minor units. */
    balance: minorSchema,
    posted_at: instantSchema,
  })
  .meta({ id: "BalanceLine" });
export type BalanceLineView = z.infer<typeof balanceLineSchema>;

/** The lines of one shop, which has to be named: the account's id, a dot, and the merchant's own. */
export const balanceLineListSpec = {
  filters: { merchant: "exact", currency: "any_of", posted_at: "range_instant" },
  sorts: ["posted_at"],
  defaultSort: "-posted_at",
  hasSearch: false,
} as const satisfies ListSpec;
