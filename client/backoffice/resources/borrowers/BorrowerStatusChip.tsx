import Block from "@mui/icons-material/Block";
import CheckCircle from "@mui/icons-material/CheckCircle";
import HourglassEmpty from "@mui/icons-material/HourglassEmpty";
import HowToReg from "@mui/icons-material/HowToReg";
import type { BorrowerStatus } from "../../../../shared/lending/lending-states.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  pending_kyc: { tone: "neutral", icon: HourglassEmpty },
  under_review: { tone: "warning", icon: HowToReg },
  active: { tone: "success", icon: CheckCircle },
  denied: { tone: "error", icon: Block },
} as const satisfies Record<BorrowerStatus, StatusLook>;

export function BorrowerStatusChip({ status }: { status: BorrowerStatus }) {
  const words = useWords();
  return <StatusChip label={words(`borrower_status.${status}`)} look={looks[status]} />;
}
