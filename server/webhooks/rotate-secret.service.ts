import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { factsOf, say } from "../../shared/sentences/say.ts";
import type { AuditActor } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { dialectOf } from "./attempt.service.ts";
import { auditEndpoint } from "./endpoint-audit.service.ts";
import { listLiveSecretFacts } from "./endpoint-list.repository.ts";
import { addSecret } from "./endpoint-secret.service.ts";
import type { EndpointDetail, EndpointRecord } from "./endpoint.record.ts";
import { endSecret } from "./endpoint.repository.ts";
import { type EndpointCommand, getEndpoint, requireLive } from "./read-endpoint.service.ts";
import { endsOnRotation, overlapBlocker } from "./rotation.rules.ts";

/** An endpoint with its new secret, which is never shown again. */
export interface Rotated {
  endpoint: EndpointDetail;
  secret: string;
  /** UTC. */
  rotatedAt: string;
  /** When the secret before it stops signing, UTC; null when there was none. */
  previousExpiresAt: string | null;
}

/** How one secret follows another. */
interface Rotation {
  overlapSeconds: number;
  /** The merchant's own choice, as the bytes of its text; made here where it is left out. */
  secret?: Buffer;
  by: AuditActor;
}

/**
 * Makes a new secret that signs at once. The one before it goes on signing for `overlapSeconds`,
 * so that the receiver can change over in its own time.
 *
 * @throws DomainError `not_found`, for a deleted one as well; `validation_failed` when the dialect
 *   does not allow that overlap, with the reason.
 */
export async function rotateSecret(
  ctx: AppContext,
  { scope, id, ...rotation }: EndpointCommand & Rotation,
): Promise<Rotated> {
  const rotated = await ctx.store.write(async (trx) =>
    rotateWithin(trx, ctx, await requireLive(trx, scope, id), rotation),
  );
  return { endpoint: await getEndpoint(ctx, { scope, id }), ...rotated };
}

/** The same, inside the caller's transaction. */
export async function rotateWithin(
  trx: Trx,
  ctx: AppContext,
  { id, account_id: accountId, dialect: dialectName }: EndpointRecord,
  { overlapSeconds, secret: chosen, by }: Rotation,
): Promise<Omit<Rotated, "endpoint">> {
  const dialect = dialectOf(ctx, dialectName);
  const blocker = overlapBlocker(dialect.rotation, overlapSeconds);
  if (blocker !== null) {
    const { limit, message } = blocker;
    const said = factsOf(say("refusal.overlap_range", { most: limit }));
    const fields = [{ path: "overlap_seconds", message, said, code: "invalid_value" }];
    throw new DomainError("validation_failed", `overlap_seconds ${message}`, { fields, facts: { limit } });
  }
  const now = ctx.clock.now();
  const live = (await listLiveSecretFacts(trx, [id], now)).get(id) ?? [];
  for (const end of endsOnRotation(dialect.rotation, live, { overlapSeconds, now })) {
    await endSecret(trx, end.id, end.expiresAt);
  }
  const secret = chosen?.toString("utf8") ?? dialect.newSecret();
  await addSecret(trx, ctx, { endpointId: id, secret, at: now });
  const details = { overlap_seconds: overlapSeconds, secrets_before: live.length };
  await auditEndpoint(trx, ctx, { accountId, id, action: "secret_rotated", by, details });
  return {
    secret,
    rotatedAt: now,
    previousExpiresAt: live.length === 0 ? null : shiftInstant(now, overlapSeconds * 1000),
  };
}

/**
 * Lets the newest secret sign alone from now on.
 *
 * @throws DomainError `not_found`, for a deleted one as well; `operation_blocked` when no older one signs.
 */
export async function endOverlap(ctx: AppContext, { scope, id, by }: EndpointCommand): Promise<EndpointDetail> {
  await ctx.store.write(async (trx) => {
    const endpoint = await requireLive(trx, scope, id);
    const now = ctx.clock.now();
    const [, ...older] = (await listLiveSecretFacts(trx, [id], now)).get(id) ?? [];
    if (older.length === 0) throw new DomainError("operation_blocked", say("refusal.overlap_none"));
    for (const secret of older) await endSecret(trx, secret.id, now);
    const details = { ended: older.map((secret) => secret.id) };
    await auditEndpoint(trx, ctx, { accountId: endpoint.account_id, id, action: "overlap_ended", by, details });
  });
  return getEndpoint(ctx, { scope, id });
}
