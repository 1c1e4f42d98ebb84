import { z } from "zod";

/** The name of a list, as its table is called. */
export const listNameSchema = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40);

const columnsSchema = z.array(z.string().min(1).max(80)).max(60);

/** How a person has a list. */
export const listPreferenceSchema = z
  .strictObject({
    list: listNameSchema,
    /** Columns that are not shown. */
    hidden: columnsSchema,
    /** The columns that were put in an order; those that it does not name follow in the list's own. */
    order: columnsSchema,
    /** The view that was opened last; null for none. */
    view_id: z.string().nullable(),
  })
  .meta({ id: "ListPreference" });
export type ListPreference = z.infer<typeof listPreferenceSchema>;

export const listPreferencesSchema = z.strictObject({ data: z.array(listPreferenceSchema) });

export const changeListPreferenceSchema = z
  .object({ hidden: columnsSchema, order: columnsSchema, view_id: z.string().max(64).nullable() })
  .partial()
  .meta({ id: "ChangeListPreference" });
export type ChangeListPreference = z.infer<typeof changeListPreferenceSchema>;
