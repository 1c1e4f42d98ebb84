import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { AuditActor } from "../audit/audit.service.ts";
import { clearTrouble } from "./auto-disable.repository.ts";
import { endWaiting } from "./end-pending.service.ts";
import { auditEndpoint } from "./endpoint-audit.service.ts";
import type { EndpointDetail, EndpointRecord } from "./endpoint.record.ts";
import { change, type EndpointCommand, getEndpoint, requireAddressed } from "./read-endpoint.service.ts";

/**
 * Stops telling an endpoint. What still waits for it, and what happens from now on, is written down
 * as skipped and can be sent later; a call that is under way ends as the receiver answers it. One that is
 * disabled already stays as it is.
 *
 * @throws DomainError `not_found`, for a deleted one as well.
 */
export async function disableEndpoint(
  ctx: AppContext,
  { scope, id, reason, by }: EndpointCommand & { reason?: string | null },
): Promise<EndpointDetail> {
  await ctx.store.write(async (trx) => {
    const endpoint = await requireAddressed(trx, scope, id);
    await disableWithin(trx, ctx, endpoint, { reason: reason ?? null, by });
  });
  return getEndpoint(ctx, { scope, id });
}

/** The same, inside the caller's transaction. */
export async function disableWithin(
  trx: Trx,
  ctx: Pick<AppContext, "clock" | "ids">,
  endpoint: EndpointRecord,
  { reason, by }: { reason: string | null; by: AuditActor },
): Promise<void> {
  if (endpoint.disabled_at !== null || endpoint.deleted_at !== null) return;
  const at = ctx.clock.now();
  await change(trx, endpoint, { disabled_at: at, disabled_reason: reason, updated_at: at });
  const skipped = await endWaiting(trx, { endpointId: endpoint.id, state: "skipped", at });
  const details = { url: endpoint.url, reason, ...skipped };
  const { id, account_id: accountId } = endpoint;
  await auditEndpoint(trx, ctx, { accountId, id, action: "disabled", by, details });
}

/**
 * Tells an endpoint again of what happens from now on; what it missed stays skipped until somebody
 * sends it. One that is active stays as it is.
 *
 * @throws DomainError `not_found`, for a deleted one as well.
 */
export async function enableEndpoint(
  ctx: AppContext,
  { scope, id, reason, by }: EndpointCommand & { reason?: string | null },
): Promise<EndpointDetail> {
  await ctx.store.write(async (trx) => {
    const endpoint = await requireAddressed(trx, scope, id);
    await enableWithin(trx, ctx, endpoint, { reason: reason ?? null, by });
  });
  return getEndpoint(ctx, { scope, id });
}

/** The same, inside the caller's transaction. */
export async function enableWithin(
  trx: Trx,
  ctx: Pick<AppContext, "clock" | "ids">,
  endpoint: EndpointRecord,
  { reason, by }: { reason: string | null; by: AuditActor },
): Promise<void> {
  if (endpoint.disabled_at === null) return;
  const { id, account_id: accountId } = endpoint;
  await change(trx, endpoint, { disabled_at: null, disabled_reason: null, updated_at: ctx.clock.now() });
  // Its old failures would disable it again at the next one.
  await clearTrouble(trx, id);
  const details = { url: endpoint.url, reason, disabled_at: endpoint.disabled_at };
  await auditEndpoint(trx, ctx, { accountId, id, action: "enabled", by, details });
}
