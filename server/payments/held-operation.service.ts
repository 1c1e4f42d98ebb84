import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { By, OperationResult } from "./commands.ts";
import { askGateway } from "./gateway-call.ts";
import { gatewayOf, intentLeaseMs, loadPayment } from "./intent.service.ts";
import { findOperation, insertTimelineEntry, releaseOperation } from "./operation.repository.ts";
import type { OperationRecord } from "./payment.record.ts";
import { settleOperation, settleWithin } from "./settle.service.ts";

interface Verdict {
  operation: OperationRecord;
  by: By;
  /** What the person wrote. */
  note: string | null;
  at: string;
}

/** Inside a read or a write of the caller. @throws Error when there is none. */
export async function getOperation(trx: Parameters<typeof findOperation>[0], id: string): Promise<OperationRecord> {
  const operation = await findOperation(trx, id);
  if (operation === null) throw new Error(`There is no operation ${id}`);
  return operation;
}

/**
 * Lets an operation go that waited for a person. From here on it is like any intent: `carryOut` asks the gateway, and
 * the reconciler does where that is cut off.
 *
 * @throws DomainError `live_gateway_missing`; Error when the operation does not wait.
 */
export async function letGo(
  trx: Trx,
  ctx: Pick<AppContext, "gateways">,
  { operation, by, note, at }: Verdict,
): Promise<void> {
  const { payment } = await loadPayment(trx, "all", operation.payment_id);
  gatewayOf(ctx, payment.account_id);
  if (!(await releaseOperation(trx, operation.id, shiftInstant(at, intentLeaseMs)))) {
    throw new Error(`Operation ${operation.id} does not wait for anybody`);
  }
  await tell(trx, { operation, by, note, at }, "approved");
}

/** Ends an operation that waited for a person: no money moves, and its amount is free again. */
export async function turnDown(
  trx: Trx,
  ctx: Pick<AppContext, "ids" | "paymentObservers">,
  verdict: Verdict & { note: string },
): Promise<void> {
  const { operation, by, note, at } = verdict;
  await tell(trx, verdict, "declined");
  const error = { code: "declined_by_person", message: note, type: [] };
  const answer = { outcome: "failed", error } as const;
  await settleWithin(trx, ctx, { operationId: operation.id, answer, requestId: by.requestId }, at);
}

/** Asks the gateway for an operation that was let go just now. */
export async function carryOut(
  ctx: AppContext,
  operationId: string,
  requestId: string | null,
): Promise<OperationResult> {
  const { payment, operation } = await ctx.store.read(async (db) => {
    const found = await getOperation(db, operationId);
    return { ...(await loadPayment(db, "all", found.payment_id)), operation: found };
  });
  const answer = await askGateway(ctx, gatewayOf(ctx, payment.account_id), payment, operation);
  return settleOperation(ctx, { operationId, answer, requestId });
}

async function tell(trx: Trx, { operation, by, note, at }: Verdict, verb: "approved" | "declined"): Promise<void> {
  await insertTimelineEntry(trx, {
    payment_id: operation.payment_id,
    operation_id: null,
    kind: `${operation.kind}.${verb}`,
    data: JSON.stringify({ amount: operation.amount, ...(note === null ? {} : { note }) }),
    actor_type: by.actor.type,
    actor_id: by.actor.id,
    at,
  });
}
