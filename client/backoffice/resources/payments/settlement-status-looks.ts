import AccountBalanceOutlined from "@mui/icons-material/AccountBalanceOutlined";
import CheckCircle from "@mui/icons-material/CheckCircle";
import HourglassEmpty from "@mui/icons-material/HourglassEmpty";
import Schedule from "@mui/icons-material/Schedule";
import type { SettlementStatus } from "../../../../shared/payments/settlement-status.ts";
import type { StatusLook } from "../../fields/StatusChip.tsx";

/** The one place that says how a payment's way to the bank looks. */
export const settlementStatusLooks = {
  NOT_SETTLED: { tone: "neutral", icon: HourglassEmpty },
  PENDING_SETTLEMENT: { tone: "warning", icon: Schedule },
  PARTIALLY_SETTLED: { tone: "info", icon: AccountBalanceOutlined },
  SETTLED: { tone: "success", icon: CheckCircle },
} as const satisfies Record<SettlementStatus, StatusLook>;
