import { z } from "zod";

// Apart from money.ts, so that a page that only formats amounts need not load the schema library.

export const minorSchema = z.int().meta({ description: "Minor units of the currency" });

/** ISO 4217 alphabetic code, upper case. */
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ description: "ISO 4217" });
