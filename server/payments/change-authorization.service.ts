import { authorizationChanged } from "../../shared/payments/authorization-change.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import { authorizationStep } from "./authorization-change.rules.ts";
import type { By, OperationResult } from "./commands.ts";
import { refuseBlocked } from "./intent.service.ts";
import { moveMoney } from "./money-operation.service.ts";
import { blockableOf } from "./payment-facts.rules.ts";

export interface ChangeAuthorization {
  scope: AccountScope;
  paymentId: string;
  /** The new total, minor units; null only makes the authorization last longer. */
  total: number | null;
  isFinal: boolean;
  reference: string | null;
  note: string | null;
  /** Lines and the like, as the caller sent them. */
  request: Readonly<Record<string, unknown>>;
  by: By;
}

/**
 * Reserves more or less than was authorized, or the same for longer, where the way to pay knows how to.
 *
 * @throws what `moveMoney` throws, `operation_blocked`
 */
export async function changeAuthorization(ctx: AppContext, command: ChangeAuthorization): Promise<OperationResult> {
  const { total, isFinal, reference, note, request } = command;
  return moveMoney(ctx, {
    ...command,
    decide: ({ payment, operations }) => {
      const subject = blockableOf(payment, operations);
      const step = authorizationStep(payment, operations, subject.balances, { total, isFinal });
      if ("blocker" in step) return refuseBlocked(payment, subject, step.blocker);
      return {
        kind: step.kind,
        amount: step.amount,
        reference,
        reason: authorizationChanged,
        note,
        request: { ...request, authorized_total: step.total, ...(isFinal ? { final_authorization: true } : {}) },
      };
    },
  });
}
