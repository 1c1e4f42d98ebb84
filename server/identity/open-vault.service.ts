import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Store, Trx } from "../database.ts";
import { type DataKey, dataKey, decrypt, deriveKey, encrypt, keysOfMaster, nameKey, newDataKey } from "./vault.ts";
import { createVault, type Vault, type VaultKeys } from "./vault.ts";
import { findForeignKeyId } from "./sealed-value.repository.ts";
import { hasAccount, insertVaultKey, insertWrap, readWrappedKeys, type WrappedKey } from "./vault-key.repository.ts";

/** None of the master keys opens the keys in the database; the message names one that would. */
export class ForeignKeyError extends Error {
  readonly keyId: string;

  constructor(keyId: string) {
    super(`the database holds secrets of another master key (${keyId})`);
    this.keyId = keyId;
  }
}

export interface VaultParts {
  store: Store;
  clock: Clock;
  /** The first one is the master key; the others are on their way out. Asked again after each rotation. */
  masterKeys: () => readonly Buffer[];
}

/**
 * Opens the installation's keys with its master key, and makes them where there are none.
 *
 * @throws ForeignKeyError
 */
export async function openVault(parts: VaultParts): Promise<Vault> {
  const load = () => loadKeys(parts).catch(() => loadKeys(parts));
  const existing = await parts.store.read(readWrappedKeys);
  if (existing.length === 0) await parts.store.write((trx) => makeKeys(trx, parts));
  return createVault(await load(), load);
}

/** A rotation between the two reads leaves master keys and wraps that do not belong together: hence a second try. */
async function loadKeys({ store, masterKeys }: VaultParts): Promise<VaultKeys> {
  return unwrapAll(await store.read(readWrappedKeys), masterKeys());
}

/**
 * As `openVault`, after a look at every sealed value: a backup may be older than the keys beside it.
 *
 * @throws ForeignKeyError
 */
export async function openWholeVault(parts: VaultParts): Promise<Vault> {
  const vault = await openVault(parts);
  const { sealing } = unwrapAll(await parts.store.read(readWrappedKeys), parts.masterKeys());
  const ids = sealing.map(({ id }) => id);
  const foreign = await parts.store.read((db) => findForeignKeyId(db, ids));
  if (foreign !== null) throw new ForeignKeyError(foreign);
  return vault;
}

/** @throws ForeignKeyError */
export function unwrapAll(rows: readonly WrappedKey[], masterKeys: readonly Buffer[]): VaultKeys {
  const masters = new Map(masterKeys.map((master) => [masterIdOf(master), master]));
  const opened = new Map<string, { kind: WrappedKey["kind"]; key: Buffer }>();
  for (const row of rows) {
    const master = masters.get(row.master_id);
    if (master !== undefined) opened.set(row.id, { kind: row.kind, key: unwrap(master, row) });
  }
  const closed = rows.find(({ id }) => !opened.has(id));
  if (closed !== undefined) throw new ForeignKeyError(closed.master_id);
  const root = [...opened.values()].find(({ kind }) => kind === "root")?.key;
  const sealing = [...opened].flatMap(([id, { kind, key }]) => (kind === "seal" ? [{ id, key }] : []));
  const [newest, ...older] = sealing;
  if (root === undefined || newest === undefined) throw new Error("The database holds no keys of its own");
  return { root, sealing: [newest, ...older] };
}

/** Encrypts a key of the installation with each of the master keys. */
export async function wrapKey(trx: Trx, { id, key }: DataKey, masterKeys: readonly Buffer[]): Promise<void> {
  for (const master of masterKeys) {
    const ciphertext = encrypt(deriveKey(master, "wrap"), key, purposeOf(id));
    await insertWrap(trx, { key_id: id, master_id: masterIdOf(master), ciphertext });
  }
}

/** Names a master key without saying anything of it. */
export function masterIdOf(masterKey: Buffer): string {
  return nameKey(deriveKey(masterKey, "wrap"));
}

function unwrap(master: Buffer, row: WrappedKey): Buffer {
  return decrypt(deriveKey(master, "wrap"), row.ciphertext, purposeOf(row.id));
}

function purposeOf(keyId: string): string {
  return `vault_key:${keyId}`;
}

/**
 * Keys by chance for a new installation. One that has been used has sealed and signed with keys from its master key,
 * and goes on with those until the next rotation.
 */
async function makeKeys(trx: Trx, { clock, masterKeys }: VaultParts): Promise<void> {
  const masters = masterKeys();
  const { root, sealing } = (await hasAccount(trx)) ? await earlierKeys(trx, masters) : newKeys();
  const at = clock.now();
  // Of two processes that start at once, the one whose root is there first makes the keys.
  if (!(await insertVaultKey(trx, { id: nameKey(root), kind: "root", created_at: at, settled_at: at }))) return;
  await wrapKey(trx, dataKey(root), masters);
  const [seal] = sealing;
  await insertVaultKey(trx, { id: seal.id, kind: "seal", created_at: at, settled_at: at });
  await wrapKey(trx, seal, masters);
}

function newKeys(): VaultKeys {
  return { root: randomBytes(32), sealing: [newDataKey()] };
}

/** @throws ForeignKeyError */
async function earlierKeys(trx: Trx, masters: readonly Buffer[]): Promise<VaultKeys> {
  let foreign: string | null = null;
  for (const keys of masters.map(keysOfMaster)) {
    foreign = await findForeignKeyId(
      trx,
      keys.sealing.map(({ id }) => id),
    );
    if (foreign === null) return keys;
  }
  throw new ForeignKeyError(foreign ?? "none");
}
