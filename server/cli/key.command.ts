import { systemActor } from "../audit/system-actor.ts";
import { type DataFolder, openDataFolder } from "../data-folder.ts";
import { beginRotation, endRotation, resealAll } from "../identity/rotate-key.service.ts";
import { newMasterKey, replaceKeyFile } from "../master-key.ts";
import type { Command } from "./command.ts";

/**
 * Each step leaves a state that a server works with and that the next call goes on from: the file with both keys, the
 * keys of the database opened by both, everything sealed anew, then the old master key gone.
 */
export const keyRotate: Command = {
  name: "key rotate",
  summary:
    "replace the master key and encrypt everything anew, beside a running server; a call that was cut off goes on",
  options: {},
  positionals: [],
  async run(call) {
    const { config } = call;
    const ctx = await call.open({ isExisting: true });
    const folder = openDataFolder(config);
    const isOurs = config.masterKey === undefined;
    if (isOurs) addMasterKey(folder);
    const masterKeys = folder.masterKeys();
    const { keyId, isResumed } = await beginRotation(ctx, masterKeys);
    if (isResumed) call.tell("going on with a rotation that was cut off");
    const resealed = await resealAll(ctx);
    const [masterKey] = masterKeys;
    const kept = isOurs && masterKey !== undefined ? [masterKey] : masterKeys;
    await endRotation(ctx, { keyId, masterKeys: kept, resealed, by: systemActor("cli") });
    if (isOurs) replaceKeyFile(folder.keyFile, kept);
    const json = { key_id: keyId, resealed, resumed: isResumed, master_keys: kept.length };
    return { json, text: `${resealed} values are encrypted with the new key ${keyId}. ${advice(isOurs, kept.length)}` };
  },
};

/** A file with two keys is one of a rotation that was cut off. */
function addMasterKey({ keyFile, masterKeys }: DataFolder): void {
  const keys = masterKeys();
  if (keys.length === 1) replaceKeyFile(keyFile, [newMasterKey(), ...keys]);
}

function advice(isOurs: boolean, keyCount: number): string {
  if (isOurs) return "Keep a copy of the new master.key; backups of before open with the earlier one only.";
  return keyCount > 1
    ? "Both master keys open the database. Restart every process with the new one alone, then call this once more."
    : "The master key is the one in KONTOR_MASTER_KEY. To replace it, set the new one, a comma and this one.";
}
