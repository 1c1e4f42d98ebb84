import type { Insertable } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { StaffDeviceTable } from "./identity.table.ts";

interface DeviceKey {
  tokenHash: Buffer;
  staffId: string;
}

/** Id of the device that a person is known to use. */
export async function findDevice(db: Db, { tokenHash, staffId }: DeviceKey): Promise<string | null> {
  const row = await db
    .selectFrom("staff_device")
    .select("id")
    .where("token_hash", "=", tokenHash)
    .where("staff_id", "=", staffId)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function insertDevice(trx: Trx, device: Insertable<StaffDeviceTable>): Promise<void> {
  await trx.insertInto("staff_device").values(device).execute();
}

export async function touchDevice(trx: Trx, { id, at }: { id: string; at: string }): Promise<void> {
  await trx.updateTable("staff_device").set({ last_used_at: at }).where("id", "=", id).execute();
}

/** For everybody who uses this device. */
export async function replaceDeviceToken(trx: Trx, { from, to }: { from: Buffer; to: Buffer }): Promise<void> {
  await trx.updateTable("staff_device").set({ token_hash: to }).where("token_hash", "=", from).execute();
}

export async function deleteDevicesUnusedSince(trx: Trx, instant: string): Promise<void> {
  await trx.deleteFrom("staff_device").where("last_used_at", "<", instant).execute();
}

export async function deleteDevice(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom("staff_device").where("id", "=", id).execute();
}

interface OtherDevices {
  staffId: string;
  /** Null for none: then all of them are meant. */
  exceptId: string | null;
}

export async function deleteOtherDevices(trx: Trx, { staffId, exceptId }: OtherDevices): Promise<void> {
  await trx
    .deleteFrom("staff_device")
    .where("staff_id", "=", staffId)
    .where("id", "<>", exceptId ?? "")
    .execute();
}

/** Whether the person has said of any device, or of this one, that it is theirs. */
export async function hasConfirmedDevice(db: Db, { staffId, id }: { staffId: string; id?: string }): Promise<boolean> {
  const row = await db
    .selectFrom("staff_device")
    .select("id")
    .where("staff_id", "=", staffId)
    .where("confirmed_at", "is not", null)
    .$if(id !== undefined, (query) => query.where("id", "=", id ?? ""))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those that the person has not yet said to be theirs. */
export async function countNewDevices(db: Db, staffId: string): Promise<number> {
  const row = await db
    .selectFrom("staff_device")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("staff_id", "=", staffId)
    .where("confirmed_at", "is", null)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function confirmDevices(trx: Trx, { staffId, at }: { staffId: string; at: string }): Promise<void> {
  await trx
    .updateTable("staff_device")
    .set({ confirmed_at: at })
    .where("staff_id", "=", staffId)
    .where("confirmed_at", "is", null)
    .execute();
}
