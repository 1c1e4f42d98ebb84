import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { SettlementCause } from "../../shared/settlements/settlement.schema.ts";
import { getAccount } from "../accounts/read-account.service.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { postSettlement } from "../ledger/ledger.service.ts";
import { recordEvent } from "../webhooks/event.service.ts";
import { composeSettlements, payoutOf, type SettlementDraft, type WaitingOperation } from "./compose.rules.ts";
import type { SettlementRecord } from "./settlement.record.ts";
import { coverPostponed, insertLines, insertSettlement, sumPostponed } from "./settlement.repository.ts";
import { listWaiting } from "./waiting.repository.ts";

type Tools = Pick<AppContext, "store" | "clock" | "ids" | "dialects">;

/** One transaction settles no more than this, which takes some 30 ms: whoever captures meanwhile does not notice. */
const operationsPerUnit = 1_000;
/** A report is asked for by hand, and is one. */
const operationsPerReport = 5_000;
const weekMs = 7 * 86_400_000;

export interface SettleCommand {
  accountId: string;
  /** Everything posted before it, UTC. */
  until: string;
  cause: Exclude<SettlementCause, "test">;
  /** Now, unless a history is written. */
  settledAt?: string;
  by: AuditActor;
}

/**
 * Pays out what waits: one settlement per provider and currency, or several where there is a lot.
 *
 * @returns what was made, empty when nothing waits.
 * @throws DomainError `not_found` for the account.
 */
export async function settleAccount(ctx: Tools, command: SettleCommand): Promise<SettlementRecord[]> {
  const made: SettlementRecord[] = [];
  for (;;) {
    const unit = await settleUnit(ctx, command);
    made.push(...unit.settlements);
    if (!unit.hasMore) return made;
  }
}

/** As `settleAccount`, one bounded transaction of it. */
export async function settleUnit(
  ctx: Tools,
  command: SettleCommand,
): Promise<{ settlements: SettlementRecord[]; hasMore: boolean }> {
  const { accountId, until, by, cause } = command;
  return ctx.store.write(async (trx) => {
    await getAccount(trx, accountId);
    const waiting = await listWaiting(trx, { accountId, until, limit: operationsPerUnit });
    const at = command.settledAt ?? ctx.clock.now();
    const settlements = await settle(trx, ctx, { accountId, waiting, cause, by, at });
    return { settlements, hasMore: waiting.length === operationsPerUnit };
  });
}

export interface TestReportWish {
  accountId: string;
  paymentIds?: readonly string[];
  /** Of the oldest payments that wait. */
  paymentsMax?: number;
  /** Inclusive, UTC; the last seven days where nothing at all is wished. */
  from?: string;
  until?: string;
  by: AuditActor;
}

/**
 * Settles chosen payments of a sandbox account, so that a shop can try its bookkeeping. What was paid out before
 * is skipped.
 *
 * @returns what was made, empty when nothing that was asked for waits.
 * @throws DomainError `not_found` for the account, `validation_failed` for a live one.
 */
export async function generateTestReport(ctx: Tools, wish: TestReportWish): Promise<SettlementRecord[]> {
  const { accountId, by, paymentIds } = wish;
  const at = ctx.clock.now();
  return ctx.store.write(async (trx) => {
    const account = await getAccount(trx, accountId);
    if (account.kind !== "sandbox") {
      throw new DomainError("validation_failed", say("refusal.test_reports_sandbox"));
    }
    const found = await listWaiting(trx, {
      accountId,
      ...periodOf(wish, at),
      ...(paymentIds === undefined ? {} : { paymentIds }),
      limit: operationsPerReport,
    });
    const waiting = wish.paymentsMax === undefined ? found : ofFirstPayments(found, wish.paymentsMax);
    return settle(trx, ctx, { accountId, waiting, cause: "test", by, at });
  });
}

