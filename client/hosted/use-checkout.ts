import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { HostedSession, PayInput, PayState } from "../../shared/checkout/hosted-page.schema.ts";
import { CheckoutError, createCheckoutApi } from "./checkout-api.ts";
import { endMessage, parentPage } from "./parent-page.ts";

export type Loading = "loading" | "ready" | "not_found" | "unreachable";

export interface Checkout {
  loading: Loading;
  session: HostedSession | null;
  pay: PayState | null;
  /** A call is on its way: nothing else can be started. */
  isBusy: boolean;
  /** Why the last call did not get through; null when it did. */
  problem: string | null;
  reload: () => void;
  submit: (method: string, input: PayInput) => void;
  leave: () => void;
}

const pollMs = 700;

/** Everything the page knows and can do. One call at a time: a second click while one runs does nothing. */
export function useCheckout(sessionId: string, goTo: (address: string) => void): Checkout {
  const api = useMemo(() => createCheckoutApi(sessionId), [sessionId]);
  const parent = useMemo(() => parentPage(sessionId), [sessionId]);
  const [loading, setLoading] = useState<Loading>("loading");
  const [session, setSession] = useState<HostedSession | null>(null);
  const [pay, setPay] = useState<PayState | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef(false);

  const take = useCallback(
    (next: PayState, hasActed: boolean) => {
      setPay(next);
      setProblem(null);
      if (!hasActed || !("return_url" in next)) return;
      const { type, facts } = endMessage(next);
      parent.say(type, facts);
      // Inside a shop's page the shop decides where to go.
      if (!parent.isPresent) goTo(next.return_url);
    },
    [goTo, parent],
  );

  const run = useCallback(
    (work: () => Promise<PayState>) => {
      if (running.current) return;
      running.current = true;
      setIsBusy(true);
      work()
        .catch(async (error: unknown) => {
          if (!(error instanceof CheckoutError && error.code === "stale_figures")) {
            return recoverState(error, api.state, setProblem);
          }
          const loaded = await api.load();
          setSession(loaded);
          setPay(loaded.pay);
          setProblem(error.message);
          return null;
        })
        .then((next) => {
          if (next !== null) take(next, true);
        })
        .catch((error: unknown) => setProblem(messageOf(error)))
        .finally(() => {
          running.current = false;
          setIsBusy(false);
        });
    },
    [api, take],
  );

  const reload = useCallback(() => {
    api.load().then(
      (loaded) => {
        setSession(loaded);
        setLoading("ready");
        take(loaded.pay, false);
        parent.say("SessionLoaded", { session: loaded });
      },
      (error: unknown) => {
        const isUnknown = error instanceof CheckoutError && error.status === 404;
        setLoading(isUnknown ? "not_found" : "unreachable");
        if (isUnknown) parent.say("SessionNotFound");
      },
    );
  }, [api, parent, take]);

  useEffect(reload, [reload]);

  const isProcessing = pay?.state === "processing";
  useEffect(() => {
    if (!isProcessing) return undefined;
    const timer = setInterval(() => {
      api.state().then(
        (next) => {
          if (next.state !== "processing") take(next, true);
        },
        () => undefined,
      );
    }, pollMs);
    return () => clearInterval(timer);
  }, [api, isProcessing, take]);

  return {
    loading,
    session,
    pay,
    isBusy,
    problem,
    reload,
    submit: (method, input) => {
      if (session === null) return;
      const { amount, currency } = session;
      run(() => api.pay(method, input, { amount, currency }));
    },
    leave: () => run(api.leave),
  };
}

/** After a call that failed on the way, what counts is what the server made of it. */
async function recoverState(
  error: unknown,
  readState: () => Promise<PayState>,
  say: (problem: string) => void,
): Promise<PayState | null> {
  const isRefusal = error instanceof CheckoutError && error.status !== null && error.status !== 409;
  if (isRefusal) {
    say(error.message);
    return null;
  }
  return readState();
}

function messageOf(error: unknown): string | null {
  return error instanceof CheckoutError && error.status !== null ? error.message : "";
}
