import type { Generated, Selectable } from "kysely";
import type { Role } from "../../shared/permissions.ts";

export type CredentialApi = "checkout" | "payments" | "lending";

export interface CredentialTable {
  id: string;
  account_id: string;
  merchant_id: string | null;
  api: CredentialApi;
  name: string;
  /** What the caller presents: an OAuth client id, or the public part of an API key. */
  client_id: string;
  /** SHA-256 of the secret, which has 256 random bits of its own. */
  secret_hash: Buffer;
  /** JSON array of scopes. */
  grants: string;
  created_at: string;
  /** When its secret or its scopes were last replaced; null before that. */
  updated_at: string | null;
  last_used_at: string | null;
  /** Access tokens issued before this instant are refused. */
  tokens_valid_from: string;
  revoked_at: string | null;
  /** No new tokens from then on; null for never. */
  expires_at: string | null;
  /** 1: access tokens of before the revocation live out their time. */
  keeps_tokens: number;
  /** When its secret was last replaced; null before that. */
  secret_since: string | null;
  /** How often it may call the lending API; null for as often as everybody. */
  calls_per_minute: number | null;
}

export interface StaffTable {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  role: Role;
  /** argon2id; null until an invitation is accepted. */
  password_hash: string | null;
  disabled_at: string | null;
  created_at: string;
  last_sign_in_at: Generated<string | null>;
}
export type StaffRow = Selectable<StaffTable>;

/** A link with which a person sets their password, once. */
export interface StaffLinkTable {
  token_hash: Buffer;
  staff_id: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

/** A person with no row here reaches every account of the installation. */
export interface StaffAccountTable {
  staff_id: string;
  account_id: string;
}

export interface StaffSessionTable {
  /** SHA-256 of the cookie's token. */
  token_hash: Buffer;
  staff_id: string;
  /** The role when the session began: another role now ends the session. */
  role: Role;
  created_at: string;
  last_seen_at: string;
  /** Absolute end, whatever the activity. */
  expires_at: string;
  ip: string | null;
  user_agent: string | null;
  /** When the person last proved anew who they are; null since the session began. */
  proven_at: Generated<string | null>;
  /** Where it began; its device may be forgotten meanwhile. */
  device_id: Generated<string | null>;
}

/** A browser from which a person has signed in; one that several people use has a row for each of them. */
export interface StaffDeviceTable {
  id: string;
  staff_id: string;
  /** SHA-256 of the cookie's token, which is another one after each sign-in. */
  token_hash: Buffer;
  created_at: string;
  last_used_at: string;
  /** When the person said that it is theirs; null until then. */
  confirmed_at: string | null;
}

export interface SetupLinkTable {
  token_hash: Buffer;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface IdempotencyKeyTable {
  /** The caller within whose keys this one is unique, for example `staff:stf_...`. */
  scope: string;
  key: string;
  /** SHA-256 over method, path and body. */
  request_hash: Buffer;
  object_id: string | null;
  operation_id: string | null;
  /** HTTP status of the stored answer; null while the first request is running. */
  status: number | null;
  /** JSON. */
  response: string | null;
  created_at: string;
}

/** At most one row: for how many days keys and their answers are kept, where an admin has decided. */
export interface AnswerRetentionTable {
  id: number;
  days: number;
  changed_at: string;
}
