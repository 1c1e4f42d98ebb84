import { z } from "zod";

/** Something that a shop asks the payer to agree to, as stored with the session. */
export const storedCheckboxSchema = z.looseObject({
  id: z.string(),
  label: z.string(),
  checked: z.boolean().optional().catch(undefined),
  required: z.boolean().optional().catch(undefined),
  link: z.looseObject({ url: z.string(), text: z.string() }).optional().catch(undefined),
});
export type Checkbox = z.infer<typeof storedCheckboxSchema>;
