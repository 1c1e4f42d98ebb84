import { z } from "zod";
import type { CredentialApi, CredentialTable } from "./identity.table.ts";

/** A credential as services see it: without its secret. */
export interface CredentialRecord {
  id: string;
  account_id: string;
  merchant_id: string | null;
  api: CredentialApi;
  name: string;
  client_id: string;
  grants: readonly string[];
  created_at: string;
  updated_at: string | null;
  last_used_at: string | null;
  /** Access tokens are bound to it: another one now and they are refused. */
  tokens_valid_from: string;
  revoked_at: string | null;
  /** No new tokens from then on; null for never. */
  expires_at: string | null;
  /** When the secret was made that it has now. */
  secret_since: string;
  /** How often it may call the lending API, in a window of its own; null for the account's usual one. */
  calls_per_minute: number | null;
}

const grantsSchema = z.array(z.string());

export function readCredential(row: CredentialTable): CredentialRecord {
  const { secret_hash: _secret, keeps_tokens: _keeps, secret_since: since, grants, ...rest } = row;
  return { ...rest, grants: grantsSchema.parse(JSON.parse(grants)), secret_since: since ?? row.created_at };
}
