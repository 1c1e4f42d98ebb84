import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { PaymentChange, PaymentObserver } from "../payments/payment-observer.ts";
import { issueCardToken } from "../tokens/token.service.ts";
import { findSessionById } from "./session.repository.ts";
import { tokenWishes } from "./token-wishes.rules.ts";

/** Keeps the card of a payer who paid where their session wants it, in the transaction of the authorization. */
export function createTokenObserver(ctx: Pick<AppContext, "ids" | "vault">): PaymentObserver {
  return {
    async paymentChanged(trx: Trx, { payment, operation, at }: PaymentChange): Promise<void> {
      const { instrument, session_id } = payment;
      const cardToken = instrument?.cardToken ?? null;
      const isAuthorized = operation.kind === "authorize" && operation.state === "succeeded";
      // A payment with a kept card makes no further tokens of it.
      const isFirst = payment.details["payment_token_id"] === undefined && operation.reason === null;
      if (!isAuthorized || !isFirst || cardToken === null || instrument?.shown == null || session_id === null) return;
      const session = await findSessionById(trx, session_id);
      if (session === null) return;
      for (const kind of tokenWishes(session.configuration, payment.method)) {
        await issueCardToken(trx, ctx, {
          accountId: payment.account_id,
          paymentId: payment.id,
          kind,
          method: payment.method,
          gatewayToken: cardToken,
          instrument: instrument.shown,
          at,
        });
      }
    },
  };
}
