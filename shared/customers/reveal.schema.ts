import { z } from "zod";
import { fieldTexts } from "../sentences/field-texts.ts";

/** How often a person may have somebody's details shown. */
export const revealsPerHour = 20;

export const revealRequestSchema = z
  .object({
    /** Kept in the audit log. */
    reason: z.string().trim().min(3, fieldTexts.must_say_why).max(300, fieldTexts.reason_long),
  })
  .meta({ id: "RevealRequest" });

export const revealedFields = [
  "name",
  "email",
  "phone",
  "external_id",
  "document",
  "company_document",
  "trading_name",
] as const;
export type RevealedField = (typeof revealedFields)[number];

/** Details of one person in full; what is not known is left out. */
export const revealedSchema = z
  .strictObject({
    fields: z.array(z.strictObject({ field: z.enum(revealedFields), value: z.string() })),
    /** How often that is still possible within the hour. */
    left: z.int().min(0),
  })
  .meta({ id: "RevealedDetails" });
export type RevealedView = z.infer<typeof revealedSchema>;
