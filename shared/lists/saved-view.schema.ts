import { z } from "zod";
import { instantSchema } from "../instant.ts";

export const viewNameMax = 60;

const nameSchema = z.string().trim().min(1).max(viewNameMax);
const querySchema = z.string().max(2000).meta({
  description: "Filters and order in the words of the list's address, such as `status=CAPTURED&sort=-amount`",
});

export const savedViewSchema = z
  .strictObject({
    id: z.string(),
    list: z.string(),
    name: z.string(),
    query: z.string(),
    /** Whether everybody sees it. */
    is_team: z.boolean(),
    /** Whether the caller made it and so may change it. */
    is_mine: z.boolean(),
    owner_name: z.string(),
    /** Whether the list opens with it for the caller. */
    is_default: z.boolean(),
    updated_at: instantSchema,
  })
  .meta({ id: "SavedView" });
export type SavedViewView = z.infer<typeof savedViewSchema>;

export const savedViewsSchema = z.strictObject({ data: z.array(savedViewSchema) });

export const createSavedViewSchema = z
  .object({ list: z.string(), name: nameSchema, query: querySchema, is_team: z.boolean() })
  .meta({ id: "CreateSavedView" });
export type CreateSavedView = z.infer<typeof createSavedViewSchema>;

/** Everything but the default is for whoever made the view. */
export const changeSavedViewSchema = z
  .object({ name: nameSchema, query: querySchema, is_team: z.boolean(), is_default: z.boolean() })
  .partial()
  .meta({ id: "ChangeSavedView" });
export type ChangeSavedView = z.infer<typeof changeSavedViewSchema>;
