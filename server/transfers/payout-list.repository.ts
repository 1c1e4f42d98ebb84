import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { Listed } from "../../shared/page.ts";
import type { Db } from "../database.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import { payoutColumns, type PayoutRecord, toPayoutRecord } from "./payout.repository.ts";
import type { TransferListQuery } from "./transfer-list.repository.ts";

export interface PayoutPageQuery extends Omit<TransferListQuery, "receivedAt"> {
  createdAt: TransferListQuery["receivedAt"];
}

/** One page of payouts, walking the accounts that are named, or else the states. */
export async function listPayoutPage(db: Db, query: PayoutPageQuery): Promise<Listed<PayoutRecord>> {
  const { accountIds, states, search, sort, limit, cursor } = query;
  const created = isWithin("created_at", query.createdAt);
  const filter = [...query.anyOf].map(([column, values]) => isAnyOf(column, values));
  if (states !== null && (accountIds !== null || search !== null)) filter.push(isAnyOf("state", states));
  if (accountIds !== null && search !== null) filter.push(isAnyOf("account_id", accountIds));
  const walk = (column: string, values: readonly string[]) =>
    values.length === 0 ? [[isAnyOf(column, [])]] : values.map((value) => [isAnyOf(column, [value]), ...created]);
  const walks =
    search !== null
      ? { walks: [[hasName(search), ...created]] }
      : accountIds !== null
        ? { walks: walk("account_id", accountIds), index: "payout_by_account_created" }
        : states !== null
          ? { walks: walk("state", states), index: "payout_by_state_created" }
          : { walks: [created], index: "payout_by_created" };
  const { rows, page } = await keysetPage<Parameters<typeof toPayoutRecord>[0]>(db, {
    table: "payout",
    columns: payoutColumns,
    ...walks,
    filter,
    sort,
    limit,
    cursor,
  });
  return { data: rows.map(toPayoutRecord), page };
}

/** Each part has an index of its own, so that nothing else is looked at. */
function hasName(text: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`id IN (
    SELECT id FROM payout WHERE id = ${text}
    UNION SELECT id FROM payout WHERE external_id = ${text}
    UNION SELECT id FROM payout WHERE bank_trx_id = ${text})`;
}
