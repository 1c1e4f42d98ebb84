import { attemptClasses } from "../../../../shared/metrics/attempt-class.ts";
import { deliveryStates } from "../../../../shared/webhooks/delivery.schema.ts";
import type { Words } from "../../i18n/use-words.ts";
import type { FilterDefinition } from "../../lists/filter-definition.ts";

const codeClasses = [...attemptClasses, "none"] as const;

/** How the log of deliveries may be narrowed. @param eventTypes those that are ever sent */
export function deliveryFilters(words: Words, eventTypes: readonly string[]): readonly FilterDefinition[] {
  return [
    {
      kind: "choice",
      name: "state",
      label: words("deliveries.column.state"),
      choices: deliveryStates.map((value) => ({ value, label: words(`delivery_state.${value}`) })),
    },
    {
      kind: "choice",
      name: "code_class",
      label: words("deliveries.filter.class"),
      choices: codeClasses.map((value) => ({ value, label: words(`code_class.${value}`) })),
    },
    {
      kind: "choice",
      name: "event_type",
      label: words("deliveries.column.event"),
      choices: eventTypes.map((value) => ({ value, label: value })),
    },
    { kind: "date", name: "created_at", label: words("deliveries.column.created") },
    { kind: "count", name: "attempt_count", label: words("deliveries.filter.attempts") },
    { kind: "text", name: "subject_id", label: words("deliveries.filter.subject") },
    { kind: "text", name: "operation_id", label: words("deliveries.filter.operation") },
    { kind: "text", name: "endpoint_id", label: words("deliveries.filter.endpoint") },
    { kind: "text", name: "event_id", label: words("deliveries.filter.event") },
    {
      kind: "choice",
      name: "is_test",
      label: words("deliveries.filter.test"),
      choices: [
        { value: "true", label: words("deliveries.filter.tests") },
        { value: "false", label: words("deliveries.filter.no_tests") },
      ],
    },
  ];
}
