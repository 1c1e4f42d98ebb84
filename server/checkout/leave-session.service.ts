import type { AppContext } from "../context.ts";
import type { By } from "../payments/commands.ts";
import { requireSession } from "./change-session.service.ts";
import { endSessionWithin, lastRefusalOf } from "./end-session.service.ts";
import { publishSession } from "./publish-session.ts";
import { payingStateOf, type PayingState } from "./paying-state.service.ts";
import { endReasonOf } from "./return-url.rules.ts";

/**
 * The payer cancels, or gives up after a refused try. Ends the session and its payment, if there is
 * one. Leaving twice, or after having paid, changes nothing and answers where the session stands.
 *
 * @throws DomainError `not_found`; `operation_in_flight` while a try has not been answered.
 */
export async function leaveSession(ctx: AppContext, command: { sessionId: string; by: By }): Promise<PayingState> {
  const left = await ctx.store.write(async (trx) => {
    const session = await requireSession(trx, "all", command.sessionId);
    if (session.status === "open" || session.status === "paying") {
      await endSessionWithin(trx, ctx, {
        session,
        status: "cancelled",
        reason: (operations) => endReasonOf(lastRefusalOf(operations)),
        by: command.by,
      });
    }
    return session;
  });
  publishSession(ctx, left);
  return payingStateOf(ctx, command.sessionId);
}
