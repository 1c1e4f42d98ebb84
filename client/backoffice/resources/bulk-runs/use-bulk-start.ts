import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useDataProvider } from "react-admin";
import type { BulkPreview, BulkRunView, PreviewBulk, StartBulk } from "../../../../shared/payments/bulk-run.schema.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { newIdempotencyKey } from "../../providers/idempotency-key.ts";
import { type ServerAction, useServerAction } from "../use-server-action.ts";

type Why = Pick<StartBulk, "reason" | "note">;

export interface BulkStart {
  /** Undefined while the server looks at the payments. */
  preview: BulkPreview | undefined;
  failure: Error | null;
  retry: () => void;
  start: ServerAction<Why>;
}

/** The preview of one wish and its start: one run per opened dialog, however often it is pressed or sent. */
export function useBulkStart(wish: PreviewBulk, onStarted: (run: BulkRunView) => void): BulkStart {
  const dataProvider = useDataProvider<KontorDataProvider>();
  const key = useRef<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["bulk-runs", "preview", wish],
    queryFn: ({ signal }) => dataProvider.previewBulkRun(wish, signal),
    retry: false,
    // What was looked at before is no preview any more.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const start = useServerAction({
    call: (why: Why) => {
      if (data === undefined) throw new Error("A run is started from its preview");
      key.current ??= newIdempotencyKey();
      const { account_id, totals: expected } = data;
      return dataProvider.startBulkRun({ ...wish, ...why, account_id, expected }, key.current);
    },
    refreshes: ["bulk-runs"],
    onDone: onStarted,
    onRefused: ({ code }) => {
      // A refusal ends that wish; a lost answer does not.
      if (code !== null) key.current = null;
      if (code === "stale_figures" || code === "operation_blocked") void refetch();
    },
  });
  return { preview: data, failure: error, retry: () => void refetch(), start };
}
