import { DomainError } from "../../shared/errors.ts";
import type { Listed } from "../../shared/page.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import { listAccounts } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import {
  type CustomerListQuery,
  listCustomerIdsBy,
  listCustomerIdsByPrefix,
  listCustomerRows,
} from "./customer-list.repository.ts";
import { type CustomerRecord, findCustomerBy, findCustomerById } from "./customer.repository.ts";
import { normalEmail, normalPhone } from "./customer.rules.ts";

/** A search that finds more people than this shows the first of them: another letter narrows it. */
const foundMax = 200;

/**
 * One page of customers by creation. With a search text, those whose name, e-mail address or phone
 * number begins with it.
 *
 * @throws DomainError `validation_failed` for a foreign cursor.
 */
export async function listCustomers(
  ctx: AppContext,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<CustomerRecord>> {
  const { account, email, phone, external_id, ...rest } = request.filters.anyOf;
  const reach = scope === "all" ? account : account === undefined ? scope : account.filter((id) => scope.includes(id));
  const accountIds = reach ?? (await listAccounts(ctx, "all")).map((view) => view.id);
  return ctx.store.read(async (db) => {
    const anyOf = new Map<string, readonly string[]>(Object.entries(rest));
    if (reach !== undefined) anyOf.set("account_id", reach);
    const wanted = {
      email: email?.flatMap(asList(normalEmail)),
      phone: phone?.flatMap(asList(normalPhone)),
      external_id,
    };
    const found = [await byValues(db, accountIds, wanted), await byText(db, accountIds, request.q)].filter(
      (ids) => ids !== null,
    );
    if (found.length > 0)
      anyOf.set(
        "id",
        found.reduce((one, other) => one.filter((id) => other.includes(id))),
      );
    const query: CustomerListQuery = {
      anyOf,
      createdAt: request.filters.range["created_at"] ?? {},
      isDescending: request.sort.descending,
      limit: request.limit,
      cursor: request.cursor,
    };
    return listCustomerRows(db, query);
  });
}

function asList(normal: (text: string) => string | null): (text: string) => string[] {
  return (text) => {
    const value = normal(text);
    return value === null ? [] : [value];
  };
}

/** Ids that have every value asked for; null when none was. */
async function byValues(
  db: Db,
  accountIds: readonly string[],
  wanted: Readonly<Record<"email" | "phone" | "external_id", readonly string[] | undefined>>,
): Promise<string[] | null> {
  let ids: string[] | null = null;
  for (const column of ["email", "phone", "external_id"] as const) {
    const values = wanted[column];
    if (values === undefined) continue;
    const matching = await listCustomerIdsBy(db, column, { accountIds, values, limit: foundMax });
    ids = ids === null ? matching : ids.filter((id) => matching.includes(id));
  }
  return ids;
}

async function byText(db: Db, accountIds: readonly string[], text: string | null): Promise<string[] | null> {
  if (text === null) return null;
  const key = { accountIds, limit: foundMax };
  const email = normalEmail(text);
  const phone = /^\+?[\d\s()-]+$/.test(text) ? normalPhone(text) : null;
  const ids = new Set([
    ...(await listCustomerIdsByPrefix(db, "name", { ...key, prefix: text.trim() })),
    ...(email === null ? [] : await listCustomerIdsByPrefix(db, "email", { ...key, prefix: email })),
    ...(phone === null ? [] : await listCustomerIdsByPrefix(db, "phone", { ...key, prefix: phone })),
    ...(await listCustomerIdsBy(db, "external_id", { accountIds, values: [text.trim()], limit: foundMax })),
  ]);
  return [...ids].slice(0, foundMax);
}

/** @throws DomainError `not_found`, for another account's customer as well. */
export async function getCustomer(
  ctx: Pick<AppContext, "store">,
  query: { scope: AccountScope; id: string },
): Promise<CustomerRecord> {
  const customer = await ctx.store.read((db) => findCustomerById(db, query.id));
  if (customer === null || !isInScope(query.scope, customer.account_id)) {
    throw new DomainError("not_found", "There is no such customer.");
  }
  return customer;
}

/** Those whom the merchant knows by this id. */
export async function customersByExternalId(
  db: Db,
  key: { accountId: string; externalId: string },
): Promise<CustomerRecord[]> {
  const found = await findCustomerBy(db, "external_id", { accountId: key.accountId, value: key.externalId });
  return found === null ? [] : [found];
}

/** Ids of those who have exactly this e-mail address or phone number in one of the accounts. */
export async function customerIdsReachedBy(
  db: Db,
  key: { text: string; accountIds: readonly string[] },
): Promise<string[]> {
  const email = key.text.includes("@") ? normalEmail(key.text) : null;
  if (email !== null)
    return listCustomerIdsBy(db, "email", { accountIds: key.accountIds, values: [email], limit: foundMax });
  const phone = /^\+?[\d\s()-]{5,}$/.test(key.text) ? normalPhone(key.text) : null;
  return phone === null
    ? []
    : listCustomerIdsBy(db, "phone", { accountIds: key.accountIds, values: [phone], limit: foundMax });
}
