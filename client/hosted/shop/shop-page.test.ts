import { afterEach, expect, test, vi } from "vitest";
import { endMessage } from "./shop-messages.ts";
import { shopPage } from "./shop-page.ts";

afterEach(() => vi.useRealTimers());

/** A window whose parent, or opener, is a shop's page that keeps what it is told. */
function inside(where: "parent" | "opener") {
  const said: Record<string, unknown>[] = [];
  const shop = { postMessage: (message: Record<string, unknown>) => said.push(message) } as unknown as Window;
  const heard = new EventTarget();
  const page = Object.assign(heard, {
    setTimeout: setTimeout.bind(globalThis),
    clearTimeout: clearTimeout.bind(globalThis),
    opener: where === "opener" ? shop : null,
  }) as unknown as Window;
  Object.assign(page, { parent: where === "parent" ? shop : page });
  const tell = (data: unknown, source: unknown = shop) => {
    heard.dispatchEvent(Object.assign(new Event("message"), { data, source }));
  };
  return { page, said, tell };
}

test("in a shop's frame everything is said with the session's id", () => {
  const { page, said } = inside("parent");
  const shop = shopPage("T1.s", "checkout", page);
  shop.say("HeightChanged", { height: 400 });
  expect(shop.place).toBe("frame");
  expect(said).toEqual([{ type: "HeightChanged", sid: "T1.s", height: 400 }]);
});

test("in a window that the shop opened it is said that it comes from there", () => {
  const { page, said } = inside("opener");
  const shop = shopPage("T1.s", "pop_out", page);
  shop.say("AppLoaded");
  expect(shop.place).toBe("pop_out");
  expect(said).toEqual([{ type: "AppLoaded", sid: "T1.s", context: "popOut" }]);
});

test("a window that some page opened by a plain link tells it nothing", () => {
  const { page, said } = inside("opener");
  const shop = shopPage("T1.s", "checkout", page);
  shop.say("SessionLoaded");
  expect(shop.place).toBe("alone");
  expect(said).toEqual([]);
});

test("only the shop is listened to, and only about this session", () => {
  const { page, tell } = inside("parent");
  const heard = vi.fn();
  const stop = shopPage("T1.s", "checkout", page).listen("LockSession", heard);
  tell({ type: "LockSession", sid: "T1.s" }, {});
  tell({ type: "LockSession", sid: "T1.other" });
  tell({ type: "RefreshSession", sid: "T1.s" });
  tell("LockSession");
  tell(null);
  expect(heard).not.toHaveBeenCalled();
  tell({ type: "LockSession", sid: "T1.s" });
  stop();
  tell({ type: "LockSession", sid: "T1.s" });
  expect(heard).toHaveBeenCalledOnce();
});

test("a question is answered once, or not in time", async () => {
  vi.useFakeTimers();
  const { page, said, tell } = inside("parent");
  const shop = shopPage("T1.s", "checkout", page);
  const answer = shop.ask("ValidateSession", "ValidationResult", { session: {} });
  tell({ type: "ValidationResult", sid: "T1.s", success: true });
  await expect(answer).resolves.toMatchObject({ success: true });
  const silence = shop.ask("ValidateSession", "ValidationResult", { session: {} });
  await vi.advanceTimersByTimeAsync(30_000);
  await expect(silence).resolves.toBeNull();
  expect(said).toHaveLength(2);
});

test.each([
  [
    { state: "paid" as const, return_url: "https://shop.example/?transaction_id=T1.p&merchant_reference=A-1" },
    "SessionPaymentAuthorized",
    { transaction_id: "T1.p", merchant_reference: "A-1" },
  ],
  [
    { state: "on_hold" as const, return_url: "https://shop.example/?transaction_id=T1.p&merchant_reference=A-1" },
    "SessionPaymentOnHold",
    { transaction_id: "T1.p", merchant_reference: "A-1" },
  ],
  [
    { state: "closed" as const, reason: "cancelled" as const, return_url: "https://shop.example/?error=cancelled" },
    "SessionCancel",
    {},
  ],
  [
    { state: "closed" as const, reason: "declined" as const, return_url: "https://shop.example/?error=authorization" },
    "SessionPaymentError",
    { error: "authorization" },
  ],
])("the end %j is told as %s", (state, type, facts) => {
  expect(endMessage(state)).toEqual({ type, facts: { href: state.return_url, ...facts } });
});

test("a session that ran out is told as one that is not there, which the page does as soon as it sees it", () => {
  expect(endMessage({ state: "closed", reason: "expired", return_url: "https://shop.example/" })).toBeNull();
});
