import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";

export interface EndpointNote {
  accountId: string;
  id: string;
  action: "created" | "changed" | "tested" | "disabled" | "enabled" | "deleted" | "secret_rotated" | "overlap_ended";
  by: AuditActor;
  details: Readonly<Record<string, unknown>>;
}

/** Notes who changed an endpoint, and how, in the transaction of the change. */
export async function auditEndpoint(
  trx: Trx,
  ctx: Pick<AppContext, "clock" | "ids">,
  { accountId, id, action, by, details }: EndpointNote,
): Promise<void> {
  await recordAudit(trx, ctx, {
    chain: accountId,
    actor: by,
    action: `webhook_endpoint.${action}`,
    objectType: "webhook_endpoint",
    objectId: id,
    isAllowed: true,
    details,
  });
}
