import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AddressesRequest } from "../../shared/checkout/hosted-order.schema.ts";
import type { HostedMethod, HostedSession, PayInput, PayState } from "../../shared/checkout/hosted-page.schema.ts";
import { type CheckoutApi, CheckoutError, createCheckoutApi } from "./checkout-api.ts";
import type { PageAddress } from "./page-address.ts";
import { type Problem, problemOf, ShopRefusal } from "./problem.ts";
import { endMessage, sessionForShop } from "./shop/shop-messages.ts";
import type { ShopPage } from "./shop/shop-page.ts";
import { useShopWishes } from "./use-shop-wishes.ts";
import { useStatePolling } from "./use-state-polling.ts";

export type Loading = "loading" | "ready" | "not_found" | "unreachable";

export interface Checkout {
  loading: Loading;
  session: HostedSession | null;
  pay: PayState | null;
  /** The way to pay that is chosen; undefined when there is none. */
  method: HostedMethod | undefined;
  /** Ids of the boxes that are ticked. */
  ticked: readonly string[];
  /** The browser is on its way back to the shop. */
  isLeaving: boolean;
  /** A call is on its way: nothing else can be started. */
  isBusy: boolean;
  /** Why the last call did not get through; null when it did, or when it was about discount codes. */
  problem: Problem | null;
  /** Why the discount codes did not change. */
  codeProblem: Problem | null;
  /** How many of the payer's calls have ended. */
  tries: number;
  /** Looks again; done once what was found is shown. */
  reload: () => Promise<void>;
  choose: (method: string) => void;
  tick: (id: string, isTicked: boolean) => void;
  submit: (input: PayInput) => void;
  leave: () => void;
  setAddresses: (addresses: AddressesRequest) => void;
  chooseShipping: (lineId: string) => void;
  /** All the codes that the order shall have. */
  setDiscountCodes: (codes: readonly string[]) => void;
}

