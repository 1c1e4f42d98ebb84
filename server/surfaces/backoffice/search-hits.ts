import { formatMoney } from "../../../shared/money.ts";
import type { Listed } from "../../../shared/page.ts";
import type { SearchHit, SearchResult } from "../../../shared/search/search.schema.ts";

export type FoundHits = Pick<SearchResult["groups"][number], "total" | "hits">;

/** Hits shown of each type. */
export const shownPerType = 5;

export function hits<Row>({ data, page }: Listed<Row>, present: (row: Row) => SearchHit): FoundHits {
  return { total: page.total, hits: data.map(present) };
}

/** What tells two hits apart, as far as it is known. */
function told(...parts: readonly (string | null | undefined)[]): string | null {
  const known = parts.filter((part) => part != null && part !== "");
  return known.length === 0 ? null : known.join(" · ");
}

interface Sale {
  id: string;
  account_id: string;
  merchant_reference: string;
  status: string;
  amount: number;
  currency: string;
  payer: { name: string | null; email: string | null };
  created_at: string;
}

export function saleHit(type: "payment" | "session" | "payment_link", sale: Sale): SearchHit {
  const { id, account_id, merchant_reference: title, status, amount, currency, payer, created_at } = sale;
  const subtitle = told(status, formatMoney(amount, currency), payer.name ?? payer.email);
  return { type, id, account_id, title, subtitle, money: { amount, currency }, created_at };
}

interface Movement {
  id: string;
  account_id: string;
  /** Its own name, where it has one. */
  name: string | null;
  state: string;
  amount: number;
  currency: string;
  /** Whose money it is. */
  person?: string | null;
  created_at: string;
}

/** Money that came, went or was settled, or a loan of it. */
export function movementHit(type: SearchHit["type"], movement: Movement): SearchHit {
  const { id, account_id, name, state, amount, currency, person, created_at } = movement;
  const subtitle = told(state, formatMoney(amount, currency), person);
  return { type, id, account_id, title: name ?? id, subtitle, money: { amount, currency }, created_at };
}

interface Named {
  id: string;
  account_id: string;
  /** The first that is known is the title. */
  names: readonly (string | null)[];
  state?: string;
  created_at: string;
}

/** Somebody or something that goes by a name. */
export function namedHit(type: SearchHit["type"], { id, account_id, names, state, created_at }: Named): SearchHit {
  const [title = id, ...rest] = names.filter((name) => name !== null);
  return { type, id, account_id, title, subtitle: told(state, ...rest), created_at };
}
