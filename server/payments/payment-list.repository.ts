import { type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { Listed } from "../../shared/page.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { Db } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { isAnyOf, isWithin, keysetPage } from "../store/keyset.ts";
import { factFilters, type PaymentFacts } from "./payment-facts.repository.ts";
import { paymentColumns, toPaymentRecord } from "./payment.columns.ts";
import type { PaymentRecord } from "./payment.record.ts";
import type { PaymentTable } from "./payment.table.ts";

/** Columns that are compared with the values asked for, and the index that serves each in order of creation. */
const indexes = {
  merchant_reference: "payment_by_reference",
  customer_id: "payment_by_customer",
  merchant_id: "payment_by_merchant",
  status: "payment_by_status_created",
  method: "payment_by_method_created",
  currency: "payment_by_currency_created",
  account_id: "payment_by_account_created",
} as const;

/** Nothing narrows further than these do. */
const uniqueColumns = ["id", "session_id"] as const;

type Leading = keyof typeof indexes;

/** More rows than this are as good as all of them when choosing which filter leads. */
const probeMax = 4_000;

/** A question to the list that staff cannot ask. */
export interface PaymentListOptions {
  facts?: PaymentFacts;
  /** False where nobody reads the total. */
  isCounted?: boolean;
}

/** A page of payments in the order asked for, walking the index of the filter that leaves the fewest rows. */
export async function listPaymentRows(
  db: Db,
  scope: AccountScope,
  request: ListRequest,
  { facts, isCounted = true }: PaymentListOptions = {},
): Promise<Listed<PaymentRecord>> {
  const anyOf = columnValues(scope, request);
  const plan =
    request.sort.column === "amount" ? planByAmount(anyOf, request) : await planByCreation(db, anyOf, request);
  const { rows, page } = await keysetPage<Selectable<PaymentTable>>(db, {
    table: "payment",
    columns: paymentColumns,
    sort: request.sort,
    limit: request.limit,
    cursor: request.cursor,
    isCounted,
    ...plan,
    filter: [...plan.filter, ...(facts === undefined ? [] : factFilters(facts))],
  });
  return { data: rows.map(toPaymentRecord), page };
}

/** The request's filters by column, narrowed to the accounts that the caller reaches. */
export function columnValues(scope: AccountScope, request: ListRequest): Map<string, readonly string[]> {
  const { account, ...rest } = request.filters.anyOf;
  const values = new Map<string, readonly string[]>(Object.entries(rest));
  if (values.has("status"))
    values.set(
      "status",
      (values.get("status") ?? []).map((status) => status.toUpperCase()),
    );
  const reach = scope === "all" ? account : account === undefined ? scope : account.filter((id) => scope.includes(id));
  if (reach !== undefined) values.set("account_id", reach);
  return values;
}

interface Plan {
  walks: RawBuilder<SqlBool>[][];
  /** Absent where the condition is unique and the planner cannot go wrong. */
  index?: string;
  filter: RawBuilder<SqlBool>[];
}

function planByAmount(anyOf: ReadonlyMap<string, readonly string[]>, request: ListRequest): Plan {
  const currencies = anyOf.get("currency") ?? [];
  if (currencies.length !== 1) {
    const fields = [fieldSaying("sort", say("list.sort_one_currency"))];
    throw new DomainError("validation_failed", say("refusal.amount_one_currency"), { fields });
  }
  const others = [...anyOf].filter(([column]) => column !== "currency");
  return {
    walks: [[isAnyOf("currency", currencies), ...isWithin("amount", request.filters.range["amount"])]],
    index: "payment_by_currency_amount",
    filter: [
      ...others.map(([column, values]) => isAnyOf(column, values)),
      ...isWithin("created_at", request.filters.range["created_at"]),
      ...rowFilters(request),
    ],
  };
}

/** What no index answers together with an order, checked row by row. */
export function rowFilters({ filters: { range } }: ListRequest): RawBuilder<SqlBool>[] {
  return (["captured_at", "authorization_expires_at"] as const).flatMap((column) => isWithin(column, range[column]));
}

async function planByCreation(
  db: Db,
  anyOf: ReadonlyMap<string, readonly string[]>,
  request: ListRequest,
): Promise<Plan> {
  const created = isWithin("created_at", request.filters.range["created_at"]);
  const leading = uniqueColumns.find((column) => anyOf.has(column)) ?? (await chooseLeading(db, anyOf, created));
  const others = [...anyOf].filter(([column]) => column !== leading);
  const filter = [
    ...others.map(([column, values]) => isAnyOf(column, values)),
    ...isWithin("amount", request.filters.range["amount"]),
    ...rowFilters(request),
  ];
  if (leading === null) return { walks: [created], index: "payment_by_created", filter };
  const values = anyOf.get(leading) ?? [];
  if (leading === "id" || leading === "session_id") return { walks: [[isAnyOf(leading, values), ...created]], filter };
  const walks = values.map((value) => [isAnyOf(leading, [value]), ...created]);
  return { walks: walks.length === 0 ? [[isAnyOf(leading, [])]] : walks, index: indexes[leading], filter };
}

/** The filter that leaves the fewest rows; asked of the indexes, because no statistics are kept. */
async function chooseLeading(
  db: Db,
  anyOf: ReadonlyMap<string, readonly string[]>,
  created: readonly RawBuilder<SqlBool>[],
): Promise<Leading | null> {
  const candidates = (Object.keys(indexes) as Leading[]).filter((column) => anyOf.has(column));
  if (candidates.length <= 1) return candidates[0] ?? null;
  let best: { column: Leading; rows: number } | null = null;
  for (const column of candidates) {
    const rows = await probe(db, column, anyOf.get(column) ?? [], created);
    if (best === null || rows < best.rows) best = { column, rows };
    if (rows < 100) break;
  }
  return best?.column ?? null;
}

async function probe(
  db: Db,
  column: Leading,
  values: readonly string[],
  created: readonly RawBuilder<SqlBool>[],
): Promise<number> {
  const where = sql.join([isAnyOf(column, values), ...created], sql` AND `);
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM (
      SELECT 1 FROM payment INDEXED BY ${sql.ref(indexes[column])} WHERE ${where} LIMIT ${probeMax}
    )`.execute(db);
  return rows[0]?.n ?? 0;
}
