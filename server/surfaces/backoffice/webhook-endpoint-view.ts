import type { EndpointPage, EndpointRow } from "../../../shared/webhooks/endpoint-request.schema.ts";
import type { EndpointHealth } from "../../../shared/webhooks/health.schema.ts";
import { listAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import { endpointHealth } from "../../webhooks/endpoint-health.service.ts";
import type { EndpointDetail } from "../../webhooks/endpoint.record.ts";
import { getEndpoint } from "../../webhooks/endpoint.service.ts";
import { presentEndpoint } from "../../webhooks/present-endpoint.ts";
import { listDeliveries } from "../../webhooks/read-delivery.service.ts";
import type { Caller } from "./caller.ts";

/** Endpoints with their health, the worst first. */
export async function endpointRows(ctx: AppContext, records: readonly EndpointDetail[]): Promise<EndpointRow[]> {
  const now = ctx.clock.now();
  const found = await endpointHealth(
    ctx,
    records.map(({ id }) => id),
  );
  const healthById = new Map(found.map((health) => [health.endpoint_id, health]));
  const rows = records.flatMap((record) => {
    const health = healthById.get(record.id);
    return health === undefined
      ? []
      : [{ ...presentEndpoint(record, now), disabled_at: record.disabled_at, health } satisfies EndpointRow];
  });
  return rows.toSorted((a, b) => troubleOf(b) - troubleOf(a));
}

/** How much a row wants to be looked at; larger is worse. */
function troubleOf({ status, health }: { status: EndpointRow["status"]; health: EndpointHealth }): number {
  if (status === "deleted") return -1;
  if (status === "disabled") return 300;
  const failing = health.failing_since === null ? 0 : 100;
  return failing + health.warning_percent + 100 * (1 - (health.success_rate ?? 1));
}

/** One endpoint with everything that its page shows. */
export async function endpointPage(
  ctx: AppContext,
  { caller, id }: { caller: Caller; id: string },
): Promise<EndpointPage> {
  const record = await getEndpoint(ctx, { scope: caller.scope, id });
  const [row] = await endpointRows(ctx, [record]);
  if (row === undefined) throw new Error(`There is no health of ${id}`);
  const eventTypes = ctx.dialects.get(record.dialect)?.endpoints?.eventTypes ?? [];
  return {
    ...row,
    disabled_by: await disablerOf(ctx, caller, record),
    missed: await missedBy(ctx, caller, record),
    event_types: [...eventTypes],
  };
}

async function missedBy(ctx: AppContext, { scope }: Caller, record: EndpointDetail): Promise<EndpointPage["missed"]> {
  if (record.disabled_at === null) return null;
  const { page } = await listDeliveries(ctx, scope, {
    q: null,
    sort: { column: "created_at", descending: true },
    limit: 1,
    cursor: null,
    filters: {
      anyOf: { endpoint_id: [record.id], state: ["skipped"] },
      range: { created_at: { gte: record.disabled_at } },
    },
  });
  return page.total;
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
  return actor === undefined ? null : { type: actor.type, id: actor.id };
}
