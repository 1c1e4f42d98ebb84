import type { TransferView } from "../../../../shared/transfers/transfer.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";

/** Why this person can decide nothing about a transfer now, in words; null when they can. */
export function useDecisionBlocker({ state }: TransferView): string | null {
  const words = useWords();
  const mayDecide = useMay("transfers.decide");
  if (state === "matched" || state === "returning" || state === "returned") {
    return words(`transfer_decision.settled_${state}`);
  }
  return mayDecide ? null : words("transfer_decision.role");
}
