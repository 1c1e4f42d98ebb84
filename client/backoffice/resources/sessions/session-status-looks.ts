import Block from "@mui/icons-material/Block";
import CancelOutlined from "@mui/icons-material/CancelOutlined";
import CheckCircle from "@mui/icons-material/CheckCircle";
import ErrorOutline from "@mui/icons-material/ErrorOutline";
import PauseCircleOutline from "@mui/icons-material/PauseCircleOutline";
import Schedule from "@mui/icons-material/Schedule";
import ShoppingCartOutlined from "@mui/icons-material/ShoppingCartOutlined";
import TimerOffOutlined from "@mui/icons-material/TimerOffOutlined";
import type { SessionStatus } from "../../../../shared/checkout/session.schema.ts";
import type { StatusLook } from "../../fields/StatusChip.tsx";

/** The one place that says how a session's status looks. */
export const sessionStatusLooks = {
  open: { tone: "info", icon: ShoppingCartOutlined },
  paying: { tone: "info", icon: Schedule },
  authorized: { tone: "success", icon: CheckCircle },
  on_hold: { tone: "warning", icon: PauseCircleOutline },
  declined: { tone: "error", icon: Block },
  failed: { tone: "error", icon: ErrorOutline },
  cancelled: { tone: "neutral", icon: CancelOutlined },
  expired: { tone: "neutral", icon: TimerOffOutlined },
} as const satisfies Record<SessionStatus, StatusLook>;
