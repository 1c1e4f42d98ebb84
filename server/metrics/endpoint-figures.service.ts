import { shiftInstant } from "../../shared/instant.ts";
import type { WebhookFigures } from "../../shared/metrics/webhook-metrics.schema.ts";
import type { Db } from "../database.ts";
import type { RollupSums } from "./delivery-rollup.record.ts";
import { listRollupHours } from "./delivery-rollup.repository.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import { addHour, noSums } from "./rollup-sums.rules.ts";
import { figuresOf } from "./webhook-figures.rules.ts";

const hourMs = 3_600_000;

export interface EndpointFigures {
  figures: WebhookFigures;
  /** Of the events of each hour, those that were tried; the oldest hour first. */
  triedByHour: number[];
}

/**
 * The figures of several endpoints over the running hour and those before it, `hours` together: the same counts as
 * the metrics of that time. Whoever asks has checked that the caller may see them.
 */
export async function endpointFigures(
  db: Db,
  { endpointIds, hours, now }: { endpointIds: readonly string[]; hours: number; now: string },
): Promise<Map<string, EndpointFigures>> {
  const names = Array.from({ length: hours }, (_, index) => hourOf(shiftInstant(now, (index + 1 - hours) * hourMs)));
  const indexByHour = new Map(names.map((name, index) => [name, index]));
  const found = new Map(endpointIds.map((id) => [id, { sums: noSums(), triedByHour: names.map(() => 0) }]));
  const range = { fromHour: names[0] ?? hourOf(now), beforeHour: hourOf(shiftInstant(now, hourMs)) };
  for (const row of await listRollupHours(db, { endpointIds, ...range })) {
    const own = found.get(row.endpoint_id);
    const index = indexByHour.get(row.hour);
    if (own === undefined || index === undefined) continue;
    addHour(own.sums, row);
    own.triedByHour[index] = triedOf(row);
  }
  return new Map([...found].map(([id, { sums, triedByHour }]) => [id, { figures: figuresOf(sums), triedByHour }]));
}

/** Whatever came of a delivery, its first try either succeeded or failed. */
function triedOf({ delivered_first, first_failed }: Pick<RollupSums, "delivered_first" | "first_failed">): number {
  return delivered_first + first_failed;
}
