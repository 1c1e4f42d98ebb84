import { setTimeout } from "node:timers/promises";
import { StoreError } from "../store/store-error.ts";

/**
 * Asks for a write again for as long as the store refuses it for a reason that passes: what has happened already, such
 * as a call to a receiver, must not be forgotten because it could not be written down at once.
 *
 * @throws what the write throws otherwise, or when `isOver`.
 */
export async function retryWrite<T>(
  { everyMs, isOver }: { everyMs: number; isOver: () => boolean },
  write: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (isOver() || !(error instanceof StoreError && error.passes)) throw error;
      await setTimeout(everyMs);
    }
  }
}
