/** A column of sealed values: where it is, and what its values are bound to. */
export interface SealedColumn {
  table: string;
  /** Names the row, and goes into the purpose: `purpose:id`. */
  id: string;
  ciphertext: string;
  keyId: string;
  purpose: string;
  /** Rows per step: few where the values are large. */
  batch: number;
}

/**
 * Every column that holds sealed values. A rotation of keys seals them anew, and a restore asks whether its key opens them.
 * Answers kept under idempotency keys are left out, because they live for a month at most and so does their key.
 */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: "webhook_secret",
    id: "id",
    ciphertext: "ciphertext",
    keyId: "key_id",
    purpose: "webhook_secret",
    batch: 200,
  },
  { table: "staff_totp", id: "staff_id", ciphertext: "seed", keyId: "seed_key_id", purpose: "totp", batch: 200 },
  { table: "card_token", id: "id", ciphertext: "secret_sealed", keyId: "key_id", purpose: "card_token", batch: 200 },
  {
    table: "kyc_document_content",
    id: "document_id",
    ciphertext: "ciphertext",
    keyId: "key_id",
    purpose: "kyc_document",
    batch: 4,
  },
  {
    table: "wire_call",
    id: "request_id",
    ciphertext: "content",
    keyId: "key_id",
    purpose: "wire_call",
    batch: 50,
  },
];
