import { type RefObject, useEffect } from "react";
import type { HostedSession, PayState } from "../../shared/checkout/hosted-page.schema.ts";
import { type CheckoutApi, CheckoutError } from "./checkout-api.ts";
import type { ShopPage } from "./shop/shop-page.ts";

interface Wishes {
  api: CheckoutApi;
  shop: ShopPage;
  /** Whether a call of the payer's own is on its way. */
  running: RefObject<boolean>;
  setPay: (state: PayState) => void;
  show: (loaded: HostedSession, message: "SessionUpdated") => void;
  choose: (method: string) => void;
}

/**
 * What the shop's page may ask for: hold the payer while its server changes the order, show the order
 * anew and let the payer go on, and choose a way to pay.
 */
export function useShopWishes({ api, shop, running, setPay, show, choose }: Wishes): void {
  useEffect(() => {
    const lock = async () => {
      // The frame that opened this window hears the same wish and does the locking.
      if (shop.place === "pop_out") {
        setPay({ state: "locked" });
        return;
      }
      if (running.current) throw new Error("A call of the payer is on its way");
      const { pay_lock_id } = await api.lock();
      setPay({ state: "locked" });
      shop.say("SessionLocked", { pay_lock_id });
    };
    const refresh = async () => {
      const loaded = await api.unlock().catch(() => api.load());
      show(loaded, "SessionUpdated");
    };
    const stops = [
      shop.listen("LockSession", () => void lock().catch(() => shop.say("SessionLockFailed"))),
      shop.listen("RefreshSession", () => {
        void refresh().catch((error: unknown) => {
          if (error instanceof CheckoutError && error.status === 404) shop.say("SessionNotFound");
        });
      }),
      shop.listen("SetActivePaymentProductType", ({ payment_product_type: type }) => {
        if (typeof type === "string") choose(type);
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [api, shop, running, setPay, show, choose]);
}
