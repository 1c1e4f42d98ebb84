import type { EndpointPage, EndpointRow } from "../../../shared/webhooks/endpoint-request.schema.ts";
import { listAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import { nameStaff } from "../../identity/staff-names.service.ts";
import { dialectOf } from "../../webhooks/attempt.service.ts";
import { endpointHealth } from "../../webhooks/endpoint-health.service.ts";
import type { EndpointDetail } from "../../webhooks/endpoint.record.ts";
import { getEndpoint } from "../../webhooks/endpoint.service.ts";
import { missedEvents } from "../../webhooks/missed.service.ts";
import { secretOverlap } from "../../webhooks/overlap.service.ts";
import { presentEndpoint } from "../../webhooks/present-endpoint.ts";
import { presentSchedule } from "../../webhooks/present-schedule.ts";
import { messageDaysOf } from "../../webhooks/retention.service.ts";
import type { Caller } from "./caller.ts";

/** Endpoints with their health, in the order given. */
export async function endpointRows(ctx: AppContext, records: readonly EndpointDetail[]): Promise<EndpointRow[]> {
  const now = ctx.clock.now();
  const found = await endpointHealth(
    ctx,
    records.map(({ id }) => id),
  );
  const healthById = new Map(found.map((health) => [health.endpoint_id, health]));
  return records.flatMap((record) => {
    const health = healthById.get(record.id);
    return health === undefined
      ? []
      : [{ ...presentEndpoint(record, now), disabled_at: record.disabled_at, health } satisfies EndpointRow];
  });
}

/** One endpoint with everything that its page shows. */
export async function endpointPage(
  ctx: AppContext,
  { caller, id }: { caller: Caller; id: string },
): Promise<EndpointPage> {
  const record = await getEndpoint(ctx, { scope: caller.scope, id });
  const [row] = await endpointRows(ctx, [record]);
  if (row === undefined) throw new Error(`There is no health of ${id}`);
  const dialect = dialectOf(ctx, record.dialect);
  return {
    ...row,
    disabled_by: await disablerOf(ctx, caller, record),
    missed: await missedEvents(ctx, record),
    event_types: [...(dialect.endpoints?.eventTypes ?? [])],
    has_field_masks: dialect.endpoints?.hasFieldMasks ?? false,
    overlap: await secretOverlap(ctx, record),
    schedule: presentSchedule(dialect, await ctx.store.read((db) => messageDaysOf(db, ctx, record.account_id))),
  };
}

/** The audit log is what remembers; null while the endpoint is not disabled. */
async function disablerOf(
  ctx: AppContext,
  { scope }: Caller,
  record: EndpointDetail,
): Promise<EndpointPage["disabled_by"]> {
  if (record.disabled_at === null) return null;
  const { data } = await listAudit(ctx, scope, {
    q: null,
    sort: { column: "at", descending: true },
    limit: 1,
    cursor: null,
    filters: { anyOf: { object_id: [record.id], action: ["webhook_endpoint.disabled"] }, range: {} },
  });
  const actor = data[0]?.actor;
  if (actor === undefined) return null;
  const { type, id } = actor;
  if (type !== "staff" || id === null) return { type, id, name: null };
  const named = await ctx.store.read(async (db) => (await nameStaff(db, [{ type, id }]))({ type, id }));
  return { type, id, name: named.name ?? null };
}
