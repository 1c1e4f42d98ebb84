import type { Generated } from "kysely";
import type { CallObjectType } from "../../shared/wire-calls/wire-call.schema.ts";

/** A call of a partner's server that was to change something, for thirty days. */
export interface WireCallTable {
  seq: Generated<number>;
  /** As the answer named it: `req_` and 32 hexadecimal digits. */
  request_id: string;
  at: string;
  api: "lending";
  account_id: string;
  credential_id: string;
  method: string;
  /** Without its query. */
  path: string;
  status: number;
  /** Of a refusal. */
  code: string | null;
  idempotency_key: string | null;
  /** 1: the answer of an earlier call with the same key was given again. */
  is_replay: number;
  object_type: CallObjectType | null;
  /** What it made or was about, by its own id. */
  object_id: string | null;
  /** Sealed JSON of both bodies; null once it was erased. */
  content: Buffer | null;
  key_id: string | null;
}
