import Adjust from "@mui/icons-material/Adjust";
import Block from "@mui/icons-material/Block";
import CheckCircle from "@mui/icons-material/CheckCircle";
import ErrorOutline from "@mui/icons-material/ErrorOutline";
import HelpOutline from "@mui/icons-material/HelpOutline";
import SettingsBackupRestore from "@mui/icons-material/SettingsBackupRestore";
import LockOpen from "@mui/icons-material/LockOpen";
import PauseCircleOutline from "@mui/icons-material/PauseCircleOutline";
import Replay from "@mui/icons-material/Replay";
import Schedule from "@mui/icons-material/Schedule";
import Timelapse from "@mui/icons-material/Timelapse";
import VerifiedUserOutlined from "@mui/icons-material/VerifiedUserOutlined";
import type { PaymentStatus } from "../../../../shared/payments/payment-status.ts";
import type { StatusLook } from "../../fields/StatusChip.tsx";

/** The one place that says how a payment's status looks; a new status does not compile until it has a line here. */
export const paymentStatusLooks = {
  INITIATED: { tone: "neutral", icon: Schedule },
  ON_HOLD: { tone: "warning", icon: PauseCircleOutline },
  AUTHORIZED: { tone: "info", icon: VerifiedUserOutlined },
  PARTIALLY_CAPTURED: { tone: "info", icon: Timelapse },
  PARTIALLY_CAPTURED_REFUNDED: { tone: "warning", icon: Adjust },
  CAPTURED: { tone: "success", icon: CheckCircle },
  PARTIALLY_REFUNDED: { tone: "warning", icon: SettingsBackupRestore },
  REFUNDED: { tone: "neutral", icon: Replay },
  AUTHORIZATION_VOIDED: { tone: "neutral", icon: LockOpen },
  DECLINED: { tone: "error", icon: Block },
  FAILED: { tone: "error", icon: ErrorOutline },
  EXPIRED: { tone: "error", icon: ErrorOutline },
  UNKNOWN: { tone: "warning", icon: HelpOutline },
} as const satisfies Record<PaymentStatus, StatusLook>;
