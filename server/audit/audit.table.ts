import type { Generated } from "kysely";

export interface AuditEntryTable {
  seq: Generated<number>;
  /** An account id, or `installation`. */
  chain: string;
  /** From 1, without gaps. */
  position: number;
  id: string;
  at: string;
  actor_type: string;
  actor_id: string | null;
  actor_role: string | null;
  action: string;
  object_type: string | null;
  object_id: string | null;
  /** 0: the action was refused. */
  is_allowed: number;
  /** JSON without personal details. */
  details: string;
  /** JSON `[salt, details]`, the caller's address among them; may be erased, the digest stays. */
  personal: string | null;
  /** SHA-256 of the text of `personal`. */
  personal_digest: Buffer | null;
  previous_hash: Buffer;
  hash: Buffer;
}
