import type { AuditEntryTable } from "./audit.table.ts";

/** What the hash of an entry covers. */
export type ChainedEntry = Omit<AuditEntryTable, "seq" | "hash" | "personal">;

/** The chain of what belongs to no account. */
export const installationChain = "installation";

/** What the first entry of a chain follows. */
export const chainStart: Buffer = Buffer.alloc(32);

/**
 * The text that is hashed: the fields in a fixed order as a JSON array, which no choice of values can
 * make look like another entry.
 */
export function chainText(entry: ChainedEntry): string {
  return JSON.stringify([
    entry.previous_hash.toString("hex"),
    entry.chain,
    entry.position,
    entry.id,
    entry.at,
    entry.actor_type,
    entry.actor_id,
    entry.actor_role,
    entry.action,
    entry.object_type,
    entry.object_id,
    entry.is_allowed,
    entry.details,
    entry.personal_digest?.toString("hex") ?? null,
  ]);
}
