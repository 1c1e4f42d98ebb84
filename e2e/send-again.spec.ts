import type { Page } from "@playwright/test";
import { apiAs } from "./backoffice-api.ts";
import { expect, type Kontor, test } from "./fixtures.ts";
import { startReceiver } from "./receiver.ts";
import { openShopAccount, payOrder, type ShopAccount } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { isSignedWith } from "./verify-delivery.ts";
import { choose, expectAccessibleInBothThemes, openDesk, openEndpoint, registerEndpoint } from "./webhook-desk.ts";

const minuteMs = 60_000;
/** The waits of checkout webhooks after each failure. */
const retriesMs = [1, 5, 15, 60].map((minutes) => minutes * minuteMs);

/**
 * Waits until that many tries of the account's deliveries are on record. Seen by the receiver is not enough: the wait
 * before the next try begins once the answer was recorded.
 */
async function expectTries(kontor: Kontor, shop: ShopAccount, count: number): Promise<void> {
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
async function exhaust(kontor: Kontor, shop: ShopAccount, { tries, each }: { tries: number; each: number }) {
  for (const [index, delayMs] of retriesMs.entries()) {
    await kontor.advance(delayMs);
    await expectTries(kontor, shop, tries + each * (index + 1));
  }
}

/** Starts a recovery of everything that is left, on the endpoint's page. */
async function recoverAt(page: Page, { rate, count }: { rate: number; count: number }): Promise<void> {
  await page.getByRole("button", { name: "Recover", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Send missed events again" });
  await choose(dialog, "How fast", `${rate} a second`);
  await dialog.getByRole("button", { name: `Send ${count} again at ${rate} a second` }).click();
  await expect(dialog).toBeHidden();
}

test("what failed is sent again, and what arrived only on purpose", async ({ browser, kontor, start }) => {
  test.setTimeout(180_000);
  const shop = await openShopAccount(kontor, "Havets keramikk");
  const receiver = await startReceiver(start);
  const url = `${receiver.url}/hooks`;
  const before = await signInAs(browser, kontor, "admin");
  await openDesk(before);
  const registration = { account: shop, url, kind: "Checkout webhooks", events: ["checkout_authorization"] };
  const secret = await registerEndpoint(before, registration);
  await before.context().close();

  await receiver.answerWith(500);
  await payOrder(kontor, { token: shop.token, reference: "HAV-1" });
  await expectTries(kontor, shop, 1);
  await exhaust(kontor, shop, { tries: 1, each: 1 });
  await receiver.answerWith(200);

  const page = await signInAs(browser, kontor, "admin");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openEndpoint(page, url);
  await page
    .getByRole("region", { name: "Newest deliveries" })
    .getByRole("link", { name: "checkout_authorization" })
    .click();
  await page.getByRole("button", { name: /^Try 5/ }).click();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("button", { name: "Copy as cURL" }).click();
  await expect(page.getByText("Copied. Secrets are left out.").first()).toBeAttached();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  expect(curl).toContain(url);
  expect(curl).toContain("HAV-1");
  expect(curl).not.toContain(secret);
  await page.getByRole("button", { name: "Resend" }).click();
  await expect.poll(receiver.calls).toHaveLength(6);

  const force = page.getByRole("button", { name: "Force resend" });
  await expect(force).toBeVisible();
  await expect(page.getByRole("button", { name: "Resend", exact: true })).toHaveAccessibleDescription(
    "It was delivered already.",
  );
  await force.click();
  const warning = page.getByRole("dialog", { name: "Send again although it was delivered" });
  await expect(warning).toContainText("acts on it twice");
  await expectAccessibleInBothThemes(page);
  await warning.getByRole("button", { name: "Force resend" }).click();
  await expect.poll(receiver.calls).toHaveLength(7);

  const calls = await receiver.calls();
  expect(new Set(calls.map((call) => call.headers["event-delivery"])).size).toBe(1);
  expect(new Set(calls.map((call) => call.body)).size).toBe(1);
  for (const call of calls) {
    const arrivedAt = kontor.serverTime(call.arrived_ms);
    expect(isSignedWith(call, { dialect: "checkout-hook", secret, arrivedAt })).toBe(true);
  }
  await page.context().close();
});

test("an endpoint that only fails is warned about, disabled, and told after its return what it missed", async ({
  browser,
  kontor,
  start,
}) => {
  test.setTimeout(300_000);
  const shop = await openShopAccount(kontor, "Havets keramikk");
  const receiver = await startReceiver(start);
  const url = `${receiver.url}/hooks`;
  const pay = (reference: string) => payOrder(kontor, { token: shop.token, reference });
  const lookAt = async (look: (page: Page) => Promise<void>) => {
    const page = await signInAs(browser, kontor, "admin");
    // Windows of time on the screen count from the browser's clock.
    await page.clock.setFixedTime(kontor.serverTime());
    await openEndpoint(page, url);
    await look(page);
    await page.context().close();
  };

  const secret = await test.step("an endpoint is registered", async () => {
    const page = await signInAs(browser, kontor, "admin");
    await openDesk(page);
    const registration = { account: shop, url, kind: "Checkout webhooks", events: ["checkout_authorization"] };
    const made = await registerEndpoint(page, registration);
    await page.context().close();
    return made;
  });

  await test.step("nine events fail, and the desk warns at 50, 70 and 90 % of the rule", async () => {
    await receiver.answerWith(500);
    for (let count = 1; count <= 9; count += 1) await pay(`MISSED-${count}`);
    await expectTries(kontor, shop, 9);
    for (const [index, delayMs] of retriesMs.entries()) {
      await kontor.advance(delayMs);
      await expectTries(kontor, shop, 9 * (index + 2));
      const percent = [null, 50, 70, 90][index];
      if (percent == null) continue;
      await lookAt(async (page) => {
        await expect(page.getByText(`It has used up ${percent} % of what is tolerated`)).toBeVisible();
        if (percent === 90) await expectAccessibleInBothThemes(page);
      });
    }
  });

  await test.step("the tenth uses the rule up, and later events are kept and not sent", async () => {
    await pay("MISSED-10");
    await expectTries(kontor, shop, 46);
    await exhaust(kontor, shop, { tries: 46, each: 1 });
    await pay("MISSED-11");
  });

  await test.step("after it is enabled again, what it missed is sent at the chosen rate", async () => {
    await receiver.answerWith(200);
    await lookAt(async (page) => {
      await expect(page.getByText("Disabled since")).toBeVisible();
      await expect(page.getByText("50 attempts in a row failed.")).toBeVisible();
      await expect(page.getByText("1 event was not told since then.")).toBeVisible();
      await expect(page.getByRole("button", { name: "Recover" })).toHaveAccessibleDescription(/Enable it/);
      await expectAccessibleInBothThemes(page);
      await page.getByRole("button", { name: "Enable and send what it missed" }).click();
      const dialog = page.getByRole("dialog", { name: "Send missed events again" });
      await expect(dialog.getByText("1 delivery would be sent again.")).toBeVisible();
      await expectAccessibleInBothThemes(page);
      await dialog.getByRole("button", { name: "Send 1 again at 5 a second" }).click();
      await expect.poll(receiver.calls).toHaveLength(51);
      await expect(page.getByText("Disabled since")).toHaveCount(0);
    });
  });

  await test.step("what was given up follows, slowly, is stopped, and goes on fast without repeating any", async () => {
    await lookAt(async (page) => {
      await recoverAt(page, { rate: 1, count: 10 });
      await openDesk(page);
      const recoveries = page.getByRole("region", { name: "Recoveries" });
      // The server's clock goes on by itself, so that one goes out each second until it is stopped.
      await recoveries.getByRole("button", { name: "Stop" }).click();
      const stopped = recoveries.getByText(/^Cancelled · \d+ of 10 sent again$/);
      await expect(stopped).toBeVisible();
      const sent = Number(/(\d+) of 10/.exec((await stopped.textContent()) ?? "")?.[1]);
      expect(sent).toBeLessThan(10);
      await expectAccessibleInBothThemes(page);
      await openEndpoint(page, url);
      await recoverAt(page, { rate: 100, count: 10 - sent });
      await openDesk(page);
      const newest = recoveries.getByRole("listitem").first();
      await expect(newest).toContainText(`Done · ${10 - sent} of ${10 - sent} sent again`);
    });
  });

  await expect.poll(receiver.calls).toHaveLength(61);
  const recovered = (await receiver.calls()).slice(50);
  const references = recovered.map(({ body }) => {
    const told = JSON.parse(body) as { transaction: { merchant_reference: string } };
    return told.transaction.merchant_reference;
  });
  expect(references.toSorted()).toEqual(Array.from({ length: 11 }, (_, index) => `MISSED-${index + 1}`).toSorted());
  for (const call of recovered) {
    const arrivedAt = kontor.serverTime(call.arrived_ms);
    expect(call.answered).toBe(200);
    expect(isSignedWith(call, { dialect: "checkout-hook", secret, arrivedAt })).toBe(true);
  }
  expect(await kontor.run<{ ok: boolean }>("verify")).toMatchObject({ ok: true });
});

test("deleting asks for the endpoint's name, ends what waits, and keeps the log", async ({
  browser,
  kontor,
  start,
}) => {
  test.setTimeout(120_000);
  const shop = await openShopAccount(kontor, "Havets keramikk");
  const receiver = await startReceiver(start);
  const url = `${receiver.url}/hooks`;
  const page = await signInAs(browser, kontor, "admin");
  await openDesk(page);
  await registerEndpoint(page, {
    account: shop,
    url,
    kind: "Checkout webhooks",
    events: ["checkout_authorization"],
    description: "Old order system",
  });
  await receiver.answerWith(500);
  await payOrder(kontor, { token: shop.token, reference: "LAST-1" });
  await expect.poll(receiver.calls).toHaveLength(1);
  await page.reload();
  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete endpoint" });
  await expect(dialog.getByRole("button", { name: "Delete" })).toBeDisabled();
  await dialog.getByLabel("Type its name to confirm").fill("Old order");
  await expect(dialog.getByRole("button", { name: "Delete" })).toBeDisabled();
  await dialog.getByLabel("Type its name to confirm").fill("Old order system");
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("This endpoint was deleted. Its log stays.")).toBeVisible();
  const newest = page.getByRole("region", { name: "Newest deliveries" });
  await newest.getByRole("link", { name: "checkout_authorization" }).click();
  await expect(page.getByText("Try 1")).toBeVisible();

  await kontor.advance(minuteMs);
  // Something that is told later arrives elsewhere, so nothing is still on its way to the deleted one.
  const other = await startReceiver(start);
  await payOrder(kontor, { token: shop.token, reference: "LAST-2", callbackUrl: `${other.url}/callback` });
  await expect.poll(other.calls).toHaveLength(1);
  expect(await receiver.calls()).toHaveLength(1);
  await page.context().close();
});
