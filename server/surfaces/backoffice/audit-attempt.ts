import { accountIdSchema } from "../../../shared/ids.ts";
import type { DomainError, ErrorCode } from "../../../shared/errors.ts";
import { findAccount } from "../../accounts/read-account.service.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import { installationChain, recordAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { auditActorOf, type Caller, type Origin } from "./caller.ts";
import type { AuditWords } from "./route.ts";

export interface Attempt {
  caller: Caller;
  origin: Origin;
  audit: AuditWords;
  objectId: string | null;
}

/** Refusals that say something about the person who tried, and not about a slip of the keyboard. */
const toldCodes: ReadonlySet<ErrorCode> = new Set([
  "forbidden",
  "origin_refused",
  "not_found",
  "operation_blocked",
  "operation_in_flight",
  "stale_figures",
  "precondition_failed",
  "idempotency_key_reused",
  "live_gateway_missing",
  "session_closed",
  "url_refused",
  "rate_limited",
]);

/** Records that somebody tried to do something and was refused. */
export async function auditRefusal(ctx: AppContext, attempt: Attempt, error: DomainError): Promise<void> {
  if (!toldCodes.has(error.code)) return;
  const { caller, origin, audit, objectId } = attempt;
  await ctx.store.write(async (trx) => {
    await recordAudit(trx, ctx, {
      chain: await chainOf(trx, caller, objectId),
      actor: auditActorOf(caller, origin),
      action: audit.action,
      objectType: audit.objectType,
      objectId,
      isAllowed: false,
      details: { code: error.code, reason: error.message, request_id: origin.requestId },
    });
  });
}

/** Records that somebody did something, in the transaction that does it. */
export async function auditAllowed(
  trx: Trx,
  ctx: AppContext,
  attempt: Attempt & { accountId: string | null; details: Readonly<Record<string, unknown>> },
): Promise<void> {
  const { caller, origin, audit, objectId, accountId, details } = attempt;
  await recordAudit(trx, ctx, {
    chain: accountId ?? installationChain,
    actor: auditActorOf(caller, origin),
    action: audit.action,
    objectType: audit.objectType,
    objectId,
    isAllowed: true,
    details: { ...details, request_id: origin.requestId },
  });
}

/** The account that an object's id names. An id that somebody made up does not open a chain of its own. */
async function chainOf(trx: Trx, caller: Caller, objectId: string | null): Promise<string> {
  const named = accountIdSchema.safeParse(objectId?.split(".")[0]);
  if (!named.success || !isInScope(caller.scope, named.data)) return installationChain;
  return (await findAccount(trx, named.data))?.id ?? installationChain;
}
