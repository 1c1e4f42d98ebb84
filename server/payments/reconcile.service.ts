import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import { askGateway } from "./gateway-call.ts";
import { intentLeaseMs } from "./intent.service.ts";
import { claimOperation, listDueOperations, makeOpenOperationsDue } from "./operation.repository.ts";
import type { OperationRecord } from "./payment.record.ts";
import { findPayment } from "./payment.repository.ts";
import { settleOperation } from "./settle.service.ts";

const batchMax = 100;

/**
 * Makes due what an earlier process left open. Called once at the start, where one process owns the
 * database: nobody waits for those answers any more.
 */
export async function recoverOpenOperations(ctx: AppContext): Promise<number> {
  return ctx.store.write((trx) => makeOpenOperationsDue(trx, ctx.clock.now()));
}

/**
 * Asks the gateway again for every open operation whose time has come, with the processor key of the
 * first time, and records what it says. Returns how many it asked for.
 */
export async function reconcileOperations(ctx: AppContext): Promise<number> {
  const due = await ctx.store.read((db) => listDueOperations(db, ctx.clock.now(), batchMax));
  await Promise.all(due.map((operation) => reconcile(ctx, operation)));
  return due.length;
}

async function reconcile(ctx: AppContext, operation: OperationRecord): Promise<void> {
  const until = shiftInstant(ctx.clock.now(), intentLeaseMs);
  if (!(await ctx.store.write((trx) => claimOperation(trx, operation, until)))) return;
  const payment = await ctx.store.read((db) => findPayment(db, "all", operation.payment_id));
  const gateway = payment === null ? null : ctx.gateways.forAccount(payment.account_id);
  if (payment === null || gateway === null) {
    ctx.logger.error({ operation: operation.id }, "an open operation has no gateway to ask");
    return;
  }
  const answer = await askGateway(ctx, gateway, payment, operation);
  const tried = operation.request["method"];
  const method = typeof tried === "string" ? { method: tried } : {};
  await settleOperation(ctx, { operationId: operation.id, answer, ...method, requestId: operation.request_id });
}
