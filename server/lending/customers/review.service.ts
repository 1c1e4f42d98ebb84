import { DomainError } from "../../../shared/errors.ts";
import { decisionBlocker } from "../../../shared/lending/kyc.ts";
import { biometricsType, type CorrectableField } from "../../../shared/lending/kyc-template.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import { type AuditActor, recordAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { endOpenBiometrics } from "./biometrics.repository.ts";
import type { BorrowerWithItems, KycItemRecord } from "./borrower.record.ts";
import { insertKycItems, updateKycItem } from "./borrower.repository.ts";
import { moveSubmittedDocument } from "./document.repository.ts";
import { announceBorrower, type KycActor, noteKyc } from "./kyc-history.service.ts";
import { followKycChange, moveStatus } from "./kyc-step.service.ts";
import { getBorrowerWithItems } from "./read-borrower.service.ts";

type Tools = Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "live">;

export interface ReviewTarget {
  scope: AccountScope;
  customerId: string;
  actor: KycActor;
  /** The colleague as the audit log knows them; left out where nobody decides but the system. */
  by?: AuditActor;
}

type Decision = { decision: "approved" } | { decision: "rejected"; reason: string };

/**
 * Decides on one item that was handed in. The customer is told the reason of a rejection.
 *
 * @throws DomainError `customer_not_found`; `not_found` for the item; `operation_blocked` when it does not wait for a
 *   decision.
 */
export async function decideItem(ctx: Tools, target: ReviewTarget & { type: string } & Decision): Promise<void> {
  const at = ctx.clock.now();
  await ctx.store.write((trx) => decideWithin(trx, ctx, { ...target, at }));
}

/** As `decideItem`, in a write of the caller. */
export async function decideWithin(
  trx: Trx,
  ctx: Tools,
  target: ReviewTarget & { type: string; at: string } & Decision,
): Promise<void> {
  const { customerId, type, decision, actor, at } = target;
  const found = await load(trx, target);
  const item = found.items.find((known) => known.type === type);
  if (item === undefined) throw new DomainError("not_found", "The customer is not asked for this.");
  const blocker = decisionBlocker(found.borrower, item);
  if (blocker !== null) throw new DomainError("operation_blocked", blocker);
  const reason = target.decision === "rejected" ? target.reason : null;
  const key = { customerId, type };
  await updateKycItem(trx, key, { status: statusAfter(item, decision), message: reason, updated_at: at });
  if (item.kind === "document") {
    await moveSubmittedDocument(trx, key, { status: decision, message: reason, decided_by: actor.id, at });
  }
  await note(trx, ctx, target, { action: decision, itemType: type, ...(reason === null ? {} : { note: reason }) });
  await followKycChange(trx, ctx, { customerId, actor, at });
}

/** A field cannot be sent again like a document: it waits for another value. */
function statusAfter({ kind }: KycItemRecord, decision: "approved" | "rejected") {
  return kind === "data" && decision === "rejected" ? "pending_correction" : decision;
}

/** Asks for another value of a declared field. @throws DomainError `customer_not_found`, `operation_blocked` */
export async function requestCorrection(
  ctx: Tools,
  target: ReviewTarget & { field: CorrectableField; reason: string },
): Promise<void> {
  const { customerId, field, reason, actor } = target;
  const at = ctx.clock.now();
  await ctx.store.write(async (trx) => {
    const found = await load(trx, target);
    refuseEnded(found);
    const change = { status: "pending_correction" as const, message: reason, updated_at: at };
    if (found.items.some(({ type }) => type === field)) {
      await updateKycItem(trx, { customerId, type: field }, change);
    } else {
      const position = found.items.length;
      const item = { customer_id: customerId, type: field, position, kind: "data" as const, requirement: field };
      await insertKycItems(trx, [{ ...item, ...change, uploaded_at: null }]);
    }
    await note(trx, ctx, { ...target, at }, { action: "correction_requested", itemType: field, note: reason });
    await followKycChange(trx, ctx, { customerId, actor, at });
  });
}

