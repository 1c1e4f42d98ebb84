import { setTimeout } from "node:timers/promises";
import { StoreError } from "../store-error.ts";
import { isBusy } from "./sqlite-error.ts";

/** Pause between two tries for a lock. */
export const BUSY_RETRY_MS = 5;

/** How long a process that holds the lock is waited for unless the caller says otherwise. */
export const DEFAULT_LOCK_TIMEOUT_MS = 10_000;

export interface LockPatience {
  readonly file: string;
  readonly lockTimeoutMs: number;
}

/**
 * Repeats `attempt` while another connection holds the lock, leaving the event loop free in between.
 *
 * @throws StoreError `locked` once `lockTimeoutMs` is used up; other errors at once and unchanged.
 */
export async function retryWhileBusy<T>(patience: LockPatience, attempt: () => T): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() - startedAt >= patience.lockTimeoutMs) throw lockedTooLong(patience, error);
      await setTimeout(BUSY_RETRY_MS);
    }
  }
}

export function lockedTooLong({ file, lockTimeoutMs }: LockPatience, cause: unknown): StoreError {
  return new StoreError(
    "locked",
    `${file} has been locked by another process for more than ${lockTimeoutMs} ms. Is a second server or a long import running on it?`,
    { cause },
  );
}
