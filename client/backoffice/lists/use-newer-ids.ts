import { useState } from "react";
import { newerIds, newestTimePart } from "./newer-ids.ts";

interface NewerIdsInput {
  announced: readonly string[];
  rows: readonly string[];
  account: string | null;
  /** When the list was last read; 0 until it has been. */
  readAt: number;
}

/**
 * What was announced and made after the list was read. Reading again resets it, also when a filter keeps the new rows
 * out of the list.
 */
export function useNewerIds({ announced, rows, account, readAt }: NewerIdsInput): readonly string[] {
  const [seen, setSeen] = useState({ readAt: 0, since: "" });
  if (readAt !== seen.readAt) setSeen({ readAt, since: newestTimePart([...rows, ...announced]) });
  return readAt === 0 || readAt !== seen.readAt ? [] : newerIds(announced, seen.since, account);
}
