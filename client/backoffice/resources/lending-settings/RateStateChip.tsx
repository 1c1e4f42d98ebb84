import CheckCircle from "@mui/icons-material/CheckCircle";
import History from "@mui/icons-material/History";
import Schedule from "@mui/icons-material/Schedule";
import type { RateState } from "../../../../shared/lending/lending-rates.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  future: { tone: "info", icon: Schedule },
  in_force: { tone: "success", icon: CheckCircle },
  past: { tone: "neutral", icon: History },
} as const satisfies Record<RateState, StatusLook>;

export function RateStateChip({ state }: { state: RateState }) {
  const words = useWords();
  return <StatusChip label={words(`rates.state.${state}`)} look={looks[state]} />;
}
