import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import type { StaffRow } from "./identity.table.ts";
import { hashToken } from "./session-token.ts";
import {
  confirmDevices,
  countNewDevices,
  deleteDevicesUnusedSince,
  findDevice,
  hasConfirmedDevice,
  insertDevice,
  replaceDeviceToken,
  touchDevice,
} from "./staff-device.repository.ts";

/** Half a year without a sign-in. */
export const deviceLifeMs = 180 * 86_400_000;

/** Beside the session's, and like it bound to the host wherever TLS is. */
export function deviceCookie({ origins }: Pick<AppContext, "origins">): { name: string; isSecure: boolean } {
  const isSecure = origins.backoffice.startsWith("https:");
  return { name: isSecure ? "__Host-kontor_device" : "kontor_device", isSecure };
}

/** The device of this cookie, if it is one from which this very person has signed in. */
export async function knownDevice(
  db: Db,
  { staffId, token }: { staffId: string; token: string | null },
): Promise<string | null> {
  return token === null ? null : findDevice(db, { tokenHash: hashToken(token), staffId });
}

/**
 * Knows the device again from which a person has just signed in, or remembers it from now on. Its token is another one
 * after each sign-in, so that a cookie that was planted in a browser or read from it is soon worth nothing.
 */
export async function recognizeDevice(
  trx: Trx,
  ctx: Pick<AppContext, "ids">,
  {
    staff,
    token,
    nextToken,
    now,
  }: { staff: Pick<StaffRow, "id">; token: string | null; nextToken: string; now: string },
): Promise<{ id: string; isNew: boolean }> {
  await deleteDevicesUnusedSince(trx, shiftInstant(now, -deviceLifeMs));
  const tokenHash = hashToken(nextToken);
  if (token !== null) await replaceDeviceToken(trx, { from: hashToken(token), to: tokenHash });
  const known = await findDevice(trx, { tokenHash, staffId: staff.id });
  if (known !== null) {
    await touchDevice(trx, { id: known, at: now });
    return { id: known, isNew: false };
  }
  const id = ctx.ids.own("dev", now);
  // Without another device there is none on which the person could be asked.
  const confirmed_at = (await hasConfirmedDevice(trx, { staffId: staff.id })) ? null : now;
  const row = { id, staff_id: staff.id, token_hash: tokenHash, created_at: now, last_used_at: now, confirmed_at };
  await insertDevice(trx, row);
  return { id, isNew: true };
}

/**
 * Whether this device may speak for the person: those that are new may not, so that whoever got in with a found password
 * cannot wave themselves through.
 */
export async function isTrustedDevice(
  db: Db,
  { staffId, deviceId }: { staffId: string; deviceId: string | null },
): Promise<boolean> {
  return deviceId !== null && hasConfirmedDevice(db, { staffId, id: deviceId });
}

/** How many new devices this one has to ask the person about. */
export async function countDevicesToConfirm(
  db: Db,
  own: { staffId: string; deviceId: string | null },
): Promise<number> {
  return (await isTrustedDevice(db, own)) ? countNewDevices(db, own.staffId) : 0;
}

/** The person says that all new devices are theirs. @throws DomainError `forbidden` from a device that is new itself. */
export async function confirmNewDevices(
  ctx: AppContext,
  { by, ...own }: { staffId: string; deviceId: string | null; by: AuditActor },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    if ((await countNewDevices(trx, own.staffId)) === 0) return;
    if (!(await isTrustedDevice(trx, own))) {
      throw new DomainError("forbidden", say("person.device_new"));
    }
    await confirmDevices(trx, { staffId: own.staffId, at: ctx.clock.now() });
    await recordAudit(trx, ctx, {
      ...{ chain: installationChain, objectType: "staff", objectId: own.staffId, details: {} },
      ...{ actor: by, action: "session.devices_confirmed", isAllowed: true },
    });
  });
}
