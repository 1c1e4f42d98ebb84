import type { AlertKind } from "../../shared/alerts/alert.schema.ts";
import type { AlertTable } from "./alert.table.ts";

/** What a look at everything found of one kind. */
export type Finding = Pick<AlertTable, "account_id" | "kind" | "object_id" | "label" | "amount" | "since">;

/** An alert that was not cleared. */
export type StandingAlert = Pick<AlertTable, "id" | "kind" | "object_id" | "state" | "amount">;

export interface AlertPlan {
  raised: readonly Finding[];
  /** Ids of those for which there is nothing to see any more. */
  cleared: readonly string[];
  /** New amounts by id. */
  counted: readonly { id: string; amount: number | null }[];
}

/** More of these after somebody took note is news; days merely pass. */
const growing: ReadonlySet<AlertKind> = new Set(["deliveries_exhausted"]);

/**
 * What becomes of the alerts of a kind. One that stands is kept while the same is found; where more deliveries were
 * given up after somebody took note, it is cleared and raised anew.
 *
 * @param isWhole false where there was more to find than was looked at: nothing is cleared then.
 */
export function planAlerts(
  standing: readonly StandingAlert[],
  { found, isWhole }: { found: readonly Finding[]; isWhole: boolean },
): AlertPlan {
  const known = new Map(standing.map((alert) => [alert.object_id, alert]));
  const isNews = (finding: Finding) => {
    const alert = known.get(finding.object_id);
    if (alert === undefined) return true;
    const hasGrown = (finding.amount ?? 0) > (alert.amount ?? 0);
    return alert.state === "acknowledged" && growing.has(finding.kind) && hasGrown;
  };
  const raised = found.filter(isNews);
  const again = new Set(raised.map((finding) => finding.object_id));
  const still = new Map(found.map((finding) => [finding.object_id, finding]));
  const isOver = (alert: StandingAlert) => again.has(alert.object_id) || (isWhole && !still.has(alert.object_id));
  const kept = standing.filter((alert) => !isOver(alert));
  return {
    raised,
    cleared: standing.filter(isOver).map(({ id }) => id),
    counted: kept.flatMap(({ id, object_id: objectId, amount }) => {
      const now = still.get(objectId);
      return now === undefined || now.amount === amount ? [] : [{ id, amount: now.amount }];
    }),
  };
}
