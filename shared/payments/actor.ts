import { z } from "zod";

/** Who caused a change: a merchant's server, a person of the back office, the payer, or Kontor itself. */
export const actorTypeSchema = z.enum(["merchant", "staff", "payer", "system"]);
export type ActorType = z.infer<typeof actorTypeSchema>;

export const actorSchema = z
  .strictObject({ type: actorTypeSchema, id: z.string(), name: z.string().optional() })
  .meta({ id: "Actor" });
export type Actor = z.infer<typeof actorSchema>;
