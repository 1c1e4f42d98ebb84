import CheckCircle from "@mui/icons-material/CheckCircle";
import ErrorOutline from "@mui/icons-material/ErrorOutline";
import HourglassEmpty from "@mui/icons-material/HourglassEmpty";
import Schedule from "@mui/icons-material/Schedule";
import type { UpkeepState } from "../../../../shared/upkeep/upkeep.schema.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  waiting: { tone: "neutral", icon: Schedule },
  running: { tone: "info", icon: HourglassEmpty },
  passed: { tone: "success", icon: CheckCircle },
  failed: { tone: "error", icon: ErrorOutline },
} as const satisfies Record<UpkeepState, StatusLook>;

export function UpkeepStateChip({ state }: { state: UpkeepState }) {
  const words = useWords();
  return <StatusChip label={words(`upkeep.state.${state}`)} look={looks[state]} />;
}
