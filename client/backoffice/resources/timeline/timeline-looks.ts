import ErrorOutline from "@mui/icons-material/ErrorOutline";
import HowToReg from "@mui/icons-material/HowToReg";
import HelpOutline from "@mui/icons-material/HelpOutline";
import HourglassEmpty from "@mui/icons-material/HourglassEmpty";
import CheckCircleOutline from "@mui/icons-material/CheckCircleOutline";
import PauseCircleOutline from "@mui/icons-material/PauseCircleOutline";
import Send from "@mui/icons-material/Send";
import ShoppingCartOutlined from "@mui/icons-material/ShoppingCartOutlined";
import StickyNote2Outlined from "@mui/icons-material/StickyNote2Outlined";
import CancelOutlined from "@mui/icons-material/CancelOutlined";
import type { OperationState } from "../../../../shared/payments/balances.ts";
import type { TimelineEntryView } from "../../../../shared/payments/payment.schema.ts";
import type { StatusLook } from "../../fields/StatusChip.tsx";

const operationLooks = {
  requested: { tone: "warning", icon: HowToReg },
  under_review: { tone: "warning", icon: PauseCircleOutline },
  pending: { tone: "neutral", icon: HourglassEmpty },
  succeeded: { tone: "success", icon: CheckCircleOutline },
  failed: { tone: "error", icon: ErrorOutline },
  unknown: { tone: "warning", icon: HelpOutline },
} as const satisfies Record<OperationState | "requested" | "under_review", StatusLook>;

/** Session events that somebody may want to notice. */
const sessionTones: Readonly<Record<string, StatusLook>> = {
  AUTHORIZED: { tone: "success", icon: ShoppingCartOutlined },
  COMPLETED: { tone: "success", icon: ShoppingCartOutlined },
  PAY_FAILED: { tone: "warning", icon: ErrorOutline },
  DECLINED: { tone: "error", icon: CancelOutlined },
  FAILED: { tone: "error", icon: ErrorOutline },
  CANCELLED: { tone: "neutral", icon: CancelOutlined },
};

/** How a line of the timeline is marked. */
export function timelineLook(entry: Pick<TimelineEntryView, "source" | "kind">): StatusLook {
  const [, outcome = ""] = entry.kind.split(".");
  switch (entry.source) {
    case "operation":
      return Object.hasOwn(operationLooks, outcome)
        ? operationLooks[outcome as keyof typeof operationLooks]
        : operationLooks.unknown;
    case "session":
      return sessionTones[outcome] ?? { tone: "neutral", icon: ShoppingCartOutlined };
    case "delivery":
      if (outcome === "delivered") return { tone: "success", icon: Send };
      return { tone: outcome === "pending" || outcome === "skipped" ? "neutral" : "warning", icon: Send };
    case "note":
      return { tone: "neutral", icon: StickyNote2Outlined };
  }
}
