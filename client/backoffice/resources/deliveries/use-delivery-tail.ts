import { useEffect, useRef, useState } from "react";
import { useDataProvider } from "react-admin";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { hearChanges } from "../../providers/live/live-store.ts";
import { emptyTail, heard, nextReading, readingMax, shown, type Tail } from "./tail-queue.ts";

/** Readings begin at most this often, and never before the one before has ended. */
const pauseMs = 250;

export interface DeliveryTail extends Tail {
  isPaused: boolean;
  setIsPaused: (isPaused: boolean) => void;
}

/**
 * Tries of deliveries as they happen. The stream says only that something happened; what, is read with the rights of
 * whoever looks, many at once. While it is paused nothing is read; what waits then is read afterwards.
 *
 * @param endpointId only deliveries of this endpoint; null for all
 */
export function useDeliveryTail(endpointId: string | null): DeliveryTail {
  const dataProvider = useDataProvider();
  const [account] = useAccountScope();
  const [isPaused, setIsPaused] = useState(false);
  const [tail, setTail] = useState(emptyTail);
  const held = useRef(emptyTail);
  const isPausedNow = useRef(isPaused);

  useEffect(() => {
    isPausedNow.current = isPaused;
  }, [isPaused]);

  useEffect(() => {
    let isOver = false;
    let isReading = false;
    const hold = (next: Tail) => {
      held.current = next;
      setTail(next);
    };
    hold(emptyTail);
    let announced: string[] = [];
    const stop = hearChanges(({ type, id }) => {
      if (type === "delivery") announced.push(id);
    });

    const read = async () => {
      const next = nextReading(held.current);
      if (next.ids.length === 0) return;
      hold(next.tail);
      const filter = { id: next.ids, ...(endpointId === null ? {} : { endpoint_id: [endpointId] }) };
      const { data } = await dataProvider.getList<DeliveryView>("deliveries", {
        pagination: { page: 1, perPage: readingMax },
        sort: { field: "created_at", order: "DESC" },
        filter,
        meta: { account, cursor: null },
      });
      if (!isOver) hold(shown(held.current, data));
    };
    const tick = () => {
      if (announced.length > 0) {
        hold(heard(held.current, announced));
        announced = [];
      }
      if (isReading || isPausedNow.current) return;
      isReading = true;
      // What could not be read is in the log; the next change asks again.
      void read()
        .catch(() => hold({ ...held.current, missed: held.current.missed + 1 }))
        .finally(() => (isReading = false));
    };
    const timer = setInterval(tick, pauseMs);
    return () => {
      isOver = true;
      clearInterval(timer);
      stop();
    };
  }, [account, dataProvider, endpointId]);

  return { ...tail, isPaused, setIsPaused };
}
