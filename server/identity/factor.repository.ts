import type { Db, Trx } from "../database.ts";
import type { PasskeyChallengeTable, StaffPasskeyTable, StaffTotpTable } from "./factor.table.ts";

const totpColumns = ["staff_id", "seed", "seed_key_id", "last_step", "created_at", "confirmed_at"] as const;
const passkeyColumns = [
  ...(["id", "staff_id", "name", "public_key", "counter", "transports", "created_at", "last_used_at"] as const),
] as const;

export async function findTotp(db: Db, staffId: string): Promise<StaffTotpTable | undefined> {
  return db.selectFrom("staff_totp").select(totpColumns).where("staff_id", "=", staffId).executeTakeFirst();
}

/** In place of one that was never confirmed. */
export async function putTotp(trx: Trx, totp: StaffTotpTable): Promise<void> {
  await deleteTotp(trx, totp.staff_id);
  await trx.insertInto("staff_totp").values(totp).execute();
}

export async function confirmTotp(trx: Trx, { staffId, at }: { staffId: string; at: string }): Promise<void> {
  await trx.updateTable("staff_totp").set({ confirmed_at: at }).where("staff_id", "=", staffId).execute();
}

/** Returns false when this step, or a later one, was taken already. */
export async function takeTotpStep(trx: Trx, { staffId, step }: { staffId: string; step: number }): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("staff_totp")
    .set({ last_step: step })
    .where("staff_id", "=", staffId)
    .where("last_step", "<", step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteTotp(trx: Trx, staffId: string): Promise<void> {
  await trx.deleteFrom("staff_totp").where("staff_id", "=", staffId).execute();
}

export async function replaceRecoveryCodes(
  trx: Trx,
  { staffId, hashes, at }: { staffId: string; hashes: readonly Buffer[]; at: string },
): Promise<void> {
  await trx.deleteFrom("staff_recovery_code").where("staff_id", "=", staffId).execute();
  if (hashes.length === 0) return;
  const rows = hashes.map((code_hash) => ({ staff_id: staffId, code_hash, created_at: at, used_at: null }));
  await trx.insertInto("staff_recovery_code").values(rows).execute();
}

/** Returns false for a code that is unknown or used. */
export async function useRecoveryCode(
  trx: Trx,
  { staffId, hash, at }: { staffId: string; hash: Buffer; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("staff_recovery_code")
    .set({ used_at: at })
    .where("staff_id", "=", staffId)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function countRecoveryCodes(db: Db, staffId: string): Promise<number> {
  const { n } = await db
    .selectFrom("staff_recovery_code")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("staff_id", "=", staffId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return n;
}

/** In the order in which they were added. */
export async function readPasskeys(db: Db, staffId: string): Promise<StaffPasskeyTable[]> {
  return db
    .selectFrom("staff_passkey")
    .select(passkeyColumns)
    .where("staff_id", "=", staffId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

export async function findPasskey(db: Db, id: string): Promise<StaffPasskeyTable | undefined> {
  return db.selectFrom("staff_passkey").select(passkeyColumns).where("id", "=", id).executeTakeFirst();
}

/** Returns false when the authenticator's credential is registered already. */
export async function insertPasskey(trx: Trx, passkey: StaffPasskeyTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("staff_passkey")
    .values(passkey)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function notePasskeyUse(
  trx: Trx,
  { id, counter, at }: { id: string; counter: number; at: string },
): Promise<void> {
  await trx.updateTable("staff_passkey").set({ counter, last_used_at: at }).where("id", "=", id).execute();
}

/** Returns false when the person has no such passkey. */
export async function deletePasskey(trx: Trx, { staffId, id }: { staffId: string; id: string }): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("staff_passkey")
    .where("staff_id", "=", staffId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function deletePasskeys(trx: Trx, staffId: string): Promise<void> {
  await trx.deleteFrom("staff_passkey").where("staff_id", "=", staffId).execute();
}

/** Those that ended go at the same time, so that strangers who only ask leave nothing behind. */
export async function insertChallenge(trx: Trx, challenge: PasskeyChallengeTable, now: string): Promise<void> {
  await trx.deleteFrom("passkey_challenge").where("expires_at", "<=", now).execute();
  await trx.insertInto("passkey_challenge").values(challenge).execute();
}

/** Uses the challenge up. Returns undefined when it is unknown, used or past its end. */
export async function takeChallenge(
  trx: Trx,
  { challenge, at }: { challenge: string; at: string },
): Promise<PasskeyChallengeTable | undefined> {
  const row = await trx
    .selectFrom("passkey_challenge")
    .select(["challenge", "staff_id", "purpose", "expires_at"])
    .where("challenge", "=", challenge)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await trx.deleteFrom("passkey_challenge").where("challenge", "=", challenge).execute();
  return row;
}

/** People who have a second step, by id: an app that was confirmed, or a passkey. */
export async function readFactorHolders(db: Db): Promise<{ totp: Set<string>; passkey: Set<string> }> {
  const apps = await db.selectFrom("staff_totp").select("staff_id").where("confirmed_at", "is not", null).execute();
  const keys = await db.selectFrom("staff_passkey").select("staff_id").distinct().execute();
  return { totp: new Set(apps.map((row) => row.staff_id)), passkey: new Set(keys.map((row) => row.staff_id)) };
}
