import { setTimeout } from "node:timers/promises";
import type { Store } from "../database.ts";
import { StoreError, type StoreErrorCode } from "../store/store-error.ts";

/** What ends when somebody makes room, lets go of a lock or starts the database server again. */
const passing: ReadonlySet<StoreErrorCode> = new Set(["disk_full", "locked", "overloaded"]);

function passes(error: unknown, { isShared }: Pick<Store, "isShared">): boolean {
  // A file that is broken stays so; a server that cannot be reached comes back.
  return error instanceof StoreError && (passing.has(error.code) || (isShared && error.code === "broken"));
}

/**
 * Asks for a write again for as long as the store refuses it for a reason that passes: what has happened already, such
 * as a call to a receiver, must not be forgotten because it could not be written down at once.
 *
 * @throws what the write throws otherwise, or when `isOver`.
 */
export async function retryWrite<T>(
  { store, everyMs, isOver }: { store: Pick<Store, "isShared">; everyMs: number; isOver: () => boolean },
  write: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (isOver() || !passes(error, store)) throw error;
      await setTimeout(everyMs);
    }
  }
}
