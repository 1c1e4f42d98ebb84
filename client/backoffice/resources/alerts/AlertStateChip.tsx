import CheckCircle from "@mui/icons-material/CheckCircle";
import NotificationsActive from "@mui/icons-material/NotificationsActive";
import TaskAlt from "@mui/icons-material/TaskAlt";
import type { AlertState } from "../../../../shared/alerts/alert.schema.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  open: { tone: "warning", icon: NotificationsActive },
  acknowledged: { tone: "info", icon: TaskAlt },
  cleared: { tone: "neutral", icon: CheckCircle },
} as const satisfies Record<AlertState, object>;

export function AlertStateChip({ state }: { state: AlertState }) {
  const words = useWords();
  return <StatusChip label={words(`alert_state.${state}`)} look={looks[state]} />;
}
