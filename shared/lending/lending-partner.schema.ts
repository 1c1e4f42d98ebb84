import { z } from "zod";

/** A client of the lending API, as lists name who registered a customer. */
export const lendingPartnerSchema = z
  .strictObject({ id: z.string(), name: z.string(), account_id: z.string() })
  .meta({ id: "LendingPartner" });
export type LendingPartner = z.infer<typeof lendingPartnerSchema>;
