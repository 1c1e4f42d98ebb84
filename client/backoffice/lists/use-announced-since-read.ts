import { useState } from "react";
import type { LiveChange } from "../providers/live/live-source.ts";
import { newestSerial, useAnnounced } from "../providers/live/live-store.ts";
import { useUrlListContext } from "./list-context.ts";

export interface AnnouncedIds {
  /** Announced before the list on the screen was asked for: it shows them, or a filter keeps them out. */
  before: readonly string[];
  /** Announced or announced again since then: the list may not know of it yet. */
  since: readonly string[];
  /** Said since then to have been made: the list does not know of them, unless its answer was quicker. */
  made: readonly { id: string; accountId: string }[];
}

/**
 * What was announced, split where the list on the screen was asked for. What comes while an answer is on its way
 * counts as later: the answer may be older than it.
 */
export function useAnnouncedSinceRead(type: LiveChange["type"]): AnnouncedIds {
  const { controller, updatedAt } = useUrlListContext();
  const announced = useAnnounced(type);
  const { isFetching } = controller;
  const [read, setRead] = useState(() => ({ isFetching, updatedAt, askedAt: newestSerial(), shown: newestSerial() }));
  if (isFetching !== read.isFetching || updatedAt !== read.updatedAt) {
    // An answer at once, from the same turn in which it was asked for, shows up without a time of fetching.
    const askedAt = read.isFetching ? read.askedAt : newestSerial();
    setRead({ isFetching, updatedAt, askedAt, shown: updatedAt === read.updatedAt ? read.shown : askedAt });
  }
  return {
    before: announced.filter((one) => one.serial <= read.shown).map((one) => one.id),
    since: announced.filter((one) => one.serial > read.shown).map((one) => one.id),
    made: announced.flatMap(({ id, made }) =>
      made !== null && made.serial > read.shown ? [{ id, accountId: made.accountId }] : [],
    ),
  };
}
