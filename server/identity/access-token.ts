import { randomUUID, webcrypto } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import { findCredentialByClientId } from "./credential.repository.ts";
import { type CredentialRecord, noteUse } from "./credential.service.ts";
import { readCredential } from "./credential.record.ts";
import type { Vault } from "./vault.ts";

/** Who calls a merchant API with an access token. */
export interface Caller {
  accountId: string;
  /** Null: every merchant of the account. */
  merchantId: string | null;
  clientId: string;
  credentialId: string;
  scopes: ReadonlySet<string>;
  /** A limit of its own for the lending API; null for the usual one. */
  callsPerMinute: number | null;
}

/** Four hours, unless a wire promises its clients another life. */
export const accessTokenLifeSeconds = 14_400;

const issuer = "kontor";
const claimsSchema = z.object({ sub: z.string(), scope: z.string(), valid_from: z.string(), exp: z.number() });
type Claims = z.infer<typeof claimsSchema>;

/** @param audience the account's address as the client named it; whether it may is the caller's question. */
export async function issueAccessToken(
  ctx: AppContext,
  credential: CredentialRecord,
  audience: string,
  lifeSeconds = accessTokenLifeSeconds,
): Promise<{ access_token: string; expires_in: number }> {
  const issuedAt = Math.floor(Date.parse(ctx.clock.now()) / 1_000);
  const claims = { scope: credential.grants.join(" "), valid_from: credential.tokens_valid_from };
  const access_token = await new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(issuer)
    .setSubject(credential.client_id)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifeSeconds)
    .setJti(randomUUID())
    .sign(await secretsOf(ctx.vault).key);
  return { access_token, expires_in: lifeSeconds };
}

/**
 * The credential is read on every call, so that revoking it is felt by the very next one.
 *
 * @throws DomainError `unauthenticated`, whatever is wrong with the token; its facts tell one that is
 *   merely over its time (`reason: "expired"`).
 */
export async function verifyAccessToken(ctx: AppContext, token: string): Promise<Caller> {
  const claims = await readClaims(ctx, token);
  const row = await ctx.store.read((db) => findCredentialByClientId(db, claims.sub));
  // Issue times are whole seconds, too coarse to compare: a token carries the very instant it depends on.
  if (row === undefined || row.tokens_valid_from !== claims.valid_from) throw refusal();
  if (row.revoked_at !== null && row.keeps_tokens === 0) throw refusal();
  const credential = readCredential(row);
  noteUse(ctx, credential);
  return {
    accountId: credential.account_id,
    merchantId: credential.merchant_id,
    clientId: credential.client_id,
    credentialId: credential.id,
    // A scope that was taken back since the token was made is gone at once.
    scopes: new Set(claims.scope.split(" ").filter((scope) => credential.grants.includes(scope))),
    callsPerMinute: credential.calls_per_minute,
  };
}

async function readClaims(ctx: AppContext, token: string): Promise<Claims> {
  const { verified } = secretsOf(ctx.vault);
  const claims = verified.get(token) ?? (await verifySignature(ctx, token));
  if (claims.exp * 1_000 <= Date.parse(ctx.clock.now())) throw refusal({ isExpired: true });
  verified.delete(token);
  verified.set(token, claims);
  const [oldest] = verified.keys();
  if (verified.size > verifiedMax && oldest !== undefined) verified.delete(oldest);
  return claims;
}

async function verifySignature(ctx: AppContext, token: string): Promise<Claims> {
  try {
    const { payload } = await jwtVerify(token, await secretsOf(ctx.vault).key, {
      algorithms: ["HS256"],
      issuer,
      requiredClaims: ["exp", "iat", "jti", "aud"],
      currentDate: new Date(ctx.clock.now()),
    });
    return claimsSchema.parse(payload);
  } catch (cause) {
    throw refusal({ cause, isExpired: cause instanceof errors.JWTExpired });
  }
}

interface Secrets {
  key: Promise<webcrypto.CryptoKey>;
  /** Claims of tokens whose signature was found right before, the one used longest ago first. */
  verified: Map<string, Claims>;
}

/** Clients keep a token for hours; checking its signature takes a turn in a thread that hashing keeps busy. */
const verifiedMax = 1_000;
const secretsByVault = new WeakMap<Vault, Secrets>();

function secretsOf(vault: Vault): Secrets {
  let secrets = secretsByVault.get(vault);
  if (secrets === undefined) {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const bytes = vault.derive("access-token");
    const key = webcrypto.subtle.importKey("raw", bytes, algorithm, false, ["sign", "verify"]);
    secrets = { key, verified: new Map() };
    secretsByVault.set(vault, secrets);
  }
  return secrets;
}

function refusal({ isExpired = false, ...options }: ErrorOptions & { isExpired?: boolean } = {}): DomainError {
  const details = isExpired ? { facts: { reason: "expired" } } : {};
  return new DomainError("unauthenticated", "The access token is missing, expired or not valid.", details, options);
}