/** Everything the page knows and can do. One call at a time: a second click while one runs does nothing. */
export function useCheckout(address: PageAddress, shop: ShopPage, goTo: (address: string) => void): Checkout {
  const api = useMemo(() => createCheckoutApi(address.sessionId), [address.sessionId]);
  const [loading, setLoading] = useState<Loading>("loading");
  const [session, setSession] = useState<HostedSession | null>(null);
  const [pay, setPay] = useState<PayState | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [answers, setAnswers] = useState<Readonly<Record<string, boolean>>>({});
  const [isBusy, setIsBusy] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [codeProblem, setCodeProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  const running = useRef(false);
  const method = session?.methods.find(({ type }) => type === chosen) ?? session?.methods[0];
  const ticked = (session?.checkboxes ?? []).filter((box) => answers[box.id] ?? box.is_checked).map(({ id }) => id);

  const show = useCallback(
    (loaded: HostedSession, message: "SessionLoaded" | "SessionUpdated") => {
      setSession(loaded);
      setPay(loaded.pay);
      setLoading("ready");
      shop.say(message, { session: sessionForShop(loaded) });
    },
    [shop],
  );

  const take = useCallback(
    (next: PayState) => {
      setPay(next);
      if (!("return_url" in next)) return;
      const end = endMessage(next);
      if (end !== null) shop.say(end.type, end.facts);
      // Inside a shop's page the shop decides where to go.
      if (shop.place !== "alone") return;
      setIsLeaving(true);
      goTo(next.return_url);
    },
    [goTo, shop],
  );

  /**
   * What the work leads to is shown; of what went wrong on the way, what the server made of it counts.
   *
   * @param tell shows why it did not work, where the payer looks.
   */
  const run = useCallback(
    (work: () => Promise<HostedSession | PayState>, tell: (problem: Problem) => void = setProblem) => {
      if (running.current) return;
      running.current = true;
      setIsBusy(true);
      setProblem(null);
      setCodeProblem(null);
      work()
        .catch((error: unknown) => recover(error, api, tell))
        .then((next) => {
          if (next === null) return;
          if ("pay" in next) show(next, "SessionUpdated");
          else take(next);
        })
        .catch((error: unknown) => tell(problemOf(error)))
        .finally(() => {
          running.current = false;
          setIsBusy(false);
          setTries((before) => before + 1);
        });
    },
    [api, show, take],
  );

  const reload = useCallback(
    () =>
      api.load().then(
        (loaded) => show(loaded, "SessionLoaded"),
        (error: unknown) => {
          const isUnknown = error instanceof CheckoutError && error.status === 404;
          setLoading(isUnknown ? "not_found" : "unreachable");
          if (isUnknown) shop.say("SessionNotFound");
        },
      ),
    [api, shop, show],
  );
  useEffect(() => void reload(), [reload]);

  const isExpired = pay?.state === "closed" && pay.reason === "expired";
  useEffect(() => {
    if (isExpired) shop.say("SessionNotFound");
  }, [isExpired, shop]);

  useEffect(() => {
    if (method !== undefined) shop.say("ActivePaymentProductType", { payment_product_type: method.type });
  }, [method, shop]);

  useStatePolling({ api, state: pay?.state, take, show });
  useShopWishes({ api, shop, running, setPay, show, choose: setChosen });

  return {
    loading,
    session,
    pay,
    method,
    ticked,
    isLeaving,
    isBusy,
    problem,
    codeProblem,
    tries,
    reload,
    choose: setChosen,
    tick: (id, isTicked) => setAnswers((before) => ({ ...before, [id]: isTicked })),
    submit: (input) => {
      if (session === null || method === undefined) return;
      const { amount, currency } = session;
      run(async () => {
        const isAnswer = input.kind === "card" && input.challenge !== undefined;
        if (address.asksShopBeforePaying && !isAnswer) await askShop(shop, session);
        return api.pay(method.type, input, { amount, currency, checkboxes: ticked });
      });
    },
    leave: () => run(api.leave),
    setAddresses: (addresses) =>
      run(async () => {
        // Before it is kept: an address that the shop cannot work with is not the order's.
        if (address.asksShopAboutAddress && session !== null) {
          await askAboutAddress(shop, sessionWithAddresses(session, addresses));
        }
        return api.setAddresses(addresses);
      }),
    chooseShipping: (lineId) => run(() => api.chooseShipping(lineId)),
    setDiscountCodes: (codes) => run(() => api.setDiscountCodes(codes), setCodeProblem),
  };
}

/** Null when there is nothing new to show but why it failed. */
async function recover(
  error: unknown,
  api: CheckoutApi,
  tell: (problem: Problem) => void,
): Promise<HostedSession | PayState | null> {
  if (error instanceof ShopRefusal) {
    tell(error.problem);
    return null;
  }
  if (!(error instanceof CheckoutError)) throw error;
  if (error.status === null) return api.state();
  if (error.status === 409 && error.code !== "stale_figures") {
    const state = await api.state();
    if (state.state === "open") tell(problemOf(error));
    return state;
  }
  tell(problemOf(error));
  return error.code === "stale_figures" ? api.load() : null;
}

/** @throws ShopRefusal when the shop says no, or nothing. */
async function askShop(shop: ShopPage, session: HostedSession): Promise<void> {
  if (shop.place === "alone") return;
  const answer = await shop.ask("ValidateSession", "ValidationResult", { session: sessionForShop(session) });
  if (answer === null) throw new ShopRefusal({ code: "shop_silent" });
  if (answer["success"] !== true) throw refusalOf("shop_refused", answer["clientValidationError"]);
}

/** @throws ShopRefusal when the shop cannot work with the address. */
async function askAboutAddress(shop: ShopPage, session: HostedSession): Promise<void> {
  if (shop.place === "alone") return;
  const answer = await shop.ask("AddressCallback", "AddressCallbackResult", { session: sessionForShop(session) });
  if (answer === null) throw new ShopRefusal({ code: "shop_silent" });
  if (answer["success"] !== true) throw refusalOf("shop_address", answer["error"]);
}

function sessionWithAddresses(session: HostedSession, entered: AddressesRequest): HostedSession {
  const { shipping_address, billing_address } = entered;
  return {
    ...session,
    shipping_address: shipping_address ?? session.shipping_address,
    billing_address: billing_address ?? shipping_address ?? session.billing_address,
  };
}

function refusalOf(code: string, said: unknown): ShopRefusal {
  return new ShopRefusal({ code, ...(typeof said === "string" ? { said: said.slice(0, 300) } : {}) });
}
