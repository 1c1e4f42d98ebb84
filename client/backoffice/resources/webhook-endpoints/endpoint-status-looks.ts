import CheckCircle from "@mui/icons-material/CheckCircle";
import DeleteOutline from "@mui/icons-material/DeleteOutline";
import PauseCircleOutline from "@mui/icons-material/PauseCircleOutline";
import WarningAmber from "@mui/icons-material/WarningAmber";
import type { EndpointRow } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import type { StatusLook } from "../../fields/StatusChip.tsx";

export type EndpointCondition = EndpointRow["status"] | "failing";

/** The one place that says how an endpoint's condition looks. */
export const endpointConditionLooks = {
  active: { tone: "success", icon: CheckCircle },
  failing: { tone: "warning", icon: WarningAmber },
  disabled: { tone: "error", icon: PauseCircleOutline },
  deleted: { tone: "neutral", icon: DeleteOutline },
} as const satisfies Record<EndpointCondition, StatusLook>;

/** An active endpoint whose last answers were all failures is `failing`. */
export function conditionOf({ status, health }: Pick<EndpointRow, "status" | "health">): EndpointCondition {
  return status === "active" && health.failing_since !== null ? "failing" : status;
}
