import type { PaymentView } from "../../../shared/payments/payment.schema.ts";
import { type Actor, actorTypeSchema } from "../../../shared/payments/actor.ts";
import { approvalLimitOf } from "../../approvals/approval-limit.service.ts";
import { approvalsOfPayment } from "../../approvals/read-approval.service.ts";
import { findSession } from "../../checkout/read-session.service.ts";
import type { AppContext } from "../../context.ts";
import { nameStaff } from "../../identity/staff-names.service.ts";
import { getPayment, type TimelineLine, timelineOfPayment } from "../../payments/read-payment.service.ts";
import { orderOfPayment } from "../../transfers/read-order.service.ts";
import { type SettledOperationRow, settledOperationsOf } from "../../settlements/read-settlement.service.ts";
import { type Caller, isMaskedFor } from "./caller.ts";
import { deliveryTrail } from "./delivery-trail.ts";
import { presentApproval } from "./present-approval.ts";
import { presentOperation, presentPayment } from "./present-payment.ts";
import { type PaymentFact, presentTimeline } from "./present-timeline.ts";

/**
 * Everything that one payment's page shows, with what this person may do to it.
 *
 * @throws DomainError `not_found`, also for a payment of an account out of reach.
 */
export async function viewPayment(ctx: AppContext, caller: Caller, id: string): Promise<PaymentView> {
  const { payment, operations } = await getPayment(ctx, { scope: caller.scope, id });
  const isMasked = isMaskedFor(caller);
  const parts = await ctx.store.read(async (db) => ({
    lines: await timelineOfPayment(db, id),
    approvals: await approvalsOfPayment(db, id),
    approvalAbove: await approvalLimitOf(db, payment),
    session: payment.session_id === null ? null : await findSession(db, payment.session_id),
    order: payment.api === "payments" ? await orderOfPayment(db, id) : null,
    settled: (await settledOperationsOf(db, [id])).get(id) ?? [],
  }));
  // A second person who decided has a line on the timeline and no operation of their own.
  const actors = [
    ...operations.map((operation) => operation.actor),
    ...parts.lines.map((line): Actor => ({ type: actorTypeSchema.parse(line.actor.type), id: line.actor.id })),
  ];
  const named = await ctx.store.read((db) => nameStaff(db, actors));
  const deliveries = await deliveryTrail(ctx, caller, payment.session_id === null ? [id] : [id, payment.session_id]);
  const timeline = presentTimeline(
    {
      facts: [...parts.lines.map((line) => factOf(line, named)), ...parts.settled.map(settlementFact)],
      operations: operations.map((operation) => presentOperation(operation, isMasked)),
      sessionEvents: parts.session?.events ?? [],
      deliveries,
    },
    isMasked,
  );
  const shown = {
    payment,
    operations: operations.map((operation) => ({ ...operation, actor: named(operation.actor) })),
    timeline,
    deliveries,
    settled: parts.settled,
    order: parts.order,
    approvalAbove: parts.approvalAbove,
    approvals: parts.approvals.map((approval) => presentApproval(approval, caller)),
  };
  return presentPayment(shown, { role: caller.role, isMasked, origin: ctx.origins.merchant });
}

/** That an operation was paid out, or that it waits in a postponed settlement. */
function settlementFact(row: SettledOperationRow): PaymentFact {
  return {
    at: row.settledAt,
    // The line is the settlement's and not another move of the operation.
    operation_id: null,
    kind: `settlement.${row.paymentStatus}`,
    data: { amount: row.capture - row.refund - row.fee, settlement_id: row.settlementId, fee: row.fee },
    actor: { type: "system", id: "settlement" },
  };
}

function factOf(line: TimelineLine, named: (actor: Actor) => Actor): PaymentFact {
  const actor = named({ type: actorTypeSchema.parse(line.actor.type), id: line.actor.id });
  return { at: line.at, operation_id: line.operationId, kind: line.kind, data: line.data, actor };
}
