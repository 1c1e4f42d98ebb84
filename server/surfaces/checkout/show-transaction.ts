import { settlementStatus } from "../../../shared/payments/settlement-status.ts";
import { findSession } from "../../checkout/read-session.service.ts";
import type { AppContext } from "../../context.ts";
import type { PaymentWithOperations } from "../../payments/read-payment.service.ts";
import { type SettledOperationRow, settledOperationsOf } from "../../settlements/read-settlement.service.ts";
import type { Call } from "./call.ts";
import { presentSession } from "./present-session.ts";
import { presentTransaction } from "./present-transaction.ts";
import { readWireQuery } from "./wire-query.ts";

type Shown = Record<string, unknown>;

/** A transaction with what the query's `includes` asks for. */
export async function showTransaction(ctx: AppContext, call: Call, found: PaymentWithOperations): Promise<Shown> {
  const [shown = {}] = await showTransactions(ctx, readWireQuery(call.req).includes, [found]);
  return shown;
}

/** Several at once, with few queries. */
export async function showTransactions(
  ctx: AppContext,
  includes: ReadonlySet<string>,
  found: readonly PaymentWithOperations[],
): Promise<Shown[]> {
  const settled = await ctx.store.read((db) =>
    settledOperationsOf(
      db,
      found.map(({ payment }) => payment.id),
    ),
  );
  const shown: Shown[] = [];
  for (const { payment, operations } of found) {
    const session = await sessionFor(ctx, payment.session_id, includes);
    const settlements = settledOf(operations, settled.get(payment.id) ?? []);
    shown.push(
      presentTransaction({ payment, operations, settlements, ...(session === null ? {} : { session }) }, includes),
    );
  }
  return shown;
}

async function sessionFor(
  ctx: AppContext,
  sessionId: string | null,
  includes: ReadonlySet<string>,
): Promise<Shown | null> {
  const isWanted = includes.has("session") || includes.has("session.events.latest");
  if (!isWanted || sessionId === null) return null;
  const found = await ctx.store.read((db) => findSession(db, sessionId));
  if (found === null) return null;
  const events = includes.has("session") ? found.events : found.events.slice(-1);
  return presentSession({ session: found.session, events }, includes);
}

function settledOf(operations: PaymentWithOperations["operations"], rows: readonly SettledOperationRow[]) {
  const states = new Map(rows.map((row) => [row.operationId, row.paymentStatus]));
  return { rows, status: settlementStatus(operations, states) };
}
