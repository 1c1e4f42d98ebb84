import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { failPayoutWithin } from "./end-payout.service.ts";
import { findPayout, movePayout, type PayoutRecord } from "./payout.repository.ts";

interface Decision {
  scope: AccountScope;
  payoutId: string;
  by: AuditActor & { type: "staff"; id: string };
  note: string | null;
}

/**
 * A person lets a payout go, or stops one that was not sent yet: its money then goes back to the merchant.
 *
 * @throws DomainError `not_found`; `operation_blocked` once it was sent or has ended.
 */
export async function decidePayout(
  ctx: AppContext,
  decision: Decision & { verdict: "approve" | "reject" },
): Promise<PayoutRecord> {
  const { scope, payoutId, by, note, verdict } = decision;
  const decided = await ctx.store.write(async (trx) => {
    const payout = await findPayout(trx, payoutId);
    if (payout === null || !isInScope(scope, payout.account_id)) {
      throw new DomainError("not_found", "There is no payout with this id.");
    }
    if (payout.state !== "awaiting_approval") {
      throw new DomainError("operation_blocked", say("refusal.payout_decided"), {
        facts: { blocker: { code: "not_waiting" }, state: payout.state },
      });
    }
    const moved =
      verdict === "approve"
        ? await movePayout(trx, payout, { state: "pending", next_attempt_at: ctx.clock.now(), decided_by: by.id })
        : await failPayoutWithin(trx, ctx, {
            payout,
            submittedAt: null,
            attempts: 0,
            message: note ?? "Rejected",
            decidedBy: by.id,
            requestId: by.requestId ?? null,
          });
    if (moved === null) throw new Error(`Payout ${payoutId} changed while it was decided`);
    await recordAudit(trx, ctx, {
      chain: payout.account_id,
      actor: by,
      action: verdict === "approve" ? "payout.approved" : "payout.rejected",
      objectType: "payout",
      objectId: payoutId,
      isAllowed: true,
      details: { amount: payout.amount, currency: payout.currency, note },
    });
    return moved;
  });
  ctx.live.publish({ type: "payout", id: payoutId, account_id: decided.account_id });
  return decided;
}
