/** A key of the installation. The bytes are in its wraps alone. */
export interface VaultKeyTable {
  id: string;
  /** `seal` encrypts values, and the newest one does; everything derived comes from the one `root`. */
  kind: "seal" | "root";
  created_at: string;
  /** When everything that an earlier key had sealed was sealed with this one; null while that is under way. */
  settled_at: string | null;
}

/** A key encrypted with one master key. Two wraps let two master keys open it. */
export interface VaultKeyWrapTable {
  key_id: string;
  master_id: string;
  ciphertext: Buffer;
}
