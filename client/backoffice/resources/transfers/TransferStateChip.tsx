import CheckCircle from "@mui/icons-material/CheckCircle";
import HelpOutline from "@mui/icons-material/HelpOutline";
import HourglassEmpty from "@mui/icons-material/HourglassEmpty";
import PauseCircleOutline from "@mui/icons-material/PauseCircleOutline";
import Undo from "@mui/icons-material/Undo";
import type { TransferState } from "../../../../shared/transfers/transfer-states.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  queued: { tone: "info", icon: HourglassEmpty },
  matched: { tone: "success", icon: CheckCircle },
  unmatched: { tone: "warning", icon: HelpOutline },
  held: { tone: "warning", icon: PauseCircleOutline },
  returning: { tone: "info", icon: Undo },
  returned: { tone: "neutral", icon: Undo },
} as const satisfies Record<TransferState, StatusLook>;

export function TransferStateChip({ state }: { state: TransferState }) {
  const words = useWords();
  return <StatusChip label={words(`transfer_state.${state}`)} look={looks[state]} />;
}
