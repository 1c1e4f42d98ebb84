import { type AttemptClass, attemptClasses } from "../../../../shared/metrics/attempt-class.ts";
import type { RecoverRequest } from "../../../../shared/webhooks/recover-request.schema.ts";
import { recoverableStates } from "../../../../shared/webhooks/recovery.schema.ts";
import type { ListFilters } from "../../lists/list-url.ts";

export type RecoverWish = Pick<RecoverRequest, "from" | "states" | "event_types" | "classes"> & { to: string };

/** Filters that a recovery understands as the list does. */
const understood = new Set(["state", "code_class", "event_type", "endpoint_id", "created_at.gte", "created_at.lte"]);
const monthMs = 30 * 86_400_000;

/**
 * The deliveries that a list is filtered to, as a wish to send them again; the last 30 days where the list has no
 * beginning. Null when the list holds what cannot be sent again as a whole, or is narrowed by what a recovery does
 * not know.
 */
export function recoverWish(filters: ListFilters, nowMs: number): RecoverWish | null {
  if (Object.keys(filters).some((name) => !understood.has(name))) return null;
  const { state = [], code_class: classes = [], event_type: eventTypes = [] } = filters;
  const states = recoverableStates.filter((one) => state.includes(one));
  const known = attemptClasses.filter((one) => classes.includes(one));
  if (states.length === 0 || states.length < state.length || known.length < classes.length) return null;
  return {
    from: filters["created_at.gte"]?.[0] ?? new Date(nowMs - monthMs).toISOString(),
    to: filters["created_at.lte"]?.[0] ?? new Date(nowMs).toISOString(),
    states,
    ...(eventTypes.length === 0 ? {} : { event_types: [...eventTypes] }),
    ...(known.length === 0 ? {} : { classes: known satisfies AttemptClass[] }),
  };
}
