import { openMattersSaid, type OpenKind, type OpenMatter } from "../../shared/customers/erasure.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import { erasePersonal } from "../audit/erase-personal.service.ts";
import { eraseRunNotes } from "../bulk-runs/erase-run-notes.service.ts";
import { eraseBuyer, listOpenSessions, listSessionIds } from "../checkout/erase-buyer.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import {
  eraseBorrower,
  listLendingIds,
  listOpenLoans,
  listOpenOffers,
} from "../lending/customers/erase-borrower.service.ts";
import { eraseNotes } from "../notes/erase-notes.service.ts";
import { erasePayer, listOpenPayments, listPaymentIds } from "../payments/erase-payer.service.ts";
import { deleteTokensOf } from "../tokens/erase-tokens.service.ts";
import { erasePayees, eraseTransferPayer, listOpenPayouts } from "../transfers/erase-payer.service.ts";
import { eraseContents, listWaiting } from "../webhooks/erase-contents.service.ts";
import { eraseCalls, eraseRefusedRegistrations } from "../wire-calls/wire-call.service.ts";
import { blankCustomer, type CustomerRecord, markErased } from "./customer.repository.ts";
import { getCustomer } from "./list-customers.service.ts";

/** Of each kind, in the sentence that says what is open. */
const namedMax = 3;
/** Payments and sessions in one short write. */
const stepMax = 20;

interface ErasureCommand {
  scope: AccountScope;
  id: string;
  reason: string;
  by: AuditActor;
}

/**
 * Removes who a customer is from every table, in short writes: names, contact, addresses, documents, messages, cards.
 * What was paid, lent and posted stays, and so does the audit chain. Cut off on the way, it is finished by doing it again.
 *
 * @throws DomainError `not_found`; `operation_blocked` while money is open, and says which.
 */
export async function eraseCustomer(
  ctx: Pick<AppContext, "store" | "clock" | "ids">,
  { scope, id, reason, by }: ErasureCommand,
): Promise<void> {
  const customer = await getCustomer(ctx, { scope, id });
  if (customer.erased_at !== null) return;
  const begun = await ctx.store.write(async (trx) => {
    const subjects = await subjectsOf(trx, id);
    const now = ctx.clock.now();
    const open = await openMatters(trx, { id, now, subjectIds: subjects.all });
    if (open.length > 0) throw new DomainError("operation_blocked", openMattersSaid(open), { facts: { open } });
    // First, so that nobody who pays from now on is taken for this customer.
    await blankCustomer(trx, id, now);
    await eraseBorrower(trx, id);
    await erasePayees(trx, id);
    await eraseRefusedRegistrations(trx, customer.account_id);
    return subjects;
  });
  for (let from = 0; from < begun.paymentIds.length; from += stepMax) {
    await ctx.store.write(async (trx) => {
      await eraseRunNotes(trx, begun.paymentIds.slice(from, from + stepMax));
      for (const paymentId of begun.paymentIds.slice(from, from + stepMax)) {
        await erasePayer(trx, paymentId);
        await eraseTransferPayer(trx, paymentId);
        await deleteTokensOf(trx, paymentId);
      }
    });
  }
  for (let from = 0; from < begun.sessionIds.length; from += stepMax) {
    await ctx.store.write(async (trx) => {
      for (const sessionId of begun.sessionIds.slice(from, from + stepMax)) await eraseBuyer(trx, sessionId);
    });
  }
  for (let from = 0; from < begun.all.length; from += stepMax) {
    await ctx.store.write(async (trx) => {
      const ids = begun.all.slice(from, from + stepMax);
      await eraseContents(trx, ids);
      await eraseCalls(trx, ids);
      await eraseNotes(trx, ids);
      await erasePersonal(trx, ids);
    });
  }
  await finish(ctx, customer, { reason, by });
}

async function finish(
  ctx: Pick<AppContext, "store" | "clock" | "ids">,
  { id, account_id: chain }: CustomerRecord,
  { reason, by }: Pick<ErasureCommand, "reason" | "by">,
): Promise<void> {
  await ctx.store.write(async (trx) => {
    await markErased(trx, id, ctx.clock.now());
    const what = { chain, actor: by, action: "customer.erased", objectType: "customer", objectId: id };
    await recordAudit(trx, ctx, { ...what, isAllowed: true, details: {}, personal: { reason } });
  });
}

interface Subjects {
  paymentIds: string[];
  sessionIds: string[];
  /** Those two, the customer, and their loans and offers: whatever messages and the audit log tell of. */
  all: string[];
}

async function subjectsOf(db: Db, customerId: string): Promise<Subjects> {
  const paymentIds = await listPaymentIds(db, customerId);
  const sessionIds = await listSessionIds(db, customerId);
  const lendingIds = await listLendingIds(db, customerId);
  return { paymentIds, sessionIds, all: [customerId, ...paymentIds, ...sessionIds, ...lendingIds] };
}

async function openMatters(
  db: Db,
  { id, now, subjectIds }: { id: string; now: string; subjectIds: readonly string[] },
): Promise<OpenMatter[]> {
  const named = (kind: OpenKind, rows: readonly { id: string; merchant_reference?: string }[]): OpenMatter[] =>
    rows.map((row) => ({ kind, id: row.id, reference: row.merchant_reference ?? null }));
  return [
    ...named("payment", await listOpenPayments(db, id, namedMax)),
    ...named("session", await listOpenSessions(db, { customerId: id, now, limit: namedMax })),
    ...named("payout", await listOpenPayouts(db, id, namedMax)),
    ...named("loan", await listOpenLoans(db, id, namedMax)),
    ...named("credit_offer", await listOpenOffers(db, id, namedMax)),
    ...named("delivery", await waitingOf(db, subjectIds)),
  ];
}

/** In parts: the engine takes only so many values at once. */
async function waitingOf(db: Db, subjectIds: readonly string[]): Promise<{ id: string }[]> {
  for (let from = 0; from < subjectIds.length; from += 500) {
    const found = await listWaiting(db, subjectIds.slice(from, from + 500), namedMax);
    if (found.length > 0) return found;
  }
  return [];
}
