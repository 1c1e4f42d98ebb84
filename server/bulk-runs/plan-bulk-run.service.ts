import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { Blockable } from "../../shared/payments/blockers.ts";
import type { BulkKind } from "../../shared/payments/bulk-kinds.ts";
import { type BulkStep, bulkStep } from "../../shared/payments/bulk-rules.ts";
import type { Role } from "../../shared/permissions.ts";
import { type Said, say } from "../../shared/sentences/say.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import { approvalLimitOf } from "../approvals/approval-limit.service.ts";
import type { AppContext } from "../context.ts";
import type { PaymentRecord } from "../payments/payment.record.ts";
import { blockablePayments } from "../payments/read-payment.service.ts";

export interface BulkWish {
  scope: AccountScope;
  kind: BulkKind;
  paymentIds: readonly string[];
  role: Role;
}

export interface PlannedStep {
  payment: Pick<PaymentRecord, "id" | "currency" | "merchant_reference">;
  step: BulkStep;
}

export interface BulkPlan {
  accountId: string;
  /** In the order of the ids. */
  steps: PlannedStep[];
}

/** Payments that are read at a time, so that nobody else waits long. */
const chunkMax = 200;

/**
 * What would be done to each payment now, and what would be left out and why. Changes nothing.
 *
 * @throws DomainError `not_found` for a payment out of reach; `validation_failed` when they are of several accounts.
 */
export async function planBulkRun(
  ctx: Pick<AppContext, "store" | "gateways">,
  { scope, kind, paymentIds, role }: BulkWish,
): Promise<BulkPlan> {
  const ids = [...new Set(paymentIds)];
  const steps: PlannedStep[] = [];
  const accountIds = new Set<string>();
  for (let from = 0; from < ids.length; from += chunkMax) {
    const chunk = await readChunk(ctx, { scope, kind, ids: ids.slice(from, from + chunkMax) });
    for (const { payment, subject: blockable, approvalAbove } of chunk) {
      accountIds.add(payment.account_id);
      const subject = {
        ...blockable,
        currency: payment.currency,
        api: payment.api,
        approvalAbove,
        hasGateway: ctx.gateways.forAccount(payment.account_id) !== null,
      };
      steps.push({ payment, step: bulkStep(kind, subject, role) });
    }
  }
  const [accountId, ...others] = accountIds;
  if (accountId === undefined) throw refuse(say("refusal.bulk_none_matches"));
  if (others.length > 0) throw refuse(say("refusal.bulk_one_account"));
  return { accountId, steps };
}

interface Found {
  payment: PaymentRecord;
  subject: Blockable;
  approvalAbove: number | null;
}

async function readChunk(
  ctx: Pick<AppContext, "store">,
  { scope, kind, ids }: { scope: AccountScope; kind: BulkKind; ids: readonly string[] },
): Promise<Found[]> {
  return ctx.store.read(async (db) => {
    const payments = await blockablePayments(db, ids);
    const found: Found[] = [];
    for (const id of ids) {
      const one = payments.get(id);
      if (one === undefined || !isInScope(scope, one.payment.account_id)) {
        throw new DomainError("not_found", `There is no payment ${id}.`);
      }
      const approvalAbove = kind === "refund" ? await approvalLimitOf(db, one.payment) : null;
      found.push({ ...one, approvalAbove });
    }
    return found;
  });
}

function refuse(message: Said): DomainError {
  return new DomainError("validation_failed", message, { fields: [fieldSaying("selection", message)] });
}
