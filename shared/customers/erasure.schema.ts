import { z } from "zod";
import { fieldTexts } from "../sentences/field-texts.ts";
import { type Said, say } from "../sentences/say.ts";

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

/** In one sentence why a customer cannot be erased yet. */
export function openMattersSaid(matters: readonly OpenMatter[]): Said {
  const open = matters.map(({ kind, id, reference }) => ({ word: `matter.${kind}`, name: reference ?? id }));
  return say("refusal.erasure_waits", { open });
}
