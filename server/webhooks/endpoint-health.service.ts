import { shiftInstant } from "../../shared/instant.ts";
import type { EndpointHealth } from "../../shared/webhooks/health.schema.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { listTrouble, type TroubleRow } from "./auto-disable.repository.ts";
import { endsAt, warningOf } from "./auto-disable.rules.ts";
import { troubleOf } from "./auto-disable.service.ts";
import { countByHour, countPending, type HourRow, listDurations } from "./endpoint-health.repository.ts";
import { findEndpoint } from "./endpoint-list.repository.ts";
import type { EndpointRecord } from "./endpoint.record.ts";

const hours = 24;
const hourMs = 3_600_000;
/** Deliveries that one endpoint's figures are made of, and those whose attempts are timed. */
const countedMax = 1_000;
const timedMax = 200;

/**
 * How endpoints do, in the order asked for; those that do not exist are left out. Bounded, whatever the
 * traffic: per endpoint its newest 1,000 deliveries of the last 24 hours, the attempts of the newest
 * 200 of them, and up to 10,000 that wait. Whoever asks has checked that the caller may see them.
 */
export async function endpointHealth(
  ctx: Pick<AppContext, "store" | "clock" | "dialects">,
  ids: readonly string[],
): Promise<EndpointHealth[]> {
  const now = ctx.clock.now();
  return ctx.store.read(async (db) => {
    const troubles = new Map((await listTrouble(db, ids)).map((row) => [row.endpoint_id, row]));
    const found: EndpointHealth[] = [];
    for (const id of ids) {
      const receiver = await findEndpoint(db, id);
      if (receiver !== null) found.push(await healthOf(db, ctx, { receiver, trouble: troubles.get(id) ?? null, now }));
    }
    return found;
  });
}

interface Subject {
  receiver: EndpointRecord;
  trouble: TroubleRow | null;
  now: string;
}

async function healthOf(db: Db, ctx: Pick<AppContext, "dialects">, subject: Subject): Promise<EndpointHealth> {
  const { receiver, trouble, now } = subject;
  const window = { endpointId: receiver.id, since: shiftInstant(now, -hours * hourMs) };
  const byHour = await countByHour(db, { ...window, limit: countedMax, hourMax: hours - 1 });
  const durations = await listDurations(db, { ...window, limit: timedMax });
  const delivered = sumOf(byHour, "delivered");
  const exhausted = sumOf(byHour, "givenUp");
  const isOver = delivered + exhausted;
  const pending = await countPending(db, receiver.id);
  return {
    endpoint_id: receiver.id,
    delivered,
    exhausted,
    pending: pending.count,
    oldest_pending_at: pending.oldestAt,
    success_rate: isOver === 0 ? null : delivered / isOver,
    first_attempt_rate: isOver === 0 ? null : sumOf(byHour, "deliveredAtOnce") / isOver,
    p95_ms: durations[Math.ceil(durations.length * 0.95) - 1] ?? null,
    failing_since: trouble?.failing_since ?? null,
    ...prospectOf(ctx, subject),
    sparkline: Array.from({ length: hours }, (_, hour) => byHour.find((row) => row.hour === hour)?.total ?? 0),
    is_capped: sumOf(byHour, "total") >= countedMax,
  };
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

function sumOf(rows: readonly HourRow[], column: Exclude<keyof HourRow, "hour">): number {
  return rows.reduce((sum, row) => sum + row[column], 0);
}
