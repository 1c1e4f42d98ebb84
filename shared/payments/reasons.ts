import { z } from "zod";

/** Why staff refund or void. `other` needs a note. */
export const moneyReasons = [
  "requested_by_customer",
  "duplicate",
  "fraudulent",
  "goods_returned",
  "wrong_amount",
  "other",
] as const;
export const moneyReasonSchema = z.enum(moneyReasons).meta({ id: "MoneyReason" });
export type MoneyReason = z.infer<typeof moneyReasonSchema>;

export function reasonNeedsNote(reason: MoneyReason): boolean {
  return reason === "other";
}
