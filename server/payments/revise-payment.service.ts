import { DomainError } from "../../shared/errors.ts";
import { isOpen } from "../../shared/payments/balances.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { By } from "./commands.ts";
import { loadPayment } from "./intent.service.ts";
import { insertTimelineEntry } from "./operation.repository.ts";
import { reviseInitiated } from "./payment.repository.ts";

export interface ReviseCommand {
  accountId: string;
  paymentId: string;
  currency: string;
  /** Minor units, more than zero. */
  amount: number;
  /** The default reference of later captures and refunds. */
  eventReference: string | null;
  details: Readonly<Record<string, unknown>>;
  by: By;
}

/**
 * Changes what a payment asks for while nobody has authorized it, inside the caller's transaction.
 *
 * @throws DomainError `not_found`, `operation_in_flight` while a try is being answered, `operation_blocked` afterwards.
 */
export async function revisePaymentWithin(
  trx: Trx,
  ctx: Pick<AppContext, "clock">,
  command: ReviseCommand,
): Promise<void> {
  const { payment, operations } = await loadPayment(trx, [command.accountId], command.paymentId);
  if (operations.some(isOpen)) {
    throw new DomainError("operation_in_flight", "A try to pay is being answered. Wait a moment and try again.");
  }
  if (payment.status !== "INITIATED") {
    const facts = { blocker: { code: "already_authorized" }, status: payment.status };
    throw new DomainError("operation_blocked", "The payment has already been paid or ended.", { facts });
  }
  const at = ctx.clock.now();
  const { amount, currency, details, eventReference: event_reference } = command;
  await reviseInitiated(trx, payment.id, {
    amount,
    currency,
    event_reference,
    details: JSON.stringify(details),
    updated_at: at,
    version: payment.version + 1,
  });
  await insertTimelineEntry(trx, {
    payment_id: payment.id,
    operation_id: null,
    kind: "payment.revised",
    data: JSON.stringify({ from: payment.amount, to: amount, currency }),
    actor_type: command.by.actor.type,
    actor_id: command.by.actor.id,
    at,
  });
}
