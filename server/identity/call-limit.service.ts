import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { storeCallLimit } from "./credential.repository.ts";
import { type CredentialRecord, getCredentialWithin } from "./credential.service.ts";

interface ChangeCallLimit {
  scope: AccountScope;
  id: string;
  /** Calls a minute; null for as many as everybody. */
  limit: number | null;
  reason: string;
  by: AuditActor;
}

/**
 * Sets how often a credential may call the lending API. Credentials are read on every call, so that it holds from the
 * next one on, in every process.
 *
 * @throws DomainError `not_found`; `operation_blocked` for credentials of other APIs and for deleted ones.
 */
export async function changeCallLimit(
  ctx: AppContext,
  { scope, id, limit, reason, by }: ChangeCallLimit,
): Promise<CredentialRecord> {
  return ctx.store.write(async (trx) => {
    const credential = await getCredentialWithin(trx, { scope, id });
    if (credential.api !== "lending" || credential.revoked_at !== null) {
      const message = say("person.call_limit_kind");
      throw new DomainError("operation_blocked", message);
    }
    await storeCallLimit(trx, { id, limit });
    await recordAudit(trx, ctx, {
      chain: credential.account_id,
      actor: by,
      action: "credential.call_limit_changed",
      objectType: "credential",
      objectId: id,
      isAllowed: true,
      details: { before: credential.calls_per_minute, after: limit, reason },
    });
    return { ...credential, calls_per_minute: limit };
  });
}
