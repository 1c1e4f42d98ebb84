import { findSession } from "../../checkout/read-session.service.ts";
import type { AppContext } from "../../context.ts";
import type { PaymentWithOperations } from "../../payments/read-payment.service.ts";
import { tokenSecretsOf } from "../../tokens/token.service.ts";
import type { Call } from "./call.ts";
import { presentSession } from "./present-session.ts";
import { presentTransaction } from "./present-transaction.ts";
import { transactionPartsOf } from "./transaction-parts.ts";
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
  const partsOf = await ctx.store.read((db) => transactionPartsOf(db, found));
  const shown: Shown[] = [];
  for (const { payment, operations } of found) {
    const session = await sessionFor(ctx, payment.session_id, includes);
    const { settlements, tokenId } = partsOf(payment);
    const token = tokenId === null ? {} : await tokenFor(ctx, { paymentId: payment.id, tokenId }, includes);
    const parts = { payment, operations, settlements, token, ...(session === null ? {} : { session }) };
    shown.push(presentTransaction(parts, includes));
  }
  return shown;
}

async function tokenFor(
  ctx: AppContext,
  { paymentId, tokenId }: { paymentId: string; tokenId: string },
  includes: ReadonlySet<string>,
): Promise<Record<string, string>> {
  const wanted = (["payment_token", "recurrence_token"] as const).filter((kind) => includes.has(`card.${kind}`));
  const secrets = wanted.length === 0 ? {} : await tokenSecretsOf(ctx, paymentId);
  const shown = wanted.flatMap((kind) => (secrets[kind] === undefined ? [] : [[kind, secrets[kind]] as const]));
  return { payment_token_id: tokenId, ...Object.fromEntries(shown) };
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
