import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useDataProvider } from "react-admin";
import { applyChange, catchUp } from "./apply-change.ts";
import { type LiveChange, listenForChanges } from "./live-source.ts";
import { announce, setLiveState } from "./live-store.ts";
import { useIsLivePaused } from "./use-live-paused.ts";

/** Changes of one object within this time lead to one reading of it. */
const gatherMs = 250;

/** Keeps what is on the screen current without moving it: open records are read again, lists only learn a count. */
export function LiveUpdates() {
  const queryClient = useQueryClient();
  const dataProvider = useDataProvider();
  const [isPaused] = useIsLivePaused();

  useEffect(() => {
    if (isPaused) return undefined;
    const waiting = new Map<string, LiveChange>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      waiting.forEach((change) => applyChange(queryClient, dataProvider, change));
      waiting.clear();
    };
    const stop = listenForChanges({
      onChange: (change) => {
        announce(change);
        waiting.set(`${change.type} ${change.id}`, change);
        timer ??= setTimeout(flush, gatherMs);
      },
      onState: (state, isBack) => {
        setLiveState(state);
        if (isBack) catchUp(queryClient);
      },
    });
    // Also after a pause: what changed meanwhile was not announced.
    catchUp(queryClient);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [isPaused, queryClient, dataProvider]);

  return null;
}
