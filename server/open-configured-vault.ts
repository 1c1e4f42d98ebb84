import { ConfigError } from "./config.ts";
import { ForeignKeyError, openVault, type VaultParts } from "./identity/open-vault.service.ts";
import type { Vault } from "./identity/vault.ts";

/** @throws ConfigError when the master key is another one than the database was used with. */
export async function openConfiguredVault(parts: VaultParts): Promise<Vault> {
  try {
    return await openVault(parts);
  } catch (cause) {
    if (!(cause instanceof ForeignKeyError)) throw cause;
    throw new ConfigError(`KONTOR_MASTER_KEY: ${cause.message}; set the one it was used with`, { cause });
  }
}
