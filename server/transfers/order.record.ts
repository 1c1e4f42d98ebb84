import { z } from "zod";
import type { Selectable } from "kysely";
import type { TransferOrderTable } from "./transfer.table.ts";

/** Where a payer sends the money, or what they scan. */
export const instructionsSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("bank_transfer"), cbu: z.string(), alias: z.string().nullable() }),
  z.strictObject({ type: z.literal("pix_transfer"), pixKey: z.string() }),
  z.strictObject({ type: z.enum(["qr", "pix_qr"]), code: z.string() }),
]);
export type Instructions = z.infer<typeof instructionsSchema>;

/** An order as the domain holds it: the row with its JSON and its booleans parsed. */
export interface OrderRecord extends Omit<
  Selectable<TransferOrderTable>,
  "instructions" | "allows_over_under" | "is_open"
> {
  instructions: Instructions;
  allowsOverUnder: boolean;
  isOpen: boolean;
}
