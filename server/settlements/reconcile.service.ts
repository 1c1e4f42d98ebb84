import type { ReconciliationView } from "../../shared/settlements/reconciliation.schema.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import { requireSettlement } from "./read-settlement.service.ts";
import { listLedgerFacts, sumPostings } from "./reconcile.repository.ts";
import { reconcileSettlement } from "./reconcile.rules.ts";
import { listLines } from "./settlement.repository.ts";

/** Compares a settlement with the ledger as it is now, changing nothing. @throws DomainError `not_found` */
export async function reconcile(
  ctx: Pick<AppContext, "store" | "clock">,
  query: { scope: AccountScope; id: string },
): Promise<ReconciliationView> {
  return ctx.store.read(async (db) => {
    const settlement = await requireSettlement(db, query);
    return reconcileSettlement({
      settlement,
      lines: await listLines(db, settlement.seq),
      ledger: await listLedgerFacts(db, settlement.seq),
      postings: await sumPostings(db, settlement.seq),
      checkedAt: ctx.clock.now(),
    });
  });
}
