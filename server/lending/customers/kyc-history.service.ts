import type { CustomerChange } from "../../../shared/lending/lending-event.schema.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { recordCustomerEvent } from "../lending-events.service.ts";
import { customerSnapshot } from "./borrower.record.ts";
import { insertKycEntry } from "./borrower.repository.ts";
import { readBorrower } from "./read-borrower.service.ts";

/** Who did something to a customer's review. */
export interface KycActor {
  type: "staff" | "merchant" | "customer" | "system";
  /** Staff or credential id; null for the customer and for the system. */
  id: string | null;
  /** Of the call by which they did it. */
  requestId?: string | null;
}

export interface KycNote {
  customerId: string;
  action: string;
  actor: KycActor;
  itemType?: string;
  documentId?: string;
  /** What a person wrote, such as the reason of a rejection. */
  note?: string;
  details?: Readonly<Record<string, unknown>>;
  /** UTC. */
  at: string;
}

/** Adds to the history of a customer's review, in the transaction of the change. */
export async function noteKyc(trx: Trx, entry: KycNote): Promise<void> {
  await insertKycEntry(trx, {
    customer_id: entry.customerId,
    action: entry.action,
    item_type: entry.itemType ?? null,
    document_id: entry.documentId ?? null,
    actor_type: entry.actor.type,
    actor_id: entry.actor.id,
    note: entry.note ?? null,
    details: entry.details === undefined ? null : JSON.stringify(entry.details),
    happened_at: entry.at,
  });
}

/** Tells the partner's endpoints of the customer as they are now. */
export async function tellOfCustomer(
  trx: Trx,
  ctx: Pick<AppContext, "store" | "ids" | "dialects" | "live">,
  { customerId, change, ...told }: { customerId: string; change: CustomerChange; at: string; requestId: string | null },
): Promise<void> {
  const found = await readBorrower(trx, customerId);
  const customer = customerSnapshot(found);
  await recordCustomerEvent(trx, ctx, { ...told, accountId: found.borrower.account_id, change, customer });
  announceBorrower(ctx, { ...found.borrower, isNew: change === "created" });
}

/** Tells open screens of the customer, once others can see the change that is being made. */
export function announceBorrower(
  ctx: Pick<AppContext, "store" | "live">,
  { customer_id: id, account_id, isNew = false }: { customer_id: string; account_id: string; isNew?: boolean },
): void {
  ctx.store.afterCommit(() => ctx.live.publish({ type: "borrower", id, account_id, ...(isNew ? { isNew } : {}) }));
}
