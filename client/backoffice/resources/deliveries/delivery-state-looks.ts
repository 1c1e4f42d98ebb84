import Block from "@mui/icons-material/Block";
import CheckCircle from "@mui/icons-material/CheckCircle";
import DeleteOutline from "@mui/icons-material/DeleteOutline";
import ErrorOutline from "@mui/icons-material/ErrorOutline";
import RemoveCircleOutline from "@mui/icons-material/RemoveCircleOutline";
import Schedule from "@mui/icons-material/Schedule";
import type { DeliveryState } from "../../../../shared/webhooks/delivery.schema.ts";
import type { StatusLook } from "../../fields/StatusChip.tsx";

/** The one place that says how a delivery's state looks. */
export const deliveryStateLooks = {
  pending: { tone: "info", icon: Schedule },
  delivered: { tone: "success", icon: CheckCircle },
  exhausted: { tone: "error", icon: ErrorOutline },
  rejected: { tone: "error", icon: Block },
  dropped: { tone: "neutral", icon: DeleteOutline },
  skipped: { tone: "neutral", icon: RemoveCircleOutline },
} as const satisfies Record<DeliveryState, StatusLook>;
