import { DomainError } from "../../shared/errors.ts";
import type { Listed } from "../../shared/page.ts";
import type { Actor } from "../../shared/payments/actor.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { nameStaff } from "../identity/staff-names.service.ts";
import type { OperationRecord, PaymentRecord } from "../payments/payment.record.ts";
import { findPaymentRecords, operationsOfPayments } from "../payments/read-payment.service.ts";
import { type ApprovalRow, findApproval, listApprovalPage, listApprovalsOf } from "./approval.repository.ts";

type Reader = Pick<AppContext, "store">;

/** A request with what was asked for, and with the names of the people. */
export interface ApprovalRecord extends ApprovalRow {
  payment: PaymentRecord;
  operation: OperationRecord;
  requester: Actor;
  decider: Actor | null;
}

/** @throws DomainError `not_found`, also for another account's. */
export async function getApproval(
  ctx: Reader,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<ApprovalRecord> {
  return ctx.store.read(async (db) => {
    const row = await findApproval(db, id);
    if (row === null || !isInScope(scope, row.account_id)) {
      throw new DomainError("not_found", "There is no request with this id.");
    }
    const [approval] = await complete(db, [row]);
    if (approval === undefined) throw new Error(`Request ${id} names no payment`);
    return approval;
  });
}

/** One page of requests. @throws DomainError `validation_failed` for a foreign cursor. */
export async function listApprovals(
  ctx: Reader,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<ApprovalRecord>> {
  const { account, state } = request.filters.anyOf;
  const reach = scope === "all" ? account : account === undefined ? scope : account.filter((id) => scope.includes(id));
  const { sort, limit, cursor } = request;
  return ctx.store.read(async (db) => {
    const { data, page } = await listApprovalPage(db, {
      accountIds: reach ?? null,
      states: state ?? null,
      requestedAt: request.filters.range["requested_at"],
      sort,
      limit,
      cursor,
    });
    return { data: await complete(db, data), page };
  });
}

/** Of one payment, in the order in which they were asked for. Inside a read of the caller. */
export async function approvalsOfPayment(db: Db, paymentId: string): Promise<ApprovalRecord[]> {
  return complete(db, await listApprovalsOf(db, paymentId));
}

async function complete(db: Db, rows: readonly ApprovalRow[]): Promise<ApprovalRecord[]> {
  const paymentIds = [...new Set(rows.map((row) => row.payment_id))];
  const payments = await findPaymentRecords(db, paymentIds);
  const operations = await operationsOfPayments(db, paymentIds);
  const people = rows.flatMap(({ requested_by, decided_by }) => [
    requested_by,
    ...(decided_by === null ? [] : [decided_by]),
  ]);
  const named = await nameStaff(
    db,
    people.map((id) => ({ type: "staff", id })),
  );
  return rows.flatMap((row) => {
    const payment = payments.get(row.payment_id);
    const operation = operations.get(row.payment_id)?.find((one) => one.id === row.operation_id);
    if (payment === undefined || operation === undefined) return [];
    const decider = row.decided_by === null ? null : named({ type: "staff", id: row.decided_by });
    return [{ ...row, payment, operation, requester: named({ type: "staff", id: row.requested_by }), decider }];
  });
}
