import type { Role } from "../../shared/permissions.ts";

/** The app with which a person makes codes; unconfirmed until the first of them was right. */
export interface StaffTotpTable {
  staff_id: string;
  /** Base32, sealed by the vault for `totp:<staff id>`. */
  seed: Buffer;
  seed_key_id: string;
  /** The time step of the newest code that was taken: it and everything before it is used up. */
  last_step: number;
  created_at: string;
  confirmed_at: string | null;
}

export interface StaffRecoveryCodeTable {
  staff_id: string;
  /** SHA-256 over person and code, which has 79 random bits of its own. */
  code_hash: Buffer;
  created_at: string;
  used_at: string | null;
}

export interface StaffPasskeyTable {
  /** The credential's id as the authenticator made it. */
  id: string;
  staff_id: string;
  name: string;
  /** COSE. */
  public_key: Buffer;
  counter: number;
  /** JSON array: how the authenticator can be reached. */
  transports: string;
  created_at: string;
  last_used_at: string | null;
}

/** What an authenticator is asked to sign, once. */
export interface PasskeyChallengeTable {
  challenge: string;
  /** Null where nobody is known yet. */
  staff_id: string | null;
  purpose: "register" | "sign_in" | "prove";
  expires_at: string;
}

/** Roles for which an admin has decided; the others go by what kind of installation it is. */
export interface FactorPolicyTable {
  role: Role;
  is_required: number;
  changed_at: string;
}

/** Above this amount, in minor units, money of the account moves only with a fresh proof of who asks. */
export interface StepUpLimitTable {
  account_id: string;
  currency: string;
  amount: number;
  changed_at: string;
}

/** Where an admin has decided; the rest goes by what kind of installation it is. */
export interface StepUpPolicyTable {
  subject: "secrets";
  is_asked: number;
  changed_at: string;
}
