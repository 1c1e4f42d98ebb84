import { type AccountView, accountKindSchema } from "../../shared/accounts/account.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import type { AccountScope } from "./account-scope.ts";
import {
  findAccountRow,
  findMerchantRow,
  hasAccountOfKind,
  readAccounts,
  readMerchants,
} from "./account.repository.ts";
import type { AccountTable, MerchantTable } from "./account.table.ts";

/** By name: the accounts that a person reaches. */
export async function listAccounts(ctx: AppContext, scope: AccountScope): Promise<AccountView[]> {
  const rows = await ctx.store.read((db) => readAccounts(db, scope === "all" ? null : scope));
  return rows.map(presentAccount);
}

export async function findAccount(db: Db, id: string): Promise<AccountView | null> {
  const row = await findAccountRow(db, id);
  return row === undefined ? null : presentAccount(row);
}

/** Whether real money can be at stake here. */
export async function hasLiveAccount(db: Db): Promise<boolean> {
  return hasAccountOfKind(db, "live");
}

/** @throws DomainError `not_found` */
export async function getAccount(db: Db, id: string): Promise<AccountView> {
  const account = await findAccount(db, id);
  if (account === null) throw new DomainError("not_found", `There is no account ${id}.`);
  return account;
}

/** @throws DomainError `not_found` */
export async function getMerchant(db: Db, key: { accountId: string; id: string }): Promise<MerchantTable> {
  const merchant = await findMerchantRow(db, key);
  if (merchant === undefined) throw new DomainError("not_found", `Account ${key.accountId} has no merchant ${key.id}.`);
  return merchant;
}

/** By id. */
export async function listMerchants(ctx: AppContext, accountId: string): Promise<MerchantTable[]> {
  return ctx.store.read((db) => readMerchants(db, accountId));
}

function presentAccount(row: AccountTable): AccountView {
  return { id: row.id, name: row.name, kind: accountKindSchema.parse(row.kind) };
}
