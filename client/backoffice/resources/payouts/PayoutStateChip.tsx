import CheckCircle from "@mui/icons-material/CheckCircle";
import ErrorOutline from "@mui/icons-material/ErrorOutline";
import HourglassEmpty from "@mui/icons-material/HourglassEmpty";
import HowToReg from "@mui/icons-material/HowToReg";
import Schedule from "@mui/icons-material/Schedule";
import type { PayoutState } from "../../../../shared/transfers/payout-states.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  awaiting_approval: { tone: "warning", icon: HowToReg },
  pending: { tone: "info", icon: Schedule },
  processing: { tone: "info", icon: HourglassEmpty },
  completed: { tone: "success", icon: CheckCircle },
  failed: { tone: "error", icon: ErrorOutline },
} as const satisfies Record<PayoutState, StatusLook>;

export function PayoutStateChip({ state }: { state: PayoutState }) {
  const words = useWords();
  return <StatusChip label={words(`payout_state.${state}`)} look={looks[state]} />;
}
