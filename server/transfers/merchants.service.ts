import { DomainError } from "../../shared/errors.ts";
import { accountIdSchema } from "../../shared/ids.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import { getMerchant, listAccounts, listMerchants } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { listBalances } from "./balance.repository.ts";
import { findTransferSettings, settingsVersion } from "./settings.repository.ts";
import { defaultTransferSettings, type TransferSettings } from "./settings.rules.ts";

/** A shop with what its transfers go by and what it may ask to be paid. */
export interface MerchantPage {
  accountId: string;
  merchantId: string;
  name: string;
  settings: TransferSettings;
  /** 0 while nothing was set. */
  version: number;
  balances: readonly { currency: string; amount: number }[];
}

/** The account and the merchant that one id names. @throws DomainError `not_found`, also out of reach. */
export function readMerchantId(scope: AccountScope, id: string): { accountId: string; merchantId: string } {
  const accountId = accountIdSchema.safeParse(id.split(".")[0]).data;
  if (accountId === undefined || !isInScope(scope, accountId)) {
    throw new DomainError("not_found", "There is no such merchant.");
  }
  return { accountId, merchantId: id.slice(accountId.length + 1) };
}

/** The shops of the accounts in reach, by account and id. */
export async function listMerchantPages(ctx: AppContext, scope: AccountScope): Promise<MerchantPage[]> {
  const pages: MerchantPage[] = [];
  for (const account of await listAccounts(ctx, scope)) {
    const merchants = await listMerchants(ctx, account.id);
    if (merchants.length === 0) continue;
    pages.push(...(await ctx.store.read((db) => readPages(db, account.id, merchants))));
  }
  return pages;
}

/** @throws DomainError `not_found` */
export async function getMerchantPage(
  ctx: Pick<AppContext, "store">,
  key: { accountId: string; merchantId: string },
): Promise<MerchantPage> {
  return ctx.store.read(async (db) => {
    const merchant = await getMerchant(db, { accountId: key.accountId, id: key.merchantId });
    const [page] = await readPages(db, key.accountId, [merchant]);
    if (page === undefined) throw new Error(`Merchant ${key.merchantId} was read and is not there`);
    return page;
  });
}

async function readPages(
  db: Db,
  accountId: string,
  merchants: readonly { id: string; name: string }[],
): Promise<MerchantPage[]> {
  const balances = await listBalances(db, accountId);
  const pages: MerchantPage[] = [];
  for (const { id: merchantId, name } of merchants) {
    const key = { accountId, merchantId };
    pages.push({
      ...key,
      name,
      settings: (await findTransferSettings(db, key)) ?? defaultTransferSettings,
      version: await settingsVersion(db, key),
      balances: balances
        .filter((row) => row.merchant_id === merchantId)
        .map(({ currency, amount }) => ({ currency, amount })),
    });
  }
  return pages;
}
