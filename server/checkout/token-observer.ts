import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { OperationRecord } from "../payments/payment.record.ts";
import type { PaymentChange, PaymentObserver } from "../payments/payment-observer.ts";
import { issueCardToken, settleTokenTry } from "../tokens/token.service.ts";
import { findSessionById } from "./session.repository.ts";
import { tokenWishes } from "./token-wishes.rules.ts";

/**
 * Keeps the card of a payer who paid where their session wants it, and notes how a try with a kept card went, in
 * the transaction of the authorization: also of one that is answered late.
 */
export function createTokenObserver(ctx: Pick<AppContext, "ids" | "vault">): PaymentObserver {
  return {
    async paymentChanged(trx: Trx, { payment, operation, at }: PaymentChange): Promise<void> {
      const { instrument, session_id } = payment;
      const cardToken = instrument?.cardToken ?? null;
      const isAuthorized = operation.kind === "authorize" && operation.state === "succeeded";
      const usedId = payment.details["payment_token_id"];
      if (typeof usedId === "string") {
        await settleTry(trx, { tokenId: usedId, paymentId: payment.id, operation, at });
        // A payment with a kept card makes no further tokens of it.
        return;
      }
      const isFirst = operation.reason === null;
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

interface Tried {
  tokenId: string;
  paymentId: string;
  operation: OperationRecord;
  at: string;
}

async function settleTry(trx: Trx, { tokenId, paymentId, operation, at }: Tried): Promise<void> {
  const { kind, reason, state, error } = operation;
  if ((kind !== "authorize" && kind !== "receive") || reason !== null) return;
  if (state === "succeeded") await settleTokenTry(trx, { tokenId, paymentId, error: null, at });
  if (state === "failed" && error !== null) await settleTokenTry(trx, { tokenId, paymentId, error, at });
}
