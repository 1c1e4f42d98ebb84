import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { Listed } from "../../shared/page.ts";
import type { Db } from "../database.ts";
import type { ListRequest, Range } from "../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import { transferColumns, type TransferRecord } from "./incoming.repository.ts";

export interface TransferListQuery extends Pick<ListRequest, "sort" | "limit" | "cursor"> {
  /** Null for all. */
  accountIds: readonly string[] | null;
  states: readonly string[] | null;
  /** Other filters, values by column. */
  anyOf: ReadonlyMap<string, readonly string[]>;
  receivedAt: Range | undefined;
  /** An id, the bank's id, a reference or a document, whole. */
  search: string | null;
}

/** One page of transfers, walking the accounts that are named, or else the states. */
export async function listTransferRows(db: Db, query: TransferListQuery): Promise<Listed<TransferRecord>> {
  const { accountIds, states, sort, limit, cursor } = query;
  const received = isWithin("received_at", query.receivedAt);
  const filter = [...query.anyOf].map(([column, values]) => isAnyOf(column, values));
  if (states !== null && (accountIds !== null || query.search !== null)) filter.push(isAnyOf("state", states));
  if (accountIds !== null && query.search !== null) filter.push(isAnyOf("account_id", accountIds));
  const { rows, page } = await keysetPage<TransferRecord>(db, {
    table: "incoming_transfer",
    columns: transferColumns,
    ...(query.search === null
      ? walksOf({ accountIds, states, received })
      : { walks: [[hasName(query.search), ...received]] }),
    filter,
    sort,
    limit,
    cursor,
  });
  return { data: rows, page };
}

function walksOf({
  accountIds,
  states,
  received,
}: Pick<TransferListQuery, "accountIds" | "states"> & { received: readonly RawBuilder<SqlBool>[] }) {
  const walk = (column: string, values: readonly string[]) =>
    values.length === 0 ? [[isAnyOf(column, [])]] : values.map((value) => [isAnyOf(column, [value]), ...received]);
  if (accountIds !== null) {
    return { walks: walk("account_id", accountIds), index: "incoming_transfer_by_account_received" };
  }
  if (states !== null) return { walks: walk("state", states), index: "incoming_transfer_by_state_received" };
  return { walks: [received], index: "incoming_transfer_by_received" };
}

function hasName(text: string): RawBuilder<SqlBool> {
  // Each part has an index of its own, so that nothing else is looked at.
  const document = text.replace(/[\s.\-/]/g, "").toUpperCase();
  return sql<SqlBool>`id IN (
    SELECT id FROM incoming_transfer WHERE id = ${text}
    UNION SELECT id FROM incoming_transfer WHERE bank_trx_id = ${text}
    UNION SELECT id FROM incoming_transfer WHERE reference = ${text}
    UNION SELECT id FROM incoming_transfer WHERE payer_document = ${document})`;
}
