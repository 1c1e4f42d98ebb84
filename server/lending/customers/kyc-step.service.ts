import { approvesByItself, sandboxStepMs, sandboxTrigger } from "../../../shared/lending/sandbox-triggers.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import { statusPath } from "../../../shared/lending/kyc.ts";
import type { BorrowerStatus } from "../../../shared/lending/lending-states.ts";
import type { Trx } from "../../database.ts";
import { customerActiveObservers, type ObserverTools } from "../borrower-observers.ts";
import { lendingTime } from "../lending-clock.ts";
import type { BorrowerWithItems } from "./borrower.record.ts";
import { moveBorrower, updateBorrower } from "./borrower.repository.ts";
import { type KycActor, noteKyc, tellOfCustomer } from "./kyc-history.service.ts";
import { readBorrower } from "./read-borrower.service.ts";
import { insertSandboxStep } from "./sandbox-step.repository.ts";

/** Inside the write that changed what a customer was asked for. */
export interface KycStep {
  customerId: string;
  actor: KycActor;
  /** UTC, one reading of the clock for everything that the change leads to. */
  at: string;
}

/**
 * What follows from a change to one of a customer's items: the status moves where the rules say so, the partner is told,
 * and whoever waits for active customers acts.
 */
export async function followKycChange(trx: Trx, ctx: ObserverTools, step: KycStep): Promise<void> {
  const { customerId, at } = step;
  const told = { customerId, at, requestId: step.actor.requestId ?? null };
  const before = await readBorrower(trx, customerId);
  await updateBorrower(trx, customerId, { updated_at: at });
  const path = statusPath(before.borrower.status, before.items);
  let from = before.borrower.status;
  for (const to of path) {
    await moveStatus(trx, step, { from, to });
    from = to;
  }
  await tellOfCustomer(trx, ctx, { ...told, change: "kyc_updated" });
  for (const status of path) {
    if (status === "under_review" || status === "active") await tellOfCustomer(trx, ctx, { ...told, change: status });
  }
  if (path.includes("under_review")) await planDenial(trx, before, at);
  if (path.at(-1) === "active") await actOnActive(trx, ctx, told);
}

/** @throws Error when somebody else moved the customer meanwhile, which one transaction at a time rules out. */
export async function moveStatus(
  trx: Trx,
  { customerId, actor, at }: KycStep,
  { from, to, note }: { from: BorrowerStatus; to: BorrowerStatus; note?: string },
): Promise<void> {
  if (!(await moveBorrower(trx, { customerId, from, to, at }))) {
    throw new Error(`Customer ${customerId} is no longer ${from}`);
  }
  const details = { from, to };
  await noteKyc(trx, {
    customerId,
    action: "status_changed",
    actor,
    details,
    at,
    ...(note === undefined ? {} : { note }),
  });
}

async function actOnActive(
  trx: Trx,
  ctx: ObserverTools,
  { customerId, requestId }: { customerId: string; requestId: string | null },
): Promise<void> {
  const { borrower } = await readBorrower(trx, customerId);
  const time = await lendingTime(trx, ctx, borrower.account_id);
  for (const observe of customerActiveObservers) await observe(trx, ctx, { borrower, time, requestId });
}

/** What the sandbox does by itself with an item that was just handed in. */
export async function planForItem(
  trx: Trx,
  { borrower }: Pick<BorrowerWithItems, "borrower">,
  item: { type: string; isFirstEver: boolean; wasRejected: boolean; at: string },
): Promise<void> {
  const trigger = sandboxTrigger(borrower.account_id, borrower.email);
  const plan = (action: "approve_item" | "reject_item") =>
    insertSandboxStep(trx, {
      customer_id: borrower.customer_id,
      action,
      item_type: item.type,
      due_at: shiftInstant(item.at, sandboxStepMs),
    });
  if (approvesByItself(trigger)) await plan("approve_item");
  if (trigger === "reject" && item.isFirstEver) await plan("reject_item");
  if (trigger === "reject" && item.wasRejected) await plan("approve_item");
}

async function planDenial(trx: Trx, { borrower }: BorrowerWithItems, at: string): Promise<void> {
  if (sandboxTrigger(borrower.account_id, borrower.email) !== "deny") return;
  const due_at = shiftInstant(at, sandboxStepMs);
  await insertSandboxStep(trx, { customer_id: borrower.customer_id, action: "deny", item_type: null, due_at });
}
