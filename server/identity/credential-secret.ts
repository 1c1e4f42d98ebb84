import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { encodeShortUuid } from "../../shared/ids.ts";
import type { AccountKind } from "../../shared/accounts/account.schema.ts";

/** `di_sand_` or `di_live_` and 22 characters that name the key; what follows them is the secret. */
const apiKeyPattern = /^(di_(?:sand|live)_[1-9A-HJ-NP-Za-km-z]{22})([1-9A-HJ-NP-Za-km-z]{44})$/;

/** 256 random bits in letters and digits. */
export function newSecret(): string {
  return encodeShortUuid(randomBytes(16)) + encodeShortUuid(randomBytes(16));
}

/** The public part of a new API key. */
export function newApiKeyName(kind: AccountKind): string {
  return `di_${kind === "sandbox" ? "sand" : "live"}_${encodeShortUuid(randomBytes(16))}`;
}

/** A client id of the lending wire and a secret that belongs to it; both say for which environment. */
export function newLendingClient(kind: AccountKind): { clientId: string; secret: string } {
  const environment = kind === "sandbox" ? "test" : "live";
  return {
    clientId: `dinie_ci_${environment}_${randomBytes(16).toString("hex")}`,
    secret: `dinie_cs_${environment}_${newSecret()}`,
  };
}

export function splitApiKey(apiKey: string): { clientId: string; secret: string } | null {
  const [, clientId, secret] = apiKeyPattern.exec(apiKey) ?? [];
  return clientId === undefined || secret === undefined ? null : { clientId, secret };
}

/** A fast hash is enough: unlike a password, a secret of 256 random bits cannot be guessed. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** In constant time, and as slow for an unknown client (`hash` is null) as for a known one. */
export function isSecretOf(hash: Buffer | null, secret: string): boolean {
  const isEqual = timingSafeEqual(hashSecret(secret), hash ?? Buffer.alloc(32));
  return hash !== null && isEqual;
}
