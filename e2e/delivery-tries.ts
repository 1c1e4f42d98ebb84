import { apiAs } from "./backoffice-api.ts";
import { expect, type Kontor } from "./fixtures.ts";
import type { ShopAccount } from "./shop-account.ts";

export const minuteMs = 60_000;
/** The waits of checkout webhooks after each failure. */
export const retriesMs = [1, 5, 15, 60].map((minutes) => minutes * minuteMs);

/**
 * Waits until that many tries of the account's deliveries are on record. Seen by the receiver is not enough: the wait
 * before the next try begins once the answer was recorded.
 */
export async function expectTries(kontor: Kontor, shop: ShopAccount, count: number): Promise<void> {
  const call = await apiAs(kontor, "admin");
  await expect
    .poll(
      async () => {
        const { body } = await call("GET", `/deliveries?account=${shop.id}&limit=100`);
        const deliveries = body["data"] as { attempt_count: number }[];
        return deliveries.reduce((sum, delivery) => sum + delivery.attempt_count, 0);
      },
      { timeout: 30_000 },
    )
    .toBe(count);
}

/** Waits out every retry: after each, there were `each` more tries than before. */
export async function exhaust(kontor: Kontor, shop: ShopAccount, { tries, each }: { tries: number; each: number }) {
  for (const [index, delayMs] of retriesMs.entries()) {
    await kontor.advance(delayMs);
    await expectTries(kontor, shop, tries + each * (index + 1));
  }
}
