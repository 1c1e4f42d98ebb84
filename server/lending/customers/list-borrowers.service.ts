import type { BorrowerStatus } from "../../../shared/lending/lending-states.ts";
import type { AppContext } from "../../context.ts";
import type { BorrowerWithItems } from "./borrower.record.ts";
import { pageOfBorrowers } from "./borrower-list.repository.ts";
import { listKycItems } from "./borrower.repository.ts";

export const borrowerSorts = ["created_at", "updated_at", "name"] as const;

/** A partner's question for its customers. */
export interface BorrowerQuery {
  accountId: string;
  externalId: string | null;
  /** Digits alone. */
  cpf: string | null;
  status: BorrowerStatus | null;
  sort: { column: (typeof borrowerSorts)[number]; descending: boolean };
  limit: number;
  /** Customer id of the last row that was seen; null for the start. */
  after: string | null;
}

/** A page of a partner's customers; null when the row to begin behind is none of theirs. */
export async function listBorrowers(
  ctx: Pick<AppContext, "store">,
  query: BorrowerQuery,
): Promise<{ rows: BorrowerWithItems[]; hasMore: boolean } | null> {
  return ctx.store.read(async (db) => {
    const page = await pageOfBorrowers(db, query);
    if (page === null) return null;
    const items = await listKycItems(
      db,
      page.rows.map((row) => row.customer_id),
    );
    const rows = page.rows.map((borrower) => ({
      borrower,
      items: items.filter((item) => item.customer_id === borrower.customer_id),
    }));
    return { rows, hasMore: page.hasMore };
  });
}
