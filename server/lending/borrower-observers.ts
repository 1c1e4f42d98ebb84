import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { issueSandboxOffer } from "./credit/sandbox-offer.service.ts";
import type { BorrowerRecord } from "./customers/borrower.record.ts";
import type { LendingTime } from "./lending-clock.ts";

/** What the parts of lending that follow a customer need to act on it. */
export type ObserverTools = Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "live">;

/**
 * Whoever acts when a customer has become active, in the transaction of that change: it may query and
 * nothing else, and what it throws undoes the change.
 */
export type CustomerActiveObserver = (
  trx: Trx,
  ctx: ObserverTools,
  change: { borrower: BorrowerRecord; time: LendingTime; requestId: string | null },
) => Promise<void>;

/** In the order in which they are told. */
export const customerActiveObservers: readonly CustomerActiveObserver[] = [issueSandboxOffer];