function periodOf(wish: TestReportWish, at: string): { from?: string; until?: string } {
  const { from, until } = wish;
  if (from === undefined && until === undefined) {
    const isOpen = wish.paymentIds !== undefined || wish.paymentsMax !== undefined;
    return isOpen ? {} : { from: shiftInstant(at, -weekMs) };
  }
  // The end is inclusive to whoever asks, and instants are whole milliseconds.
  return {
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until: shiftInstant(until, 1) }),
  };
}

function ofFirstPayments(waiting: readonly WaitingOperation[], paymentsMax: number): WaitingOperation[] {
  const chosen = new Set([...new Set(waiting.map(({ paymentId }) => paymentId))].slice(0, paymentsMax));
  return waiting.filter(({ paymentId }) => chosen.has(paymentId));
}

interface Batch {
  accountId: string;
  waiting: readonly WaitingOperation[];
  cause: SettlementCause;
  by: AuditActor;
  at: string;
}

async function settle(trx: Trx, ctx: Tools, batch: Batch): Promise<SettlementRecord[]> {
  const made: SettlementRecord[] = [];
  for (const draft of composeSettlements(batch.waiting)) made.push(await store(trx, ctx, batch, draft));
  if (made.length > 0) await note(trx, ctx, batch, made);
  return made;
}

async function store(trx: Trx, ctx: Tools, batch: Batch, draft: SettlementDraft): Promise<SettlementRecord> {
  const { accountId, cause, by, at } = batch;
  const { lines, startAt, endAt, ...figures } = draft;
  const purse = { accountId, provider: draft.provider, currency: draft.currency };
  const carried = await sumPostponed(trx, purse);
  const { payout, isPaid } = payoutOf({ amount: draft.amount, carried });
  const id = ctx.ids.own("stl", at);
  const settlement = await insertSettlement(trx, {
    ...figures,
    id,
    account_id: accountId,
    provider_reference: `${cause === "test" ? "TEST" : "PAYOUT"}-${at.slice(0, 10).replaceAll("-", "")}-${id.slice(-8)}`,
    cause,
    payment_status: isPaid ? "paid" : "postponed",
    carried,
    payout,
    line_count: lines.length,
    covered_by: null,
    start_at: startAt,
    end_at: endAt,
    settled_at: at,
    actor_type: by.type === "staff" || by.type === "merchant" ? by.type : "system",
    actor_id: by.id ?? "kontor",
  });
  await insertLines(trx, settlement.seq, lines);
  await postSettlement(trx, {
    settlementSeq: settlement.seq,
    settlementId: id,
    accountId,
    at,
    currency: draft.currency,
    capture: draft.capture,
    refund: draft.refund,
    fee: draft.fee,
    payout,
    ledgerSeqs: lines.map((line) => line.ledgerSeq),
  });
  if (isPaid && carried < 0) await coverPostponed(trx, purse, id);
  await tell(trx, ctx, settlement, by.requestId ?? null);
  return settlement;
}

async function tell(trx: Trx, ctx: Tools, settlement: SettlementRecord, requestId: string | null): Promise<void> {
  const { id, account_id, provider, provider_reference, currency, payment_status, settled_at } = settlement;
  const { capture, refund, fee, amount } = settlement;
  await recordEvent(trx, ctx, {
    accountId: account_id,
    type: "settlement.added",
    subjectType: "settlement",
    subjectId: id,
    operationId: null,
    payload: { id, provider, provider_reference, currency, payment_status, settled_at, capture, refund, fee, amount },
    at: settled_at,
    requestId,
  });
}

async function note(
  trx: Trx,
  ctx: Tools,
  { accountId, cause, by }: Batch,
  made: readonly SettlementRecord[],
): Promise<void> {
  await recordAudit(trx, ctx, {
    chain: accountId,
    actor: by,
    action: "settlement.create",
    objectType: "settlement",
    objectId: made.length === 1 ? (made[0]?.id ?? null) : null,
    isAllowed: true,
    details: {
      cause,
      settlements: made.map(({ id, provider, currency, amount }) => ({ id, provider, currency, amount })),
    },
  });
}
