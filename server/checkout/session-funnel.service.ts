import type { SessionFunnelView, SessionStepsView } from "../../shared/checkout/session-steps.schema.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { ListRequest } from "../http/list-query.ts";
import { findPaymentRecord } from "../payments/read-payment.service.ts";
import type { SessionWithEvents } from "./read-session.service.ts";
import { countSteps } from "./session-funnel.repository.ts";
import { stepsOf } from "./session-steps.rules.ts";

/** How far the newest sessions of the accounts in reach came. */
export async function sessionFunnel(
  ctx: Pick<AppContext, "store">,
  scope: AccountScope,
  request: Pick<ListRequest, "filters">,
): Promise<SessionFunnelView> {
  const { account } = request.filters.anyOf;
  const accountIds =
    scope === "all" ? (account ?? null) : account === undefined ? scope : account.filter((id) => scope.includes(id));
  const createdAt = request.filters.range["created_at"] ?? {};
  return ctx.store.read((db) => countSteps(db, { accountIds, createdAt }));
}

/** When one session took each step. */
export async function sessionSteps(
  ctx: Pick<AppContext, "store">,
  { session, events }: SessionWithEvents,
): Promise<SessionStepsView> {
  const { payment_id } = session;
  const payment = payment_id === null ? null : await ctx.store.read((db) => findPaymentRecord(db, payment_id));
  return stepsOf({ createdAt: session.created_at, events, payment });
}
