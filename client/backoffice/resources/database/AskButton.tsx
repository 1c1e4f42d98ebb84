import type { UpkeepKind, UpkeepRunView } from "../../../../shared/upkeep/upkeep.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { isOpen, useAskUpkeep } from "./use-upkeep.ts";

interface AskButtonProps {
  kind: UpkeepKind;
  label: string;
  /** The newest of its kind. */
  latest: UpkeepRunView | null;
  /** Why it cannot be asked for at all; null when it can. */
  reason?: string | null;
}

/** Has a backup, a check or a measurement made now. */
export function AskButton({ kind, label, latest, reason = null }: AskButtonProps) {
  const words = useWords();
  const { ask, isWaiting } = useAskUpkeep(kind);
  const isBusy = isWaiting || isOpen(latest);
  return (
    <BlockedButton
      variant="outlined"
      size="small"
      reason={reason ?? (isBusy ? words("upkeep.under_way") : null)}
      onClick={ask}
    >
      {label}
    </BlockedButton>
  );
}
