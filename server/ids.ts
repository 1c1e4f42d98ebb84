import { randomFillSync, randomUUID } from "node:crypto";
import { encodeShortUuid, formatUuid, uuidv7Bytes } from "../shared/ids.ts";

/** Prefixes of our own ids. */
export type IdPrefix =
  | "op"
  | "cus"
  | "evt"
  | "dlv"
  | "whe"
  | "whs"
  | "whr"
  | "aud"
  | "stf"
  | "crd"
  | "req"
  | "stl"
  | "apr"
  | "svw"
  | "note"
  | "tkc"
  | "upk"
  | "blk"
  | "alt"
  | "dev";

/** Prefixes of the lending wire, which are shown inside the house as well. */
export type LendingIdPrefix = "co" | "sim" | "ln" | "tx" | "doc" | "lp";

/** Makes ids. All but `uuid` sort by the time at which they were made. */
export interface Ids {
  /** `T12345678.465U8CUzaPVpneu1wt8Wei`: sessions, payments and profiles of the checkout wire. */
  inAccount(accountId: string, at: string): string;
  /** `op_465U8CUzaPVpneu1wt8Wei`. */
  own(prefix: IdPrefix, at: string): string;
  /** `co_019524d05c00700080000123456789ab`: 32 hexadecimal digits. */
  lending(prefix: LendingIdPrefix, at: string): string;
  /** Version 4, where a contract wants one. */
  uuid(): string;
}

const pool = new Uint8Array(4096);
let used = pool.length;

/** Ten random bytes at a time out of a pool, because one system call per id is the dearest part of it. */
function randomBytes10(): Uint8Array {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 10;
  return pool.slice(used - 10, used);
}

function shortId(at: string): string {
  return encodeShortUuid(uuidv7Bytes(Date.parse(at), randomBytes10()));
}

export const randomIds: Ids = {
  inAccount: (accountId, at) => `${accountId}.${shortId(at)}`,
  lending: (prefix, at) => `${prefix}_${formatUuid(uuidv7Bytes(Date.parse(at), randomBytes10())).replaceAll("-", "")}`,
  own: (prefix, at) => `${prefix}_${shortId(at)}`,
  uuid: () => randomUUID(),
};
