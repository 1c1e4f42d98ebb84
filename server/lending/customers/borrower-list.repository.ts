import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { Db } from "../../database.ts";
import { isAnyOf } from "../../store/keyset.ts";
import { pageAfter } from "../../store/keyset-after.ts";
import type { BorrowerRecord } from "./borrower.record.ts";
import { borrowerColumns } from "./borrower.repository.ts";
import type { BorrowerQuery } from "./list-borrowers.service.ts";

export async function pageOfBorrowers(
  db: Db,
  { accountId, externalId, cpf, status, sort, limit, after }: BorrowerQuery,
): Promise<{ rows: BorrowerRecord[]; hasMore: boolean } | null> {
  const narrowing = { external_id: externalId, cpf, status };
  return pageAfter<BorrowerRecord>(db, {
    table: "borrower",
    columns: borrowerColumns,
    owned: [isAnyOf("account_id", [accountId])],
    conditions: Object.entries(narrowing).flatMap(([column, value]) =>
      value === null ? [] : [isAnyOf(column, [value])],
    ),
    sort,
    limit,
    after: after === null ? null : { column: "customer_id", value: after },
  });
}

/** Rows with a `customer_id` whose customers one of these credentials registered. */
export function ofPartners(credentialIds: readonly string[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`customer_id IN (
    SELECT borrower.customer_id FROM borrower WHERE ${isAnyOf("borrower.registered_by", credentialIds)})`;
}
