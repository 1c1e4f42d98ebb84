import type { Generated } from "kysely";

/** What the account's own administration keeps of a credential that it made. */
export interface ClientDetailTable {
  credential_id: string;
  description: string | null;
  /** JSON array of addresses. */
  callbacks: string;
  /** The client or person who made it. */
  created_by: string;
}

/** A named set of scopes of one account. */
export interface AccountRoleTable {
  seq: Generated<number>;
  /** UUID. */
  id: string;
  account_id: string;
  name: string;
  description: string | null;
  /** JSON array. */
  scope: string;
  created_by: string;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  deleted_by: string | null;
}
