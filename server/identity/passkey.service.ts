import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import type { NewPasskey, PasskeyProof } from "../../shared/identity/factor.schema.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { type Said, say } from "../../shared/sentences/say.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { afterRemoval, firstRecoveryCodes } from "./factor.service.ts";
import {
  deletePasskey,
  findPasskey,
  insertChallenge,
  insertPasskey,
  notePasskeyUse,
  readPasskeys,
  takeChallenge,
} from "./factor.repository.ts";
import type { PasskeyChallengeTable } from "./factor.table.ts";

const challengeLifeMs = 5 * 60_000;
const passkeysMax = 10;
const transportsSchema = z.array(z.string());

/** Passkeys belong to the host that staff open; the authenticator refuses any other. */
function partyOf({ origins }: AppContext): { id: string; origin: string } {
  return { id: new URL(origins.backoffice).hostname, origin: origins.backoffice };
}

/** What the browser's authenticator needs to make a passkey. */
export async function askForNewPasskey(ctx: AppContext, staff: { id: string; email: string; name: string }) {
  const held = await ctx.store.read((db) => readPasskeys(db, staff.id));
  if (held.length >= passkeysMax) throw refused(say("person.passkeys_full"));
  const options = await generateRegistrationOptions({
    rpName: "Kontor",
    rpID: partyOf(ctx).id,
    userName: staff.email,
    userDisplayName: staff.name,
    userID: Uint8Array.from(Buffer.from(staff.id)),
    timeout: challengeLifeMs,
    excludeCredentials: held.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(ctx, { challenge: options.challenge, staff_id: staff.id, purpose: "register" });
  return options;
}

/**
 * Takes a passkey in that the browser has just made.
 *
 * @returns recovery codes where the person has none.
 * @throws DomainError `validation_failed` for an answer that does not fit what was asked.
 */
export async function addPasskey(
  ctx: AppContext,
  { staffId, request, by }: { staffId: string; request: NewPasskey; by: AuditActor },
): Promise<string[]> {
  const { name, credential } = request;
  const expectedChallenge = await spendChallenge(ctx, credential, { staffId, purpose: "register" });
  if (expectedChallenge === null) throw refused(say("person.passkey_late"));
  const { id: expectedRPID, origin: expectedOrigin } = partyOf(ctx);
  const verified = await verifyRegistrationResponse({
    response: { ...credential, response: withoutUndefined(credential.response) },
    ...{ expectedChallenge, expectedOrigin, expectedRPID, requireUserVerification: true },
  }).catch((cause: unknown) => {
    throw refused(say("person.passkey_misfit"), { cause });
  });
  if (!verified.verified) throw refused(say("person.passkey_unchecked"));
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return ctx.store.write(async (trx) => {
    const created_at = ctx.clock.now();
    const row = { id, staff_id: staffId, name, counter, created_at, last_used_at: null };
    const known = { public_key: Buffer.from(publicKey), transports: JSON.stringify(transports) };
    if (!(await insertPasskey(trx, { ...row, ...known }))) throw refused(say("person.passkey_known"));
    await note(trx, ctx, { staffId, by, action: "staff.passkey_added" });
    return firstRecoveryCodes(trx, ctx, staffId);
  });
}

/** @throws DomainError `not_found`; `validation_failed` when it is the last second step of a role that needs one. */
export async function removePasskey(
  ctx: AppContext,
  { staffId, id, by }: { staffId: string; id: string; by: AuditActor },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    if (!(await deletePasskey(trx, { staffId, id }))) throw new DomainError("not_found", "There is no such passkey.");
    await note(trx, ctx, { staffId, by, action: "staff.passkey_removed" });
    await afterRemoval(trx, ctx, staffId);
  });
}

/** @param staffId whose passkey it has to be; null for whoever is about to sign in. */
export async function askForPasskey(ctx: AppContext, staffId: string | null) {
  const held = staffId === null ? [] : await ctx.store.read((db) => readPasskeys(db, staffId));
  const options = await generateAuthenticationOptions({
    rpID: partyOf(ctx).id,
    timeout: challengeLifeMs,
    userVerification: "required",
    allowCredentials: held.map(({ id, transports }) => ({
      id,
      transports: transportsSchema.parse(JSON.parse(transports)),
    })),
  });
  const purpose = staffId === null ? "sign_in" : "prove";
  await keepChallenge(ctx, { challenge: options.challenge, staff_id: staffId, purpose });
  return options;
}

/**
 * Whose passkey has signed the challenge; null when it is not known, or the answer does not fit.
 *
 * @param staffId whose it has to be; null for whoever signs in.
 */
export async function provePasskey(
  ctx: AppContext,
  { credential }: PasskeyProof,
  staffId: string | null,
): Promise<string | null> {
  const purpose = staffId === null ? "sign_in" : "prove";
  const passkey = await ctx.store.read((db) => findPasskey(db, credential.id));
  const expectedChallenge = await spendChallenge(ctx, credential, { staffId, purpose });
  if (expectedChallenge === null || passkey === undefined) return null;
  if (staffId !== null && passkey.staff_id !== staffId) return null;
  const { id: expectedRPID, origin: expectedOrigin } = partyOf(ctx);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...credential, response: withoutUndefined(credential.response) },
      credential: {
        id: passkey.id,
        publicKey: Uint8Array.from(passkey.public_key),
        counter: passkey.counter,
        transports: transportsSchema.parse(JSON.parse(passkey.transports)),
      },
      ...{ expectedChallenge, expectedOrigin, expectedRPID, requireUserVerification: true },
    });
    if (!verified) return null;
    const use = { id: passkey.id, counter: authenticationInfo.newCounter, at: ctx.clock.now() };
    await ctx.store.write((trx) => notePasskeyUse(trx, use));
    return passkey.staff_id;
  } catch (error) {
    ctx.logger.info({ err: error }, "a passkey's answer was refused");
    return null;
  }
}

async function keepChallenge(ctx: AppContext, row: Omit<PasskeyChallengeTable, "expires_at">): Promise<void> {
  const now = ctx.clock.now();
  await ctx.store.write((trx) => insertChallenge(trx, { ...row, expires_at: shiftInstant(now, challengeLifeMs) }, now));
}

const clientDataSchema = z.object({ challenge: z.base64url().max(200) });

/** The challenge that the browser says it answers, used up; null unless it was asked of this person, for this. */
async function spendChallenge(
  ctx: AppContext,
  { response }: { response: { clientDataJSON: string } },
  { staffId, purpose }: { staffId: string | null; purpose: PasskeyChallengeTable["purpose"] },
): Promise<string | null> {
  const said = readClientData(response.clientDataJSON);
  const key = { challenge: said ?? "", at: ctx.clock.now() };
  const row = await ctx.store.write((trx) => takeChallenge(trx, key));
  return row?.staff_id === staffId && row.purpose === purpose ? row.challenge : null;
}

function readClientData(text: string): string | null {
  try {
    return clientDataSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8"))).challenge;
  } catch {
    return null;
  }
}

/** The library tells a field that is missing from one that is undefined. */
function withoutUndefined<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as never;
}

async function note(
  trx: Trx,
  ctx: AppContext,
  { staffId, by, action }: { staffId: string; by: AuditActor; action: string },
): Promise<void> {
  const about = { chain: installationChain, objectType: "staff", objectId: staffId };
  await recordAudit(trx, ctx, { ...about, actor: by, action, isAllowed: true, details: {} });
}

function refused(message: Said, options?: ErrorOptions): DomainError {
  return new DomainError("validation_failed", message, {}, options);
}
