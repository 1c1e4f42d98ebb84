import { z } from "zod";
import { accountIdSchema } from "../ids.ts";
import type { ListSpec } from "../list-spec.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { transferCurrencies } from "./transfer-methods.ts";
import { refundPolicies } from "./transfer-states.ts";

const hoursSchema = z.number().min(0).max(87_600);
/** Minor units of whichever currency the money is in; both have two decimals. */
const limitSchema = z.int().min(0).max(1_000_000_000_000_000);

/** What a merchant's orders, transfers and payouts go by. */
export const merchantSettingsSchema = z
  .strictObject({
    currencies: z.array(z.enum(transferCurrencies)).max(transferCurrencies.length),
    /** 0 for never; null for the installation's 24 hours. */
    order_expiration_hours: hoursSchema.nullable(),
    /** How long an unmatched transfer is kept before it goes back; 0 for ever. */
    hold_hours: hoursSchema,
    refund_policy: z.enum(refundPolicies),
    /** How far a transfer may be off, in hundredths of a per cent of the order. */
    tolerance_basis_points: z.int().min(0).max(10_000),
    /** And never more than this. */
    tolerance_max: limitSchema,
    pays_out: z.boolean(),
    /** Payouts and refunds of more than this wait for a second person; null for none. */
    approval_above: limitSchema.nullable(),
  })
  .meta({ id: "MerchantSettings" });
export type MerchantSettings = z.infer<typeof merchantSettingsSchema>;

/** A shop of an account as staff see it. */
export const merchantSchema = z
  .strictObject({
    /** The account's id, a dot, and the merchant's own. */
    id: z.string(),
    account_id: accountIdSchema,
    merchant_id: z.string(),
    name: z.string(),
    settings: merchantSettingsSchema,
    /** Of the settings; 0 while they are the defaults. */
    version: z.int(),
    /** What it may ask to be paid, by currency; currencies that it never held are left out. */
    balances: z.array(z.strictObject({ currency: currencySchema, amount: minorSchema })),
  })
  .meta({ id: "Merchant" });
export type MerchantView = z.infer<typeof merchantSchema>;

export const merchantListSpec = {
  filters: { account: "any_of" },
  sorts: ["name"],
  defaultSort: "name",
  hasSearch: false,
} as const satisfies ListSpec;
