import Block from "@mui/icons-material/Block";
import CheckCircle from "@mui/icons-material/CheckCircle";
import DescriptionOutlined from "@mui/icons-material/DescriptionOutlined";
import DrawOutlined from "@mui/icons-material/DrawOutlined";
import ErrorOutline from "@mui/icons-material/ErrorOutline";
import HourglassEmpty from "@mui/icons-material/HourglassEmpty";
import HowToReg from "@mui/icons-material/HowToReg";
import PlayCircleOutlined from "@mui/icons-material/PlayCircleOutlined";
import Schedule from "@mui/icons-material/Schedule";
import Timelapse from "@mui/icons-material/Timelapse";
import type { InstallmentStatus, LoanStatus } from "../../../../shared/lending/lending-states.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  processing: { tone: "info", icon: Schedule },
  contract_generated: { tone: "info", icon: DescriptionOutlined },
  awaiting_signatures: { tone: "warning", icon: DrawOutlined },
  signed: { tone: "warning", icon: HowToReg },
  disbursing: { tone: "warning", icon: HourglassEmpty },
  active: { tone: "success", icon: PlayCircleOutlined },
  finished: { tone: "success", icon: CheckCircle },
  cancelled: { tone: "neutral", icon: Block },
  error: { tone: "error", icon: ErrorOutline },
} as const satisfies Record<LoanStatus, StatusLook>;

export function LoanStatusChip({ status }: { status: LoanStatus }) {
  const words = useWords();
  return <StatusChip label={words(`loan_status.${status}`)} look={looks[status]} />;
}

const installmentLooks = {
  pending: { tone: "neutral", icon: Schedule },
  partially_paid: { tone: "info", icon: Timelapse },
  overdue: { tone: "error", icon: ErrorOutline },
  paid: { tone: "success", icon: CheckCircle },
} as const satisfies Record<InstallmentStatus, StatusLook>;

export function InstallmentStatusChip({ status }: { status: InstallmentStatus }) {
  const words = useWords();
  return <StatusChip label={words(`installment_status.${status}`)} look={installmentLooks[status]} />;
}