/** Refuses a customer for good. @throws DomainError `customer_not_found`, `operation_blocked` */
export async function denyCustomer(ctx: Tools, target: ReviewTarget & { reason: string }): Promise<void> {
  const at = ctx.clock.now();
  await ctx.store.write((trx) => denyWithin(trx, ctx, { ...target, at }));
}

/** As `denyCustomer`, in a write of the caller. The wire has no event of a refusal: its status tells. */
export async function denyWithin(
  trx: Trx,
  ctx: Tools,
  target: ReviewTarget & { reason: string; at: string },
): Promise<void> {
  const found = await load(trx, target);
  refuseEnded(found);
  await endOpenBiometrics(trx, target.customerId);
  await moveStatus(trx, target, { from: found.borrower.status, to: "denied", note: target.reason });
  await audit(trx, ctx, target, { action: "denied", note: target.reason, from: found.borrower.status });
  announceBorrower(ctx, found.borrower);
}

/**
 * Asks for the customer's face again: an open page is closed, and what was shown no longer counts.
 *
 * @throws DomainError `customer_not_found`, `operation_blocked`
 */
export async function reopenBiometrics(ctx: Tools, target: ReviewTarget & { reason: string }): Promise<void> {
  const { customerId, actor, reason } = target;
  const at = ctx.clock.now();
  await ctx.store.write(async (trx) => {
    const found = await load(trx, target);
    refuseEnded(found);
    const item = found.items.find(({ type }) => type === biometricsType);
    if (item === undefined) throw new DomainError("operation_blocked", say("refusal.biometrics_not_asked"));
    const wasOpen = await endOpenBiometrics(trx, customerId);
    if (item.status === "pending" && !wasOpen) {
      throw new DomainError("operation_blocked", say("refusal.biometrics_unopened"));
    }
    const key = { customerId, type: biometricsType };
    await moveSubmittedDocument(trx, key, { status: "rejected", message: reason, decided_by: actor.id, at });
    await updateKycItem(trx, key, { status: "pending", message: reason, updated_at: at });
    await note(trx, ctx, { ...target, at }, { action: "biometrics_reopened", itemType: biometricsType, note: reason });
    await followKycChange(trx, ctx, { customerId, actor, at });
  });
}

function load(trx: Trx, { scope, customerId }: ReviewTarget): Promise<BorrowerWithItems> {
  return getBorrowerWithItems(trx, { scope, id: customerId });
}

/** @throws DomainError `customer_denied`, or `operation_blocked` for a customer who is active. */
export function refuseEnded({ borrower: { status } }: BorrowerWithItems): void {
  if (status === "denied") throw lendingRefusal("customer_denied");
  if (status === "active") throw new DomainError("operation_blocked", say("refusal.review_over"));
}

async function note(
  trx: Trx,
  ctx: Tools,
  target: ReviewTarget & { at: string },
  entry: { action: string; itemType: string; note?: string },
): Promise<void> {
  const { customerId, actor, at } = target;
  await noteKyc(trx, { customerId, actor, at, ...entry });
  await audit(trx, ctx, target, entry);
}

/** Reasons are what reviewers type, and may name people: they stay apart from the chained facts. */
async function audit(
  trx: Trx,
  ctx: Tools,
  { customerId, by }: ReviewTarget,
  { action, note: reason, ...details }: { action: string; note?: string; itemType?: string; from?: string },
): Promise<void> {
  if (by === undefined) return;
  const { borrower } = await getBorrowerWithItems(trx, { scope: "all", id: customerId });
  await recordAudit(trx, ctx, {
    chain: borrower.account_id,
    actor: by,
    action: `borrower.${action}`,
    objectType: "borrower",
    objectId: customerId,
    isAllowed: true,
    details,
    ...(reason === undefined ? {} : { personal: { reason } }),
  });
}
