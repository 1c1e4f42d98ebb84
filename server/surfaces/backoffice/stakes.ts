import { DomainError } from "../../../shared/errors.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import { getApproval } from "../../approvals/read-approval.service.ts";
import type { AppContext } from "../../context.ts";
import type { Stake } from "../../identity/step-up.service.ts";
import { getLoan } from "../../lending/loans/read-loan.service.ts";
import { getPayment } from "../../payments/read-payment.service.ts";
import { waitingTotals } from "../../settlements/waiting-totals.service.ts";
import { getPayoutForStaff } from "../../transfers/staff-payouts.service.ts";
import { getTransfer } from "../../transfers/read-transfer.service.ts";
import type { Caller } from "./caller.ts";

/** Lending is Brazilian. */
const loanCurrency = "BRL";

interface Wish {
  ctx: AppContext;
  caller: Caller;
  params: { id: string };
}

/** What capturing or refunding this much would move. */
export async function stakeOfAmount({
  ctx,
  caller,
  params,
  body,
}: Wish & { body: { amount: number } }): Promise<Stake> {
  const { payment } = await getPayment(ctx, { scope: caller.scope, id: params.id });
  return { accountId: payment.account_id, currency: payment.currency, amount: body.amount };
}

/** What is released when nothing more of a payment is taken. */
export async function stakeOfVoid({ ctx, caller, params }: Wish): Promise<Stake> {
  const { payment } = await getPayment(ctx, { scope: caller.scope, id: params.id });
  const { account_id: accountId, currency, authorized, captured, voided } = payment;
  return { accountId, currency, amount: authorized - captured - voided };
}

export async function stakeOfApproval({ ctx, caller, params }: Wish): Promise<Stake> {
  const { payment, operation } = await getApproval(ctx, { scope: caller.scope, id: params.id });
  return { accountId: payment.account_id, currency: operation.currency, amount: operation.amount };
}

export async function stakeOfPayout({ ctx, caller, params }: Wish): Promise<Stake> {
  const payout = await getPayoutForStaff(ctx, { scope: caller.scope, id: params.id });
  return { accountId: payout.account_id, currency: payout.currency, amount: payout.amount };
}

export async function stakeOfTransfer({ ctx, caller, params }: Wish): Promise<Stake> {
  const { transfer } = await getTransfer(ctx, { scope: caller.scope, id: params.id });
  return { accountId: transfer.account_id, currency: transfer.currency, amount: transfer.amount };
}

/** What the borrower gets. */
export async function stakeOfDisbursement({ ctx, caller, params }: Wish): Promise<Stake> {
  const { loan, simulation } = await ctx.store.read((db) => getLoan(db, { scope: caller.scope, id: params.id }));
  return { accountId: loan.account_id, currency: loanCurrency, amount: simulation.net_amount };
}

/** Everything of an account that waits to be settled, by currency. @throws DomainError `not_found` */
export async function stakesOfSettlement({
  ctx,
  caller,
  body,
}: Pick<Wish, "ctx" | "caller"> & { body: { account_id: string } }): Promise<Stake[]> {
  const accountId = body.account_id;
  if (!isInScope(caller.scope, accountId)) throw new DomainError("not_found", "There is no such account.");
  const totals = await waitingTotals(ctx, { accountId, until: shiftInstant(ctx.clock.now(), 1) });
  return totals.map((total) => ({ accountId, ...total }));
}
