import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** A value encrypted at rest, and the key that did it. */
export interface Sealed {
  /** Nonce (12 bytes), ciphertext, tag (16 bytes). */
  ciphertext: Buffer;
  keyId: string;
}

/** Keys of the installation, all derived from the master key. */
export interface Vault {
  /** Names the key; goes beside what it sealed. */
  keyId: string;
  /** @param purpose binds the value to its place, such as `webhook_secret:whs_...`; opening needs the same. */
  seal(plaintext: Buffer, purpose: string): Sealed;
  /** @throws Error when the key is another one or the value was changed. */
  open(sealed: Sealed, purpose: string): Buffer;
  /** 32 bytes for one purpose, stable for the life of the master key. */
  derive(purpose: string): Buffer;
}

/** AES-256-GCM with a nonce of its own per value. */
export function createVault(masterKey: Buffer): Vault {
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", masterKey, "kontor", purpose, 32));
  const sealingKey = derive("seal");
  const keyId = createHash("sha256").update(sealingKey).digest("hex").slice(0, 16);
  return {
    keyId,
    derive,
    seal(plaintext, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, nonce);
      cipher.setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
      return { ciphertext: Buffer.concat([nonce, body, cipher.getAuthTag()]), keyId };
    },
    open(sealed, purpose) {
      if (sealed.keyId !== keyId) throw new Error(`The value was encrypted with key ${sealed.keyId}, not ${keyId}`);
      const decipher = createDecipheriv("aes-256-gcm", sealingKey, sealed.ciphertext.subarray(0, 12));
      decipher.setAAD(Buffer.from(purpose));
      decipher.setAuthTag(sealed.ciphertext.subarray(-16));
      return Buffer.concat([decipher.update(sealed.ciphertext.subarray(12, -16)), decipher.final()]);
    },
  };
}
