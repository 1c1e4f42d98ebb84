import { createHash, randomBytes } from "node:crypto";
import { DomainError } from "../../shared/errors.ts";
import { encodeShortUuid } from "../../shared/ids.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { type Instrument, instrumentSchema, type ProcessorError } from "../../shared/payments/payment.schema.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { retryFrom, retryLimitOf } from "./retry-limit.rules.ts";
import {
  blockToken,
  findTokenById,
  findTokenBySecret,
  forgiveTry,
  insertToken,
  insertTry,
  readFailures,
  readPaymentsOfTokens,
  readTokensOfPayments,
  type TokenRow,
} from "./token.repository.ts";
import type { TokenKind } from "./token.table.ts";

export type { TokenKind } from "./token.table.ts";

/** A card that a payer has left with a shop. */
export interface CardToken {
  id: string;
  accountId: string;
  paymentId: string;
  kind: TokenKind;
  method: string;
  gatewayToken: string;
  instrument: Instrument;
}

export interface NewToken {
  accountId: string;
  paymentId: string;
  kind: TokenKind;
  method: string;
  gatewayToken: string;
  instrument: Instrument;
  /** UTC. */
  at: string;
}

/** Keeps a card for later payments, in the transaction of the payment in which its payer left it. */
export async function issueCardToken(
  trx: Trx,
  ctx: Pick<AppContext, "ids" | "vault">,
  wanted: NewToken,
): Promise<void> {
  const id = ctx.ids.uuid();
  const secret = encodeShortUuid(randomBytes(16)) + encodeShortUuid(randomBytes(16));
  const { ciphertext, keyId } = ctx.vault.seal(Buffer.from(secret), purposeOf(id));
  await insertToken(trx, {
    id,
    account_id: wanted.accountId,
    payment_id: wanted.paymentId,
    kind: wanted.kind,
    method: wanted.method,
    secret_hash: hashOf(secret),
    secret_sealed: ciphertext,
    key_id: keyId,
    gateway_token: wanted.gatewayToken,
    instrument: JSON.stringify(wanted.instrument),
    blocked_at: null,
    created_at: wanted.at,
  });
}

/**
 * The card that a shop names by its token.
 *
 * @throws DomainError `validation_failed` for an unknown token, another account's included; `operation_blocked`
 * when the card has been refused too often, or its issuer has said that it must not be tried again.
 */
export async function usableToken(
  ctx: AppContext,
  { accountId, kind, secret }: { accountId: string; kind: TokenKind; secret: string },
): Promise<CardToken> {
  const now = ctx.clock.now();
  return ctx.store.read(async (db) => {
    const row = await findTokenBySecret(db, hashOf(secret));
    if (row === undefined || row.account_id !== accountId || row.kind !== kind) throw unknownToken(kind);
    await refuseTired(db, row, now);
    return tokenOf(row);
  });
}

/**
 * Notes a try to pay with the card in the transaction that starts the payment. Until the gateway has answered it
 * counts as a refusal, so that tries at once stay within the limit and one without an answer is not forgotten.
 *
 * @throws DomainError `operation_blocked` when the card must not be tried now.
 */
export async function startTokenTry(
  trx: Trx,
  { tokenId, paymentId, at }: { tokenId: string; paymentId: string; at: string },
): Promise<void> {
  const row = await findTokenById(trx, tokenId);
  if (row === undefined) throw new Error(`There is no card token ${tokenId}`);
  await refuseTired(trx, row, at);
  await insertTry(trx, { token_id: tokenId, payment_id: paymentId, is_failure: 1, at });
}

/** Notes the gateway's answer to a try. A refusal that forbids another try blocks the card at once. */
export async function settleTokenTry(
  trx: Trx,
  done: { tokenId: string; paymentId: string; error: ProcessorError | null; at: string },
): Promise<void> {
  const { tokenId, paymentId, error, at } = done;
  if (error === null) await forgiveTry(trx, { tokenId, paymentId });
  if (error?.retry_code === "DO_NOT_RETRY") await blockToken(trx, tokenId, at);
}

async function refuseTired(db: Db, row: TokenRow, now: string): Promise<void> {
  if (row.blocked_at !== null) throw blocked("The card's issuer has said that it must not be tried again.");
  const limit = retryLimitOf(tokenOf(row).instrument.brand);
  const since = shiftInstant(now, -limit.windowMs);
  const failures = await readFailures(db, { tokenId: row.id, since, limit: limit.failuresMax });
  const from = retryFrom(failures, limit, now);
  if (from !== null) throw blocked(`The card was refused too often. It may be tried again from ${from}.`);
}

/** The tokens that were made in the payments, without their secrets. */
export async function tokensOfPayments(db: Db, paymentIds: readonly string[]): Promise<CardToken[]> {
  return (await readTokensOfPayments(db, paymentIds)).map(tokenOf);
}

/** What the shop presents to be paid with the card, by kind, of one payment. */
export async function tokenSecretsOf(
  ctx: Pick<AppContext, "store" | "vault">,
  paymentId: string,
): Promise<Partial<Record<TokenKind, string>>> {
  const rows = await ctx.store.read((db) => readTokensOfPayments(db, [paymentId]));
  const secrets = rows.map(async (row) => {
    const sealed = { ciphertext: row.secret_sealed, keyId: row.key_id };
    return [row.kind, (await ctx.vault.open(sealed, purposeOf(row.id))).toString()] as const;
  });
  return Object.fromEntries(await Promise.all(secrets));
}

/** Payments of the account that made one of the tokens, or were tried with one. */
export function paymentsOfTokens(
  ctx: Pick<AppContext, "store">,
  query: { accountId: string; tokenIds: readonly string[] },
): Promise<string[]> {
  return ctx.store.read((db) => readPaymentsOfTokens(db, query));
}

function tokenOf(row: TokenRow): CardToken {
  const { id, account_id: accountId, payment_id: paymentId, kind, method, gateway_token: gatewayToken } = row;
  return {
    id,
    accountId,
    paymentId,
    kind,
    method,
    gatewayToken,
    instrument: instrumentSchema.parse(JSON.parse(row.instrument)),
  };
}

function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

function purposeOf(id: string): string {
  return `card_token:${id}`;
}

function unknownToken(kind: TokenKind): DomainError {
  const path = "session.customer.tokens";
  const message = `names no ${kind} of this account`;
  return new DomainError("validation_failed", `${path} ${message}`, { fields: [{ path, message }] });
}

function blocked(message: string): DomainError {
  return new DomainError("operation_blocked", message);
}
