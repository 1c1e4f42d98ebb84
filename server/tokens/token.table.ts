import type { Generated } from "kysely";

/** What a token may be used for: payments that the shop starts, once or again and again. */
export type TokenKind = "payment_token" | "recurrence_token";

export interface CardTokenTable {
  seq: Generated<number>;
  /** UUID. */
  id: string;
  account_id: string;
  /** The payment in which the payer left the card. */
  payment_id: string;
  kind: TokenKind;
  /** The payment product type. */
  method: string;
  /** SHA-256 of what the shop presents. */
  secret_hash: Buffer;
  /** The same, encrypted, because the shop may read it again. */
  secret_sealed: Buffer;
  key_id: string;
  /** What the gateway knows the card by. */
  gateway_token: string;
  /** JSON: as much of the card as may be shown. */
  instrument: string;
  /** Set once the issuer has said that the card must not be tried again. */
  blocked_at: string | null;
  created_at: string;
}

export interface CardTokenTryTable {
  seq: Generated<number>;
  token_id: string;
  payment_id: string;
  /** 1 until the gateway has said that it succeeded. */
  is_failure: number;
  at: string;
}
