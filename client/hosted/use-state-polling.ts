import { useEffect } from "react";
import type { HostedSession, PayState } from "../../shared/checkout/hosted-page.schema.ts";
import type { CheckoutApi } from "./checkout-api.ts";

const pollMs = { processing: 700, locked: 1_500 } as const;

/** While somebody else has the next word, asks again and again until there is one. */
export function useStatePolling({
  api,
  state,
  take,
  show,
}: {
  api: CheckoutApi;
  state: PayState["state"] | undefined;
  take: (next: PayState) => void;
  show: (loaded: HostedSession, message: "SessionUpdated") => void;
}): void {
  useEffect(() => {
    if (state !== "processing" && state !== "locked") return undefined;
    const look = async () => {
      const next = await api.state();
      if (next.state === state) return;
      // After a lock the order may be another one.
      if (state === "locked") show(await api.load(), "SessionUpdated");
      else take(next);
    };
    // A look that fails is followed by the next one.
    const timer = setInterval(() => void look().catch(() => undefined), pollMs[state]);
    return () => clearInterval(timer);
  }, [api, state, take, show]);
}
