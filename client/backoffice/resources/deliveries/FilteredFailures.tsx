import { failureClasses } from "../../../../shared/metrics/attempt-class.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import type { ListFilters } from "../../lists/list-url.ts";
import { FailureClusters } from "../webhook-endpoints/FailureClusters.tsx";

const failedStates: readonly string[] = ["exhausted", "rejected"];
const failed: readonly string[] = failureClasses;

/** Under a list of failures: the same failures together, each with a way to send them again. */
export function FilteredFailures({ filters }: { filters: ListFilters }) {
  const mayRead = useMay("webhooks.read");
  const { state = [], code_class: classes = [], endpoint_id: endpointIds } = filters;
  const isOfFailures =
    (state.length > 0 && state.every((one) => failedStates.includes(one))) ||
    (classes.length > 0 && classes.every((one) => failed.includes(one)));
  if (!isOfFailures || !mayRead) return null;
  return <FailureClusters endpointId={endpointIds?.[0]} />;
}
