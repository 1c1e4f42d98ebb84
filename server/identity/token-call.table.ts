import type { Generated } from "kysely";
import type { TokenOutcome } from "../../shared/identity/token-call.schema.ts";

/** Every call for an access token, for ninety days. */
export interface TokenCallTable {
  seq: Generated<number>;
  id: string;
  at: string;
  api: "checkout" | "lending";
  /** Null where the client is not known, like the credential. */
  account_id: string | null;
  credential_id: string | null;
  /** As the caller wrote it. */
  client_id: string | null;
  ip: string | null;
  outcome: TokenOutcome;
  expires_at: string | null;
}
