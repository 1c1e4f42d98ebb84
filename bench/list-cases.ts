import Sqlite from "better-sqlite3";
import { paymentListSpec } from "../shared/payments/payment-list.ts";

/** One question to a list. */
export interface ListCase {
  list: "payments" | "deliveries";
  filter: string;
  sort: string;
  /** The first page, or one from the middle of what the filter leaves. */
  page: "first" | "deep";
  query: URLSearchParams;
}

/** Values that exist in the database, one set per filter of the list. */
type FilterValues = Readonly<Record<keyof typeof paymentListSpec.filters, Readonly<Record<string, string>>>>;

interface Middle {
  createdAt: string;
  amount: number;
}

/** Every supported filter with every sort, each as a first page and as a jump to the middle. */
export function listCases(database: string): ListCase[] {
  const { values, middle } = sampleValues(database);
  const filters: [string, Readonly<Record<string, string>>][] = [["none", {}], ...Object.entries(values)];
  const cases: ListCase[] = [];
  for (const [filter, fields] of filters) {
    for (const column of paymentListSpec.sorts) {
      // Amounts are ordered within one currency.
      const frame = column === "amount" ? { currency: "NOK" } : {};
      for (const sort of [`-${column}`, column]) {
        const query = new URLSearchParams({ ...frame, ...fields, sort, limit: "25" });
        cases.push(
          { list: "payments", filter, sort, page: "first", query },
          { list: "payments", filter, sort, page: "deep", query: jump(query, sort, middle) },
        );
      }
    }
  }
  return [...cases, ...searchCases(database)];
}

/** Half of the rows lie before the page; a filter's own bound on the same column wins. */
function jump(query: URLSearchParams, sort: string, middle: Middle): URLSearchParams {
  const deep = new URLSearchParams(query);
  const column = sort.replace("-", "");
  const bound = `${column}.${sort.startsWith("-") ? "lte" : "gte"}`;
  if (!deep.has(bound)) deep.set(bound, String(column === "amount" ? middle.amount : middle.createdAt));
  return deep;
}

function searchCases(database: string): ListCase[] {
  const db = new Sqlite(database, { readonly: true });
  const row = db
    .prepare<[], { reference: string; email: string; name: string }>(
      `SELECT merchant_reference AS reference, json_extract(payer, '$.email') AS email, json_extract(payer, '$.name') AS name
       FROM payment WHERE seq = (SELECT max(seq) / 2 FROM payment)`,
    )
    .get();
  db.close();
  const words = { "order number": row?.reference ?? "", "e-mail": row?.email ?? "", "whole name": row?.name ?? "" };
  const common = { "first name": row?.name.split(" ")[0] ?? "", "start of a word": row?.email.slice(0, 3) ?? "" };
  return Object.entries({ ...words, ...common }).map(([what, q]) => ({
    list: "payments" as const,
    filter: `q: ${what}`,
    sort: "-created_at",
    page: "first" as const,
    query: new URLSearchParams({ q, limit: "25" }),
  }));
}

function sampleValues(database: string): { values: FilterValues; middle: Middle } {
  const db = new Sqlite(database, { readonly: true });
  const one = <Value>(sql: string) => db.prepare<[], Value>(sql).pluck().get();
  const middleSeq = "(SELECT max(seq) / 2 FROM payment)";
  const createdAt = one<string>(`SELECT created_at FROM payment WHERE seq = ${middleSeq}`) ?? "";
  const monthBefore = new Date(Date.parse(createdAt) - 30 * 86_400_000).toISOString();
  const nok = "FROM payment WHERE currency = 'NOK'";
  const amount = one<number>(`SELECT amount ${nok} ORDER BY amount LIMIT 1 OFFSET (SELECT count(*) / 2 ${nok})`) ?? 0;
  const text = (column: string) => one<string>(`SELECT ${column} FROM payment WHERE seq = ${middleSeq}`) ?? "";
  const values: FilterValues = {
    account: { account: text("account_id") },
    status: { status: "PARTIALLY_REFUNDED" },
    method: { method: "dintero_psp.creditcard" },
    currency: { currency: "NOK" },
    api: { api: "checkout" },
    rail: { rail: "pix" },
    merchant_id: { merchant_id: text("merchant_id") },
    payer_document: {
      payer_document: one<string>("SELECT document_number FROM transfer_order LIMIT 1") ?? "none has it",
    },
    bank_reference: { bank_reference: one<string>("SELECT reference FROM transfer_order LIMIT 1") ?? "none has it" },
    merchant_reference: { merchant_reference: text("merchant_reference") },
    merchant_reference_2: { merchant_reference_2: "none has it" },
    customer_id: { customer_id: text("customer_id") },
    session_id: { session_id: text("session_id") },
    amount: { "amount.gte": String(amount), "amount.lte": String(amount * 2) },
    created_at: { "created_at.gte": monthBefore, "created_at.lte": createdAt },
    captured_at: { "captured_at.gte": monthBefore, "captured_at.lte": createdAt },
    authorization_expires_at: { "authorization_expires_at.gte": createdAt },
  };
  db.close();
  return { values, middle: { createdAt, amount } };
}
