import type { AccountKind } from "../../shared/accounts/account.schema.ts";

export interface AccountTable {
  id: string;
  name: string;
  kind: AccountKind;
  /** JSON object. */
  settings: string;
  created_at: string;
}

export interface MerchantTable {
  account_id: string;
  id: string;
  name: string;
  created_at: string;
}
