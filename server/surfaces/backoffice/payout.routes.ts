import { z } from "zod";
import { listSchema } from "../../../shared/page.ts";
import { payoutListSpec } from "../../../shared/transfers/payout-list.ts";
import { payoutSchema, type PayoutView } from "../../../shared/transfers/payout.schema.ts";
import { transferDecisionSchema } from "../../../shared/transfers/transfer.schema.ts";
import { decidePayout } from "../../transfers/decide-payout.service.ts";
import type { PayoutRecord } from "../../transfers/read-payout.service.ts";
import { getPayoutForStaff, listPayoutsForStaff } from "../../transfers/staff-payouts.service.ts";
import { auditActorOf, isMaskedFor } from "./caller.ts";
import { stakeOfPayout } from "./stakes.ts";
import { listRoute, route } from "./define-route.ts";
import { maskEmail, maskName, maskNumber } from "./mask.rules.ts";

const onePayout = z.object({ id: z.string().min(1).max(64) });

/** A payout as its row and its page show it. */
function presentPayout(payout: PayoutRecord, isMasked: boolean): PayoutView {
  const { identifierValue, taxId, name, identifierType } = payout.destination;
  const maskValue = identifierType === "pix_key_email" ? maskEmail : maskNumber;
  const masked = {
    identifierType,
    identifierValue: maskValue(identifierValue),
    taxId: taxId === null ? null : maskNumber(taxId),
    name: name === null ? null : maskName(name),
  };
  return {
    id: payout.id,
    account_id: payout.account_id,
    merchant_id: payout.merchant_id,
    currency: payout.currency,
    amount: payout.amount,
    state: payout.state,
    destination: isMasked ? masked : payout.destination,
    is_masked: isMasked,
    external_id: payout.external_id,
    bank_trx_id: payout.bank_trx_id,
    error_message: payout.error_message,
    attempts: payout.attempts,
    next_attempt_at: payout.next_attempt_at,
    decided_by: payout.decided_by,
    created_at: payout.created_at,
    submitted_at: payout.submitted_at,
    completed_at: payout.completed_at,
  };
}

export const payoutRoutes = [
  listRoute({
    path: "/payouts",
    access: "payouts.read",
    summary: "What shops asked to be paid, newest first",
    list: payoutListSpec,
    response: listSchema(payoutSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listPayoutsForStaff(ctx, caller.scope, request);
      return { data: data.map((payout) => presentPayout(payout, isMaskedFor(caller))), page };
    },
  }),
  route({
    method: "get",
    path: "/payouts/:id",
    access: "payouts.read",
    summary: "One payout",
    params: onePayout,
    response: payoutSchema,
    handle: async ({ ctx, caller, params }) =>
      presentPayout(await getPayoutForStaff(ctx, { scope: caller.scope, id: params.id }), isMaskedFor(caller)),
  }),
  decisionRoute("approve", "payout.approved", "Lets a payout go that waits for a second person"),
  decisionRoute("reject", "payout.rejected", "Stops a payout that waits; its money goes back to the shop's balance"),
];

function decisionRoute(verdict: "approve" | "reject", action: string, summary: string) {
  return route({
    method: "post",
    path: `/payouts/:id/${verdict}`,
    access: "payouts.decide",
    ...(verdict === "approve" ? { stepUp: stakeOfPayout } : {}),
    summary,
    params: onePayout,
    body: transferDecisionSchema,
    response: payoutSchema,
    audit: { action, objectType: "payout" },
    handle: async ({ ctx, caller, origin, params, body }) => {
      const by = { ...auditActorOf(caller, origin), type: "staff", id: caller.staff.id } as const;
      await decidePayout(ctx, { scope: caller.scope, payoutId: params.id, by, note: body.note, verdict });
      return presentPayout(await getPayoutForStaff(ctx, { scope: caller.scope, id: params.id }), isMaskedFor(caller));
    },
  });
}
