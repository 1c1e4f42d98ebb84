import Block from "@mui/icons-material/Block";
import CancelOutlined from "@mui/icons-material/CancelOutlined";
import CheckCircle from "@mui/icons-material/CheckCircle";
import ErrorOutline from "@mui/icons-material/ErrorOutline";
import HourglassEmpty from "@mui/icons-material/HourglassEmpty";
import PauseCircleOutline from "@mui/icons-material/PauseCircleOutline";
import Sync from "@mui/icons-material/Sync";
import type { BulkItemState, BulkRunState } from "../../../../shared/payments/bulk-kinds.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const runLooks = {
  running: { tone: "info", icon: Sync },
  cancelling: { tone: "warning", icon: PauseCircleOutline },
  done: { tone: "success", icon: CheckCircle },
  cancelled: { tone: "neutral", icon: CancelOutlined },
} as const satisfies Record<BulkRunState, StatusLook>;

const itemLooks = {
  planned: { tone: "neutral", icon: HourglassEmpty },
  running: { tone: "info", icon: Sync },
  done: { tone: "success", icon: CheckCircle },
  skipped: { tone: "warning", icon: Block },
  failed: { tone: "error", icon: ErrorOutline },
  cancelled: { tone: "neutral", icon: CancelOutlined },
} as const satisfies Record<BulkItemState, StatusLook>;

export function BulkRunStateChip({ state }: { state: BulkRunState }) {
  const words = useWords();
  return <StatusChip label={words(`bulk.state.${state}`)} look={runLooks[state]} />;
}

export function BulkItemStateChip({ state }: { state: BulkItemState }) {
  const words = useWords();
  return <StatusChip label={words(`bulk.item_state.${state}`)} look={itemLooks[state]} />;
}
