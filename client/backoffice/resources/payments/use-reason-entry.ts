import { useState } from "react";
import { type MoneyReason, reasonNeedsNote } from "../../../../shared/payments/reasons.ts";

export interface ReasonEntry {
  reason: MoneyReason | null;
  note: string;
  needsNote: boolean;
  lacksNote: boolean;
  /** What the API takes; null until a reason, and its note where it wants one, is there. */
  wish: { reason: MoneyReason; note?: string } | null;
  choose: (reason: MoneyReason | null) => void;
  write: (note: string) => void;
}

export function useReasonEntry(): ReasonEntry {
  const [reason, choose] = useState<MoneyReason | null>(null);
  const [note, write] = useState("");
  const trimmed = note.trim();
  const needsNote = reason !== null && reasonNeedsNote(reason);
  const lacksNote = needsNote && trimmed === "";
  const wish = reason === null || lacksNote ? null : { reason, ...(trimmed === "" ? {} : { note: trimmed }) };
  return { reason, note, needsNote, lacksNote, wish, choose, write };
}
