import type { Generated } from "kysely";

export interface CustomerTable {
  seq: Generated<number>;
  id: string;
  account_id: string;
  /** The merchant's own id of the person. */
  external_id: string | null;
  name: string | null;
  /** Lower case. */
  email: string | null;
  /** Digits with a leading `+` where the country was given. */
  phone: string | null;
  country: string | null;
  /** `CPF`, `CUIT` ...; the number without punctuation. */
  document_type: string | null;
  document_number: string | null;
  created_at: string;
  updated_at: string;
  /** When everything personal was removed on request; null for everybody else. */
  erased_at: string | null;
}
