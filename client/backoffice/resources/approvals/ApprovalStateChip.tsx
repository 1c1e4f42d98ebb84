import CancelOutlined from "@mui/icons-material/CancelOutlined";
import CheckCircle from "@mui/icons-material/CheckCircle";
import HowToReg from "@mui/icons-material/HowToReg";
import type { ApprovalState } from "../../../../shared/approvals/approval-states.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  waiting: { tone: "warning", icon: HowToReg },
  approved: { tone: "success", icon: CheckCircle },
  declined: { tone: "neutral", icon: CancelOutlined },
} as const satisfies Record<ApprovalState, StatusLook>;

export function ApprovalStateChip({ state }: { state: ApprovalState }) {
  const words = useWords();
  return <StatusChip label={words(`approval_state.${state}`)} look={looks[state]} />;
}
