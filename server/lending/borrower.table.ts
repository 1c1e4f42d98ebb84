import type { Generated } from "kysely";
import type { BorrowerStatus, CompanyProfile, KycStatus } from "../../shared/lending/lending-states.ts";

/** How an account lends; an account without a row has the defaults. */
export interface LendingSettingsTable {
  account_id: string;
  /** Sandbox only: how far ahead of the world this account's lending lives. */
  clock_offset_seconds: Generated<number>;
  /** JSON: what is asked for by company profile; null for the template of the house. */
  kyc_items: string | null;
  /** How long signatures are waited for before the loan is cancelled. */
  signing_hours: Generated<number>;
  /** After how long in one state before the payout a loan is called stuck. */
  stuck_hours: Generated<number>;
  /** JSON: for how many days files are kept by kind of document; null keeps them all. */
  document_days: string | null;
  /** 1: a late installment costs a fine and interest for the delay. */
  charges_late_fees: Generated<number>;
  updated_at: string;
  /** Counts the changes. */
  version: Generated<number>;
}

/** A customer as one who may borrow, with what the partner declared, as it was declared. */
export interface BorrowerTable {
  seq: Generated<number>;
  /** The person's one record in the account. The wire shows its `cus_` id as `cust_` and hexadecimal digits. */
  customer_id: string;
  account_id: string;
  status: BorrowerStatus;
  status_since: string;
  profile: CompanyProfile;
  /** Digits alone. */
  cpf: string;
  /** Without punctuation, letters in capitals. */
  cnpj: string | null;
  /** Empty where the partner said none; so are e-mail and phone. */
  name: string;
  email: string;
  phone: string;
  trading_name: string | null;
  external_id: string | null;
  /** Id of the credential; null for those from before it was kept. */
  registered_by: string | null;
  created_at: string;
  updated_at: string;
}

/** One thing that is asked for; alternatives share a `requirement`. */
export interface KycItemTable {
  customer_id: string;
  type: string;
  /** Order in which they are listed. */
  position: number;
  kind: "document" | "data";
  requirement: string;
  status: KycStatus;
  /** What the reviewer tells the customer. */
  message: string | null;
  uploaded_at: string | null;
  updated_at: string;
}

/** Every document that was ever sent; nothing is written over. */
export interface KycDocumentTable {
  seq: Generated<number>;
  /** `doc_` and 32 hexadecimal digits. */
  id: string;
  customer_id: string;
  account_id: string;
  type: string;
  format: "pdf" | "jpeg" | "png";
  size_bytes: number;
  /** Hexadecimal, of the bytes as they were sent. */
  sha256: string;
  /** `replaced`: a newer one of its type came before anybody decided. */
  status: "submitted" | "approved" | "rejected" | "replaced";
  message: string | null;
  uploaded_at: string;
  decided_at: string | null;
  /** Staff id; null for the system. */
  decided_by: string | null;
  updated_at: string;
  /** When its file was removed; the row stays. */
  removed_at: string | null;
  /** Why, such as `retention`. */
  removal_reason: string | null;
}

/** The bytes of a document, encrypted; retention removes this row and keeps the other. */
export interface KycDocumentContentTable {
  document_id: string;
  ciphertext: Buffer;
  key_id: string;
}

/** The history of a customer's review, appended only. */
export interface KycEntryTable {
  seq: Generated<number>;
  customer_id: string;
  action: string;
  item_type: string | null;
  document_id: string | null;
  actor_type: "staff" | "merchant" | "customer" | "system";
  actor_id: string | null;
  note: string | null;
  /** JSON. */
  details: string | null;
  happened_at: string;
}

/** What the sandbox does by itself to a customer whose e-mail address asks for it. */
export interface SandboxStepTable {
  seq: Generated<number>;
  customer_id: string;
  action: "approve_item" | "reject_item" | "complete_biometrics" | "deny";
  item_type: string | null;
  due_at: string;
}

/** A single-use page on which the customer shows their face. */
export interface BiometricsSessionTable {
  seq: Generated<number>;
  /** SHA-256 of the code in the address. */
  code_hash: string;
  customer_id: string;
  account_id: string;
  /** `ended`: expired, or closed by staff. */
  state: "open" | "completed" | "ended";
  expires_at: string;
  completed_at: string | null;
  document_id: string | null;
  created_at: string;
}
