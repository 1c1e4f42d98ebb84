import { DomainError, fieldSaying } from "../../shared/errors.ts";
import { capturable, refundable } from "../../shared/payments/balances.ts";
import { captureBlocker, refundBlocker, voidBlocker } from "../../shared/payments/blockers.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AppContext } from "../context.ts";
import type { CaptureCommand, OperationResult, RefundCommand, VoidCommand } from "./commands.ts";
import { refuseBlocked, refuseStale } from "./intent.service.ts";
import { moveMoney } from "./money-operation.service.ts";
import type { PaymentRecord } from "./payment.record.ts";
import { blockableOf } from "./payment-facts.rules.ts";

/** Captures part or all of an authorization. @throws what `moveMoney` throws, `operation_blocked`, `stale_figures` */
export async function capturePayment(ctx: AppContext, command: CaptureCommand): Promise<OperationResult> {
  const { amount, isFinal, reference, request } = command;
  return moveMoney(ctx, {
    ...command,
    decide: ({ payment, operations }) => {
      const subject = blockableOf(payment, operations);
      refuseStale(subject, command.expected, capturable(subject.balances));
      refuseBlocked(payment, subject, captureBlocker(subject, amount, { isFinal }));
      return { kind: "capture", amount, isFinal, reference, request };
    },
  });
}

/** Gives back part or all of what was captured. @throws what `moveMoney` throws, `operation_blocked`, `stale_figures` */
export async function refundPayment(ctx: AppContext, command: RefundCommand): Promise<OperationResult> {
  const { amount, reference, reason, note, request } = command;
  return moveMoney(ctx, {
    ...command,
    decide: ({ payment, operations }) => {
      const subject = blockableOf(payment, operations);
      refuseStale(subject, command.expected, refundable(subject.balances));
      refuseBlocked(payment, subject, refundBlocker(subject, amount));
      refuseUnnamed(payment, reference);
      return { kind: "refund", amount, reference, reason, note, request };
    },
  });
}

/** A transfer goes back through the bank, whose name for it has to be known. @throws DomainError `validation_failed` */
function refuseUnnamed({ api }: PaymentRecord, reference: string | null): void {
  if (api !== "payments" || (reference ?? "").trim() !== "") return;
  const said = say("refusal.bank_reference_missing");
  throw new DomainError("validation_failed", said, { fields: [fieldSaying("bank_reference", said)] });
}

/** Releases the whole reservation, or what partial captures left of it. @throws what `moveMoney` throws, `operation_blocked` */
export async function voidPayment(ctx: AppContext, command: VoidCommand): Promise<OperationResult> {
  const { reason, note } = command;
  return moveMoney(ctx, {
    ...command,
    decide: ({ payment, operations }) => {
      const subject = blockableOf(payment, operations);
      command.refuse?.(subject);
      refuseBlocked(payment, subject, voidBlocker(subject));
      return { kind: "void", amount: capturable(subject.balances), reason, note };
    },
  });
}
