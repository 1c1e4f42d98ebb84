import type { EndpointRow } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { conditionOf, endpointConditionLooks } from "./endpoint-status-looks.ts";

export function EndpointStatusChip({ endpoint }: { endpoint: Pick<EndpointRow, "status" | "health"> }) {
  const words = useWords();
  const condition = conditionOf(endpoint);
  return <StatusChip label={words(`endpoint_status.${condition}`)} look={endpointConditionLooks[condition]} />;
}
