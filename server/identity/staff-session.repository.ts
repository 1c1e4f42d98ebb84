import type { Insertable, Selectable } from "kysely";
import type { Role } from "../../shared/permissions.ts";
import type { Db, Trx } from "../database.ts";
import type { StaffSessionTable } from "./identity.table.ts";

/** A session together with its person as they are now. */
export interface SessionRow extends Selectable<StaffSessionTable> {
  email: string;
  name: string;
  current_role: Role;
  disabled_at: string | null;
}

export async function insertSession(trx: Trx, session: Insertable<StaffSessionTable>): Promise<void> {
  await trx.insertInto("staff_session").values(session).execute();
}

export async function findSessionRow(db: Db, tokenHash: Buffer): Promise<SessionRow | undefined> {
  return db
    .selectFrom("staff_session")
    .innerJoin("staff", "staff.id", "staff_session.staff_id")
    .select([
      "staff_session.token_hash",
      "staff_session.staff_id",
      "staff_session.role",
      "staff_session.created_at",
      "staff_session.last_seen_at",
      "staff_session.expires_at",
      "staff_session.ip",
      "staff_session.user_agent",
      "staff_session.proven_at",
      "staff_session.device_id",
      "staff.email",
      "staff.name",
      "staff.role as current_role",
      "staff.disabled_at",
    ])
    .where("staff_session.token_hash", "=", tokenHash)
    .executeTakeFirst();
}

export async function noteProof(trx: Trx, { tokenHash, at }: { tokenHash: Buffer; at: string }): Promise<void> {
  await trx.updateTable("staff_session").set({ proven_at: at }).where("token_hash", "=", tokenHash).execute();
}

/** Activity may be noted out of order; time does not go back. */
export async function touchSession(trx: Trx, { tokenHash, at }: { tokenHash: Buffer; at: string }): Promise<void> {
  await trx
    .updateTable("staff_session")
    .set({ last_seen_at: at })
    .where("token_hash", "=", tokenHash)
    .where("last_seen_at", "<", at)
    .execute();
}

/** Returns false when it had ended before. */
export async function endSession(trx: Trx, { tokenHash, at }: { tokenHash: Buffer; at: string }): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("staff_session")
    .set({ expires_at: at })
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function endSessionsOf(trx: Trx, { staffId, at }: { staffId: string; at: string }): Promise<void> {
  await trx
    .updateTable("staff_session")
    .set({ expires_at: at })
    .where("staff_id", "=", staffId)
    .where("expires_at", ">", at)
    .execute();
}

export async function endOtherSessions(
  trx: Trx,
  { staffId, exceptHash, at }: { staffId: string; exceptHash: Buffer; at: string },
): Promise<void> {
  await trx
    .updateTable("staff_session")
    .set({ expires_at: at })
    .where("staff_id", "=", staffId)
    .where("expires_at", ">", at)
    .where("token_hash", "<>", exceptHash)
    .execute();
}

export interface OpenSession extends Pick<
  Selectable<StaffSessionTable>,
  "token_hash" | "created_at" | "last_seen_at" | "ip" | "user_agent"
> {
  /** Null where its device was forgotten, or never known. */
  device_id: string | null;
  /** When the person said that the device is theirs. */
  confirmed_at: string | null;
}

/** Those of a person that still hold, used last first. */
export async function readOpenSessions(
  db: Db,
  { staffId, at, seenAfter }: { staffId: string; at: string; seenAfter: string },
): Promise<OpenSession[]> {
  return db
    .selectFrom("staff_session")
    .leftJoin("staff_device", "staff_device.id", "staff_session.device_id")
    .select([
      "staff_session.token_hash",
      "staff_session.created_at",
      "staff_session.last_seen_at",
      "staff_session.ip",
      "staff_session.user_agent",
      "staff_device.id as device_id",
      "staff_device.confirmed_at",
    ])
    .where("staff_session.staff_id", "=", staffId)
    .where("staff_session.expires_at", ">", at)
    .where("staff_session.last_seen_at", ">", seenAfter)
    .orderBy("staff_session.last_seen_at", "desc")
    .limit(100)
    .execute();
}

/** What has ended for good is of no more use. */
export async function deleteSessionsEndedBefore(trx: Trx, instant: string): Promise<void> {
  await trx.deleteFrom("staff_session").where("expires_at", "<", instant).execute();
}
