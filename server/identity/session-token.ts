import { createHash, randomBytes } from "node:crypto";

/** An opaque token of 256 random bits, for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Names a session where tries are counted, without giving its token away. */
export function sessionName(token: string): string {
  return `session ${hashToken(token).toString("base64url")}`;
}

/** What the database keeps of a token. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
