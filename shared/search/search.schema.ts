import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { currencySchema, minorSchema } from "../money.schema.ts";
import { searchTypes } from "./search-types.ts";

export const searchHitSchema = z
  .strictObject({
    type: z.enum(searchTypes),
    id: z.string(),
    account_id: z.string(),
    /** A reference or a name, masked where the role must not read it. */
    title: z.string(),
    /** Status and amount, or what else tells two hits apart. */
    subtitle: z.string().nullable(),
    /** The amount of the subtitle, for whoever writes it with other marks. */
    money: z.strictObject({ amount: minorSchema, currency: currencySchema }).optional(),
    created_at: instantSchema,
  })
  .meta({ id: "SearchHit" });
export type SearchHit = z.infer<typeof searchHitSchema>;

/** What was found, by type; a type without hits is left out. */
export const searchSchema = z
  .strictObject({
    q: z.string(),
    groups: z.array(
      z.strictObject({
        type: z.enum(searchTypes),
        total: z.strictObject({ value: z.int(), capped: z.boolean() }),
        hits: z.array(searchHitSchema),
      }),
    ),
  })
  .meta({ id: "SearchResult" });
export type SearchResult = z.infer<typeof searchSchema>;
