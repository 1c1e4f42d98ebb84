import { exhaust, expectTries } from "./delivery-tries.ts";
import { expect, test } from "./fixtures.ts";
import { startReceiver } from "./receiver.ts";
import { openShopAccount, payOrder } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { isSignedWith } from "./verify-delivery.ts";
import { expectAccessibleInBothThemes, openDesk, openEndpoint, registerEndpoint } from "./webhook-desk.ts";

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
