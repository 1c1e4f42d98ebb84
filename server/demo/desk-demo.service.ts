import { shiftInstant } from "../../shared/instant.ts";
import type { PaymentStatus } from "../../shared/payments/payment-status.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import { planBulkRun } from "../bulk-runs/plan-bulk-run.service.ts";
import { startBulkRun, totalsOfPlan } from "../bulk-runs/start-bulk-run.service.ts";
import { stepBulkRuns } from "../bulk-runs/step-bulk-runs.service.ts";
import { createPaymentLink } from "../checkout/payment-link.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { writeNote } from "../notes/note.service.ts";
import { listPayments } from "../payments/list-payments.service.ts";

const requestId = "demo";
const voidedCount = 6;
const linkLastsMs = 7 * 86_400_000;

/** Who works at the desk. */
export interface DeskStaff {
  support: string;
  finance: string;
}

/**
 * What colleagues have done in a shop with history: old holds released together, a question of support to finance
 * that nobody has read, and a payment link that nobody has opened.
 */
export async function fillDesk(ctx: AppContext, accountId: string, staff: DeskStaff): Promise<void> {
  await releaseOldHolds(ctx, accountId, staff.finance);
  await askFinance(ctx, accountId, staff);
  await sendLink(ctx, accountId, staff.support);
}

/** The oldest authorizations, and one payment that was captured meanwhile and is therefore left out. */
async function releaseOldHolds(ctx: AppContext, accountId: string, staffId: string): Promise<void> {
  const held = await paymentIds(ctx, { accountId, status: "AUTHORIZED", isNewest: false, limit: voidedCount });
  const captured = await paymentIds(ctx, { accountId, status: "CAPTURED", isNewest: false, limit: 1 });
  const wish = { scope: [accountId], kind: "void", paymentIds: [...held, ...captured] } as const;
  const plan = await planBulkRun(ctx, { ...wish, role: "finance" });
  await startBulkRun(ctx, {
    ...wish,
    ...{ accountId, expected: totalsOfPlan(plan), query: null, requestId, idempotency: null },
    ...{ reason: "other", note: "Sold out, and never sent" },
    by: { type: "staff", id: staffId, role: "finance", ip: null },
  });
  while (await stepBulkRuns(ctx));
}

async function askFinance(ctx: AppContext, accountId: string, staff: DeskStaff): Promise<void> {
  const [id] = await paymentIds(ctx, { accountId, status: "AUTHORIZED", isNewest: true, limit: 1 });
  if (id === undefined) return;
  const subject = { scope: [accountId], type: "payment", id } as const;
  await writeNote(ctx, {
    ...{ subject, staffId: staff.support, mentions: [staff.finance] },
    text: "The payer wants the lamp in black instead. Please wait with the capture until the warehouse has answered.",
    onWrite: (trx, note) =>
      noteDone(trx, ctx, {
        ...{ accountId, staffId: staff.support, action: "note.write", objectType: "note", objectId: note.id },
        details: { subject_type: note.subject_type, subject_id: note.subject_id, mentions: [staff.finance] },
      }),
  });
}

async function sendLink(ctx: AppContext, accountId: string, staffId: string): Promise<void> {
  const expiresAt = shiftInstant(ctx.clock.now(), linkLastsMs);
  await createPaymentLink(ctx, {
    request: {
      account_id: accountId,
      profile_id: "default",
      currency: "NOK",
      merchant_reference: "INV-2001",
      lines: [{ description: "Floor lamp, oak", quantity: 1, unit_price: 1_820_00, vat: 25 }],
      expires_at: expiresAt,
    },
    ...{ staffId, requestId },
    onCreate: (trx, { id, amount, currency, merchant_reference }) =>
      noteDone(trx, ctx, {
        ...{ accountId, staffId, action: "payment_link.create", objectType: "session", objectId: id },
        details: { amount, currency, merchant_reference, expires_at: expiresAt },
      }),
  });
}

interface Done {
  accountId: string;
  staffId: string;
  action: string;
  objectType: string;
  objectId: string;
  details: Readonly<Record<string, unknown>>;
}

async function noteDone(trx: Trx, ctx: AppContext, { accountId, staffId, ...done }: Done): Promise<void> {
  const actor: AuditActor = { type: "staff", id: staffId, role: "support", ip: null };
  await recordAudit(trx, ctx, { chain: accountId, actor, isAllowed: true, ...done });
}

interface Wanted {
  accountId: string;
  status: PaymentStatus;
  isNewest: boolean;
  limit: number;
}

async function paymentIds(ctx: AppContext, { accountId, status, isNewest, limit }: Wanted): Promise<string[]> {
  const { data } = await listPayments(ctx, [accountId], {
    ...{ q: null, sort: { column: "created_at", descending: isNewest }, limit, cursor: null },
    filters: { anyOf: { status: [status] }, range: {} },
  });
  return data.map(({ id }) => id);
}
