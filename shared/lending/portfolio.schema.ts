import { z } from "zod";
import { accountIdSchema } from "../ids.ts";
import { minorSchema } from "../money.schema.ts";
import { ageBands, parDays } from "./portfolio.ts";

const daySchema = z.iso.date().meta({ description: "Calendar day of São Paulo" });
const monthSchema = z.string().regex(/^\d{4}-\d{2}$/);
const shareSchema = z.strictObject({ loans: z.int(), outstanding: minorSchema });
const duesSchema = z.strictObject({ principal: minorSchema, interest: minorSchema, fees: minorSchema });
/** What fell due in a period, and what of it was paid, whenever that was. */
const collectionSchema = z.strictObject({ due: minorSchema, paid: minorSchema });

/** What became, until now, of the offers that were issued in a period. */
const offerFiguresSchema = z
  .strictObject({
    issued: z.int(),
    /** The most that could be lent on them. */
    amount: minorSchema,
    /** At least once. */
    simulated: z.int(),
    /** A loan was made of it, whatever became of that. */
    accepted: z.int(),
    /** Its loan was paid out. */
    disbursed: z.int(),
    expired: z.int(),
  })
  .meta({ id: "OfferFigures" });
export type OfferFigures = z.infer<typeof offerFiguresSchema>;

/** The loan book of one account. Amounts are centavos of BRL. */
export const portfolioSchema = z
  .strictObject({
    /** Null where no account has paid a loan out. */
    account_id: z.string().nullable(),
    /** Those that could be asked about. */
    accounts: z.array(z.string()),
    /** By the account's clock. */
    today: daySchema,
    /** Owed now; loans that owe something. */
    loans: z.int(),
    outstanding: duesSchema,
    /** Outstanding principal thirty days ago. */
    outstanding_before: minorSchema,
    /** Since the first loan. */
    disbursed: minorSchema,
    repaid: duesSchema,
    /** Due before today and not paid. */
    arrears: duesSchema.extend({ loans: z.int() }),
    par: z.array(shareSchema.extend({ days: z.literal(parDays) })),
    ageing: z.array(shareSchema.extend({ band: z.enum(ageBands) })),
    /** Of the thirty days before today, and of the thirty before those. */
    collection: collectionSchema,
    collection_before: collectionSchema,
    /** Of the thirty days before now, and of the thirty before those. */
    offers: offerFiguresSchema,
    offers_before: offerFiguresSchema,
    /** They can be taken now, and end within two days. */
    offers_expiring: z.int(),
    /** The last twelve calendar months, the running one included. */
    months: z.array(
      z.strictObject({
        month: monthSchema,
        is_running: z.boolean(),
        disbursed: minorSchema,
        repaid: minorSchema,
        /** Principal that was owed at its end, or is now. */
        outstanding: minorSchema,
        due: minorSchema,
        paid: minorSchema,
      }),
    ),
    vintages: z.array(
      shareSchema.extend({
        month: monthSchema,
        disbursed: minorSchema,
        /** Outstanding principal of loans more than thirty days late. */
        at_risk: minorSchema,
      }),
    ),
  })
  .meta({ id: "Portfolio" });
export type Portfolio = z.infer<typeof portfolioSchema>;

export const portfolioQuerySchema = z.object({ account: accountIdSchema.optional() });

export const portfolioCharts = ["outstanding", "par", "ageing", "collection", "vintages"] as const;
export type PortfolioChart = (typeof portfolioCharts)[number];
