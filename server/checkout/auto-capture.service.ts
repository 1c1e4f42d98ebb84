import { DomainError } from "../../shared/errors.ts";
import { capturable, balancesOf } from "../../shared/payments/balances.ts";
import type { AppContext } from "../context.ts";
import { capturePayment } from "../payments/payment.service.ts";
import type { OperationResult } from "../payments/commands.ts";
import { autoCaptureActor } from "../payments/automatic-capture.rules.ts";
import type { SessionRecord } from "./session.record.ts";

/**
 * Takes the money right after it was reserved, where the session is configured so.
 *
 * A capture that is refused or not answered leaves the payment authorized and does not concern the
 * payer, who has paid; it is logged, and its operation shows on the payment.
 */
export async function captureAfterAuthorization(
  ctx: AppContext,
  session: SessionRecord,
  { payment, operations }: OperationResult,
): Promise<void> {
  const amount = capturable(balancesOf(operations));
  if (session.configuration.auto_capture !== true || amount === 0) return;
  try {
    await capturePayment(ctx, {
      scope: [payment.account_id],
      paymentId: payment.id,
      amount,
      reference: payment.event_reference,
      isFinal: false,
      request: { items: payment.details["items"] ?? [] },
      by: { actor: autoCaptureActor, requestId: null },
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    ctx.logger.warn(
      { payment_id: payment.id, code: error.code },
      "the capture after the authorization did not succeed",
    );
  }
}
