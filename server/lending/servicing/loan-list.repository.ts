import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { LoanStatus } from "../../../shared/lending/lending-states.ts";
import type { Listed } from "../../../shared/page.ts";
import type { Db } from "../../database.ts";
import { ofPartners } from "../customers/borrower-list.repository.ts";
import { isAnyOf, isWithin, keysetPage } from "../../store/keyset.ts";

/** A loan as lists show it. Amounts are centavos. */
export interface LoanListRecord {
  id: string;
  account_id: string;
  customer_id: string;
  customer_name: string;
  status: LoanStatus;
  status_since: string;
  ccb_number: string | null;
  requested_amount: number;
  total_amount: number;
  installment_amount: number;
  installment_count: number;
  /** Null before the loan was paid out. */
  outstanding: number | null;
  oldest_due: string | null;
  created_at: string;
}

type Range = { gte?: string | number; lte?: string | number } | undefined;

/** Due dates between which the oldest unpaid installment of an account's late loans lies; both inclusive. */
export interface DueBounds {
  accountId: string;
  gte?: string;
  lte?: string;
}

export interface LoanPageQuery {
  /** Null for all. */
  accountIds: readonly string[] | null;
  anyOf: ReadonlyMap<string, readonly string[]>;
  createdAt: Range;
  statusSince: Range;
  /** Null where lateness does not matter. */
  late: readonly DueBounds[] | null;
  search: LoanSearch | null;
  sort: { column: string; descending: boolean };
  limit: number;
  cursor: string | null;
}

export interface LoanSearch {
  text: string;
  /** The text without punctuation, as documents are stored. */
  document: string;
}

/** One page of loans, walking the customers or else the accounts that are named. */
export async function listLoanPage(db: Db, query: LoanPageQuery): Promise<Listed<LoanListRecord>> {
  const { accountIds, search, late, sort, limit, cursor } = query;
  const [walked, other] =
    sort.column === "created_at"
      ? [isWithin("created_at", query.createdAt), isWithin("status_since", query.statusSince)]
      : [isWithin("status_since", query.statusSince), isWithin("created_at", query.createdAt)];
  const chosen = [
    ...(search === null ? [] : [isFound(search)]),
    ...(late === null ? [] : [sql<SqlBool>`id IN (${sql.join(lateQueries(late), sql` UNION ALL `)})`]),
  ];
  const customerIds = query.anyOf.get("customer_id");
  const partners = query.anyOf.get("partner");
  const byRow = [...query.anyOf].filter(([column]) => column !== "customer_id" && column !== "partner");
  const filter = [...byRow.map(([column, values]) => isAnyOf(column, values)), ...other];
  if (partners !== undefined) filter.push(ofPartners(partners));
  // Somebody has few loans, whatever the account has.
  const [leading, values] =
    customerIds !== undefined ? (["customer_id", customerIds] as const) : (["account_id", accountIds] as const);
  if (customerIds !== undefined && accountIds !== null) filter.push(isAnyOf("account_id", accountIds));
  const walks =
    values === null
      ? [[...chosen, ...walked]]
      : values.length === 0
        ? [[isAnyOf(leading, [])]]
        : values.map((value) => [isAnyOf(leading, [value]), ...chosen, ...walked]);
  const { rows, page } = await keysetPage<{ seq: number; id: string }>(db, {
    table: "loan",
    columns: ["id", "account_id", "status", "customer_id", "created_at", "status_since"],
    walks,
    filter,
    sort,
    limit,
    cursor,
  });
  return {
    data: await inOrder(
      db,
      rows.map(({ id }) => id),
    ),
    page,
  };
}

/** Each part has an index of its own, so that nothing else is looked at. */
function isFound({ text, document }: LoanSearch): RawBuilder<SqlBool> {
  return sql<SqlBool>`id IN (
    SELECT id FROM loan WHERE id = ${text}
    UNION SELECT id FROM loan WHERE ccb_number = ${text}
    UNION SELECT id FROM loan WHERE credit_offer_id = ${text}
    UNION SELECT id FROM loan WHERE customer_id IN (
      SELECT customer_id FROM borrower WHERE cpf = ${document} OR cnpj = ${document} OR customer_id = ${text}
        OR lower(name) LIKE lower(${text.replace(/[%_\\]/g, "\\$&")}) || '%' ESCAPE '\\'))`;
}

function lateQueries(late: readonly DueBounds[]): RawBuilder<unknown>[] {
  if (late.length === 0) return [sql`SELECT NULL WHERE 0 = 1`];
  return late.map(({ accountId, ...bounds }) => {
    const within = [
      isAnyOf("account_id", [accountId]),
      sql<SqlBool>`oldest_due IS NOT NULL`,
      ...isWithin("oldest_due", bounds),
    ];
    return sql`SELECT loan_id FROM loan_book WHERE ${sql.join(within, sql` AND `)}`;
  });
}

/** What lists show of these loans, in the same order. */
async function inOrder(db: Db, ids: readonly string[]): Promise<LoanListRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("loan")
    .innerJoin("simulation", "simulation.id", "loan.simulation_id")
    .innerJoin("borrower", "borrower.customer_id", "loan.customer_id")
    .leftJoin("loan_book", "loan_book.loan_id", "loan.id")
    .select([
      "loan.id",
      "loan.account_id",
      "loan.customer_id",
      "borrower.name as customer_name",
      "loan.status",
      "loan.status_since",
      "loan.ccb_number",
      "simulation.requested_amount",
      "simulation.total_amount",
      "simulation.installment_amount",
      "simulation.installment_count",
      "loan_book.oldest_due",
      "loan.created_at",
      sql<number | null>`outstanding_principal + outstanding_interest + outstanding_fees`.as("outstanding"),
    ])
    .where("loan.id", "in", ids)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many loans of an account have a status, and the first of them by the time since when they have it. */
export async function readBoardColumn(
  db: Db,
  {
    accountId,
    status,
    limit,
    newestFirst,
  }: { accountId: string; status: LoanStatus; limit: number; newestFirst: boolean },
): Promise<{ count: number; loans: LoanListRecord[] }> {
  const { count } = await db
    .selectFrom("loan")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("account_id", "=", accountId)
    .where("status", "=", status)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom("loan")
    .select("id")
    .where("account_id", "=", accountId)
    .where("status", "=", status)
    .orderBy("status_since", newestFirst ? "desc" : "asc")
    .orderBy("seq", newestFirst ? "desc" : "asc")
    .limit(limit)
    .execute();
  return {
    count,
    loans: await inOrder(
      db,
      rows.map(({ id }) => id),
    ),
  };
}

/** Accounts that have loans in any status. */
export async function listAccountsWithLoans(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM account WHERE EXISTS (SELECT 1 FROM loan WHERE loan.account_id = account.id) ORDER BY id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
