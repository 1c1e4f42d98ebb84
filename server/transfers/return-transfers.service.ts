import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { Gateway, TransferOutAnswer } from "../gateways/gateway.ts";
import { toldCall } from "../gateways/told-call.ts";
import { postTransfer } from "../ledger/ledger.service.ts";
import { findTransfer, listTransfersToReturn, moveTransfer, type TransferRecord } from "./incoming.repository.ts";

const batchMax = 100;
/** While one worker asks the gateway, no other does, milliseconds. */
const leaseMs = 60_000;
const retryMsMax = 3_600_000;

/**
 * Sends back what found no order and whose time is over, asking the gateway outside of any transaction. What the
 * gateway does not answer, or refuses, is tried again with the same key, ever more seldom.
 *
 * @returns how many were tried.
 */
export async function returnTransfers(ctx: AppContext): Promise<number> {
  const due = await ctx.store.read((db) => listTransfersToReturn(db, ctx.clock.now(), batchMax));
  for (const id of due) await returnOne(ctx, id);
  return due.length;
}

async function returnOne(ctx: AppContext, id: string): Promise<void> {
  const claimed = await ctx.store.write((trx) => claim(trx, id, ctx.clock.now()));
  const gateway = claimed === null ? null : ctx.gateways.forAccount(claimed.account_id);
  if (claimed === null || gateway === null) return;
  const answer = await ask(ctx, gateway, claimed);
  await ctx.store.write((trx) => settle(trx, claimed, answer, ctx.clock.now()));
  ctx.live.publish({ type: "transfer", id, account_id: claimed.account_id });
}

async function claim(trx: Trx, id: string, now: string): Promise<TransferRecord | null> {
  const transfer = await findTransfer(trx, id);
  if (transfer === null || (transfer.state !== "unmatched" && transfer.state !== "returning")) return null;
  if (transfer.return_at === null || transfer.return_at > now) return null;
  const change = {
    state: "returning",
    return_at: shiftInstant(now, leaseMs),
    attempts: transfer.attempts + 1,
  } as const;
  await moveTransfer(trx, transfer, change);
  return { ...transfer, ...change, version: transfer.version + 1 };
}

async function ask(
  ctx: Pick<AppContext, "logger" | "monitor" | "tracer">,
  gateway: Gateway,
  transfer: TransferRecord,
): Promise<TransferOutAnswer> {
  try {
    const order = {
      processorKey: `return-${transfer.id}`,
      amount: transfer.amount,
      currency: transfer.currency,
      destination: { kind: "payer", value: transfer.payer_account ?? transfer.payer_document ?? "" },
      requestedAt: transfer.received_at,
    } as const;
    const about = { gateway: gateway.name, operation: "return", requestId: null };
    return await toldCall(ctx, about, () => gateway.transferOut(order));
  } catch (cause) {
    ctx.logger.error({ err: cause, transfer: transfer.id }, "sending a transfer back failed");
    return { outcome: "unknown", retryAfterMs: leaseMs };
  }
}

async function settle(trx: Trx, transfer: TransferRecord, answer: TransferOutAnswer, at: string): Promise<void> {
  const { id, account_id: accountId, amount, currency } = transfer;
  if (answer.outcome !== "succeeded") {
    const waitMs = Math.min(leaseMs * 2 ** Math.min(transfer.attempts, 10), retryMsMax);
    await moveTransfer(trx, transfer, { return_at: shiftInstant(at, waitMs) });
    return;
  }
  const change = { state: "returned", return_at: null, return_reference: answer.reference, settled_at: at } as const;
  // Somebody who settled it first has posted it.
  if (!(await moveTransfer(trx, transfer, change))) return;
  await postTransfer(trx, { accountId, move: "transfer_returned", sourceId: id, amount, currency, at });
}
