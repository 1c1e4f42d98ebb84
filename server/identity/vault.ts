import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** A value encrypted at rest, and the key that did it. */
export interface Sealed {
  /** Nonce (12 bytes), ciphertext, tag (16 bytes). */
  ciphertext: Buffer;
  keyId: string;
}

/** Encrypts what is secret in the database, and derives what is signed with. */
export interface Vault {
  /** Names the key that seals now; goes beside what it sealed. */
  readonly keyId: string;
  /** @param purpose binds the value to its place, such as `webhook_secret:whs_...`; opening needs the same. */
  seal(plaintext: Buffer, purpose: string): Sealed;
  /**
   * Asks for keys that were made meanwhile when it does not know the one that is named; call it outside of `store.write`.
   *
   * @throws Error when nobody has the key or the value was changed.
   */
  open(sealed: Sealed, purpose: string): Promise<Buffer>;
  /** 32 bytes for one purpose, stable for the life of the installation. */
  derive(purpose: string): Buffer;
  /** Takes up keys that another process has made. */
  refresh(): Promise<void>;
}

/** A key that seals values; its id is made from it. */
export interface DataKey {
  id: string;
  key: Buffer;
}

export interface VaultKeys {
  /** Everything derived comes from it. */
  root: Buffer;
  /** The first one seals; each opens what it sealed. */
  sealing: readonly [DataKey, ...DataKey[]];
}

/** AES-256-GCM with a nonce of its own per value. `load` brings the keys anew, for instance after a rotation. */
export function createVault(keys: VaultKeys, load: () => Promise<VaultKeys> = () => Promise.resolve(keys)): Vault {
  let current = keys;
  const refresh = async () => {
    current = await load();
  };
  const find = (id: string) => current.sealing.find((candidate) => candidate.id === id);
  return {
    get keyId() {
      return current.sealing[0].id;
    },
    refresh,
    derive: (purpose) => deriveKey(current.root, purpose),
    seal(plaintext, purpose) {
      const [{ id, key }] = current.sealing;
      return { ciphertext: encrypt(key, plaintext, purpose), keyId: id };
    },
    async open({ ciphertext, keyId }, purpose) {
      if (find(keyId) === undefined) await refresh();
      const known = find(keyId);
      if (known === undefined) throw new Error(`The value was encrypted with key ${keyId}, which is not known here`);
      return decrypt(known.key, ciphertext, purpose);
    },
  };
}

/** The keys of an installation that had nothing but its master key. */
export function keysOfMaster(masterKey: Buffer): VaultKeys {
  return { root: masterKey, sealing: [dataKey(deriveKey(masterKey, "seal"))] };
}

export function newDataKey(): DataKey {
  return dataKey(randomBytes(32));
}

export function dataKey(key: Buffer): DataKey {
  return { id: nameKey(key), key };
}

/** A name that says nothing of the key. */
export function nameKey(key: Buffer): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 16);
}

export function deriveKey(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "kontor", purpose, 32));
}

export function encrypt(key: Buffer, plaintext: Buffer, purpose: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(purpose));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when the key, the purpose or the value is another one. */
export function decrypt(key: Buffer, ciphertext: Buffer, purpose: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, ciphertext.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(ciphertext.subarray(-16));
  return Buffer.concat([decipher.update(ciphertext.subarray(12, -16)), decipher.final()]);
}
