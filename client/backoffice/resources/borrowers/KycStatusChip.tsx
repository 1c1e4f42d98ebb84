import CheckCircle from "@mui/icons-material/CheckCircle";
import EditNote from "@mui/icons-material/EditNote";
import ErrorOutline from "@mui/icons-material/ErrorOutline";
import HowToReg from "@mui/icons-material/HowToReg";
import RadioButtonUnchecked from "@mui/icons-material/RadioButtonUnchecked";
import type { KycStatus } from "../../../../shared/lending/lending-states.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  pending: { tone: "neutral", icon: RadioButtonUnchecked },
  submitted: { tone: "warning", icon: HowToReg },
  approved: { tone: "success", icon: CheckCircle },
  rejected: { tone: "error", icon: ErrorOutline },
  pending_correction: { tone: "error", icon: EditNote },
} as const satisfies Record<KycStatus, StatusLook>;

export function KycStatusChip({ status }: { status: KycStatus }) {
  const words = useWords();
  return <StatusChip label={words(`kyc_status.${status}`)} look={looks[status]} />;
}
