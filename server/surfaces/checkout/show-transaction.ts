import { settlementStatus } from "../../../shared/payments/settlement-status.ts";
import { findSession } from "../../checkout/read-session.service.ts";
import type { AppContext } from "../../context.ts";
import type { PaymentRecord } from "../../payments/payment.record.ts";
import type { PaymentWithOperations } from "../../payments/read-payment.service.ts";
import { type SettledOperationRow, settledOperationsOf } from "../../settlements/read-settlement.service.ts";
import { type CardToken, tokenSecretsOf, tokensOfPayments } from "../../tokens/token.service.ts";
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
  const ids = found.map(({ payment }) => payment.id);
  const { settled, tokens } = await ctx.store.read(async (db) => ({
    settled: await settledOperationsOf(db, ids),
    tokens: await tokensOfPayments(db, ids),
  }));
  const shown: Shown[] = [];
  for (const { payment, operations } of found) {
    const session = await sessionFor(ctx, payment.session_id, includes);
    const settlements = settledOf(operations, settled.get(payment.id) ?? []);
    const token = await tokenFor(ctx, payment, tokens, includes);
    const parts = { payment, operations, settlements, token, ...(session === null ? {} : { session }) };
    shown.push(presentTransaction(parts, includes));
  }
  return shown;
}

async function tokenFor(
  ctx: AppContext,
  payment: PaymentRecord,
  tokens: readonly CardToken[],
  includes: ReadonlySet<string>,
): Promise<Record<string, string>> {
  const used = payment.details["payment_token_id"];
  const id = typeof used === "string" ? used : tokens.find(({ paymentId }) => paymentId === payment.id)?.id;
  if (id === undefined) return {};
  const wanted = (["payment_token", "recurrence_token"] as const).filter((kind) => includes.has(`card.${kind}`));
  const secrets = wanted.length === 0 ? {} : await tokenSecretsOf(ctx, payment.id);
  const shown = wanted.flatMap((kind) => (secrets[kind] === undefined ? [] : [[kind, secrets[kind]] as const]));
  return { payment_token_id: id, ...Object.fromEntries(shown) };
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
