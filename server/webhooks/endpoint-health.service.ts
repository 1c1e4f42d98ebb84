import type { EndpointHealth } from "../../shared/webhooks/health.schema.ts";
import type { AppContext } from "../context.ts";
import { endpointFigures, type EndpointFigures } from "../metrics/endpoint-figures.service.ts";
import { listTrouble, type TroubleRow } from "./auto-disable.repository.ts";
import { endsAt, warningOf } from "./auto-disable.rules.ts";
import { troubleOf } from "./auto-disable.service.ts";
import { countPending, type Waiting } from "./endpoint-health.repository.ts";
import { findEndpoint } from "./endpoint-list.repository.ts";
import type { EndpointRecord } from "./endpoint.record.ts";

const hours = 24;

/**
 * How endpoints do, in the order asked for; those that do not exist are left out. Costs the same whatever the
 * traffic: the figures are the hourly counts of the metrics, and up to 10,000 deliveries that wait are counted
 * of each. Whoever asks has checked that the caller may see them.
 */
export async function endpointHealth(
  ctx: Pick<AppContext, "store" | "clock" | "dialects">,
  ids: readonly string[],
): Promise<EndpointHealth[]> {
  const now = ctx.clock.now();
  return ctx.store.read(async (db) => {
    const troubles = new Map((await listTrouble(db, ids)).map((row) => [row.endpoint_id, row]));
    const figures = await endpointFigures(db, { endpointIds: ids, hours, now });
    const found: EndpointHealth[] = [];
    for (const id of ids) {
      const receiver = await findEndpoint(db, id);
      const counted = figures.get(id);
      if (receiver === null || counted === undefined) continue;
      const subject = { receiver, trouble: troubles.get(id) ?? null, now };
      found.push(healthOf(ctx, { ...subject, ...counted, waiting: await countPending(db, id) }));
    }
    return found;
  });
}

interface Subject {
  receiver: EndpointRecord;
  trouble: TroubleRow | null;
  now: string;
}

function healthOf(
  ctx: Pick<AppContext, "dialects">,
  { figures, triedByHour, waiting, ...subject }: Subject & EndpointFigures & { waiting: Waiting },
): EndpointHealth {
  const { outcomes, success, first_attempt, latency } = figures;
  return {
    endpoint_id: subject.receiver.id,
    delivered: success.numerator,
    exhausted: outcomes.exhausted + outcomes.rejected,
    pending: waiting.count,
    is_pending_capped: waiting.isCapped,
    oldest_pending_at: waiting.oldestAt,
    success_rate: rateOf(success),
    first_attempt_rate: rateOf(first_attempt),
    p95_ms: latency.p95_ms,
    failing_since: subject.trouble?.failing_since ?? null,
    ...prospectOf(ctx, subject),
    sparkline: triedByHour,
  };
}

function rateOf({ numerator, denominator }: { numerator: number; denominator: number }): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** How near the endpoint is to being disabled by itself; one that is disabled already is not getting nearer. */
function prospectOf(
  { dialects }: Pick<AppContext, "dialects">,
  { receiver, trouble, now }: Subject,
): Pick<EndpointHealth, "warning_percent" | "disables_at"> {
  const rule = dialects.get(receiver.dialect)?.endpoints?.disabling ?? null;
  if (rule === null || trouble === null || receiver.disabled_at !== null || receiver.deleted_at !== null) {
    return { warning_percent: 0, disables_at: null };
  }
  const facts = troubleOf(trouble);
  const at = endsAt(rule, facts);
  return { warning_percent: warningOf(rule, facts, now), disables_at: at !== null && at > now ? at : null };
}
