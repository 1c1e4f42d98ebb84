import type { Page } from "@playwright/test";
import { exhaust, expectTries, retriesMs } from "./delivery-tries.ts";
import { expect, test } from "./fixtures.ts";
import { tokenOf } from "./merchant-token.ts";
import { startReceiver } from "./receiver.ts";
import { openShopAccount, payOrder } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { isSignedWith } from "./verify-delivery.ts";
import { choose, expectAccessibleInBothThemes, openDesk, openEndpoint, registerEndpoint } from "./webhook-desk.ts";

/** Starts a recovery of everything that is left, on the endpoint's page. */
async function recoverAt(page: Page, { rate, count }: { rate: number; count: number }): Promise<void> {
  await page.getByRole("button", { name: "Recover", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Send missed events again" });
  await choose(dialog, "How fast", `${rate} a second`);
  await dialog.getByRole("button", { name: `Send ${count} again at ${rate} a second` }).click();
  await expect(dialog).toBeHidden();
}

test("an endpoint that only fails is warned about, disabled, and told after its return what it missed", async ({
  browser,
  kontor,
  start,
}) => {
  test.setTimeout(300_000);
  const shop = await openShopAccount(kontor, "Havets keramikk");
  const receiver = await startReceiver(start);
  const url = `${receiver.url}/hooks`;
  // A token of its own for each order: the journey takes longer than one lives.
  const pay = async (reference: string) =>
    payOrder(kontor, { token: await tokenOf(kontor, shop.credential, shop.id), reference });
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

  await test.step("nine events are given up, and the desk warns at 50, 70 and 90 % of the rule", async () => {
    await receiver.answerWith(500);
    const perEvent = 1 + retriesMs.length;
    let given = 0;
    for (const { more, percent } of [
      { more: 5, percent: 50 },
      { more: 2, percent: 70 },
      { more: 2, percent: 90 },
    ]) {
      const before = given;
      for (; given < before + more; given += 1) await pay(`MISSED-${given + 1}`);
      const tries = before * perEvent + more;
      await expectTries(kontor, shop, tries);
      await exhaust(kontor, shop, { tries, each: more });
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
      await expect(page.getByText("10 events in a row were given up.")).toBeVisible();
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
