import { decisionBlocker, decisionSentence } from "../../shared/approvals/decision.ts";
import { DomainError } from "../../shared/errors.ts";
import type { Role } from "../../shared/permissions.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { carryOut, getOperation, letGo, turnDown } from "../payments/held-operation.service.ts";
import { type ApprovalRow, decideRow, findApproval } from "./approval.repository.ts";

interface Decision {
  scope: AccountScope;
  id: string;
  by: { type: "staff"; id: string; role: Role; ip: string | null };
  requestId: string | null;
}

type Verdict = { verdict: "approve"; note: string | null } | { verdict: "decline"; note: string };

/**
 * A second person lets a request through or turns it down. An approved one is carried out at once; what the bank
 * answers is in its operation.
 *
 * @throws DomainError `not_found`; `operation_blocked` for a person's own request and for one that was decided;
 *   `forbidden`; `live_gateway_missing`.
 */
export async function decideApproval(ctx: AppContext, decision: Decision & Verdict): Promise<void> {
  const approval = await ctx.store.write(async (trx) => {
    const { scope, id, by, requestId } = decision;
    const found = await findApproval(trx, id);
    if (found === null || !isInScope(scope, found.account_id)) {
      throw new DomainError("not_found", "There is no request with this id.");
    }
    refuse(found, by);
    const at = ctx.clock.now();
    const operation = await getOperation(trx, found.operation_id);
    const told = { operation, by: { actor: { type: "staff", id: by.id }, requestId }, at } as const;
    if (decision.verdict === "approve") await letGo(trx, ctx, { ...told, note: decision.note });
    else await turnDown(trx, ctx, { ...told, note: decision.note });
    const state = decision.verdict === "approve" ? "approved" : "declined";
    if (!(await decideRow(trx, id, { state, decided_by: by.id, decided_at: at, note: decision.note }))) {
      throw new Error(`Request ${id} changed while it was decided`);
    }
    const { amount, currency } = operation;
    await recordAudit(trx, ctx, {
      chain: found.account_id,
      actor: by,
      action: `approval.${state}`,
      objectType: "approval",
      objectId: id,
      isAllowed: true,
      details: {
        ...{ kind: found.kind, payment_id: found.payment_id, operation_id: found.operation_id, amount, currency },
        ...{ requested_by: found.requested_by, note: decision.note, request_id: requestId },
      },
    });
    return found;
  });
  ctx.live.publish({ type: "approval", id: approval.id, account_id: approval.account_id });
  ctx.live.publish({ type: "payment", id: approval.payment_id, account_id: approval.account_id });
  if (decision.verdict === "decline") return;
  await carryOut(ctx, approval.operation_id, decision.requestId);
  ctx.live.publish({ type: "approval", id: approval.id, account_id: approval.account_id });
}

function refuse(approval: ApprovalRow, by: Decision["by"]): void {
  const blocker = decisionBlocker({ state: approval.state, requestedBy: approval.requested_by }, by);
  if (blocker === null) return;
  const code = blocker.code === "role_forbids" ? "forbidden" : "operation_blocked";
  throw new DomainError(code, decisionSentence(blocker), { facts: { blocker } });
}
