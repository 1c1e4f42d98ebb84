import { z } from "zod";
import { fieldTexts } from "../sentences/field-texts.ts";

export const erasureRequestSchema = z
  .object({
    /** Kept in the audit log. */
    reason: z.string().trim().min(3, fieldTexts.must_say_why).max(300, fieldTexts.reason_long),
  })
  .meta({ id: "ErasureRequest" });

/** What an erasure waits for. */
export const openKinds = ["payment", "session", "payout", "loan", "credit_offer", "delivery"] as const;
export type OpenKind = (typeof openKinds)[number];

/** Something of a customer that is not over, and how a person would name it. */
export interface OpenMatter {
  kind: OpenKind;
  id: string;
  reference: string | null;
}

const names: Readonly<Record<OpenKind, string>> = {
  payment: "the payment",
  session: "the checkout session",
  payout: "the payout",
  loan: "the loan",
  credit_offer: "the credit offer",
  delivery: "the delivery",
};

/** In one sentence why a customer cannot be erased yet. */
export function openMatterText(matters: readonly OpenMatter[]): string {
  const listed = matters.map(({ kind, id, reference }) => `${names[kind]} ${reference ?? id}`);
  return `Something is still open: ${listed.join(", ")}. Erase the customer once it is over.`;
}
