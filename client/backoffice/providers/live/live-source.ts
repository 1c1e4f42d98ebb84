import { z } from "zod";

/** What the server announces: an object changed. It carries no content; the screen asks again with its own rights. */
export const liveChangeSchema = z.object({
  type: z.enum([
    "payment",
    "session",
    "delivery",
    "transfer",
    "payout",
    "approval",
    "borrower",
    "credit_offer",
    "loan",
    "bulk_run",
  ]),
  id: z.string(),
  /** The account in which it was made just now; only of what has an id that does not tell when it was made. */
  new_in: z.string().optional(),
});
export type LiveChange = z.infer<typeof liveChangeSchema>;

export type LiveState = "connecting" | "live" | "offline";

export interface LiveListener {
  onChange: (change: LiveChange) => void;
  /** `isBack`: something may have been missed while the connection was away. */
  onState: (state: LiveState, isBack: boolean) => void;
}

const retryMs = [2_000, 5_000, 15_000, 30_000];

/**
 * Listens to `/api/stream` until the returned function is called.
 *
 * A browser reconnects by itself when the network breaks, but gives up when the server answers with an error;
 * then we open a new connection, waiting longer each time.
 */
export function listenForChanges(listener: LiveListener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let wasLive = false;

  const open = () => {
    listener.onState("connecting", false);
    source = new EventSource("/api/stream");
    source.addEventListener("ready", () => {
      failures = 0;
      listener.onState("live", wasLive);
      wasLive = true;
    });
    source.addEventListener("change", (event: MessageEvent<string>) => {
      const change = readChange(event.data);
      if (change !== null) listener.onChange(change);
    });
    source.addEventListener("error", () => {
      listener.onState("offline", false);
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, retryMs[Math.min(failures, retryMs.length - 1)]);
      failures += 1;
    });
  };

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/** Null for a kind of change that this page does not know; a newer server may send some. */
function readChange(text: string): LiveChange | null {
  try {
    return liveChangeSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
