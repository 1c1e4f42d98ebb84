import { z } from "zod";
import { accountIdSchema } from "../ids.ts";

export const accountKindSchema = z.enum(["sandbox", "live"]);
export type AccountKind = z.infer<typeof accountKindSchema>;

export const accountSchema = z
  .strictObject({ id: accountIdSchema, name: z.string(), kind: accountKindSchema })
  .meta({ id: "Account" });
export type AccountView = z.infer<typeof accountSchema>;

/** The environment is in the id's first letter. */
export function accountKind(accountId: string): AccountKind {
  return accountId.startsWith("T") ? "sandbox" : "live";
}
