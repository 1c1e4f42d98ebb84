import { z } from "zod";

/** How many rows of a list are counted before the count is shown as "10,000+". */
export const countCap = 10_000;
export const pageLimitMax = 100;

/** The frame around every list of the back office. Cursors are opaque. */
export const pageSchema = z
  .strictObject({
    next: z.string().nullable(),
    previous: z.string().nullable(),
    total: z.strictObject({ value: z.int(), capped: z.boolean() }),
    /** True when the page stopped early after looking at many rows that did not match; `next` goes on from there. */
    partial: z.boolean().optional(),
  })
  .meta({ id: "Page" });
export type Page = z.infer<typeof pageSchema>;

export interface Listed<Row> {
  data: Row[];
  page: Page;
}

export function listSchema<Row extends z.ZodType>(row: Row) {
  return z.strictObject({ data: z.array(row), page: pageSchema });
}
