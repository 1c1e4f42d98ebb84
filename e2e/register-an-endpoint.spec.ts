import { expect, test } from "./fixtures.ts";
import { type ReceivedCall, startReceiver } from "./receiver.ts";
import { openShopAccount, payOrder } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { type Dialect, isSignedWith } from "./verify-delivery.ts";
import { choose, expectAccessibleInBothThemes, openDesk, registerEndpoint, sendTestEvent } from "./webhook-desk.ts";

test("an admin registers a shop's address, and the shop's next payment arrives there, signed", async ({
  browser,
  kontor,
  start,
}) => {
  test.setTimeout(120_000);
  const shop = await openShopAccount(kontor, "Skogens lys");
  const receiver = await startReceiver(start);
  const page = await signInAs(browser, kontor, "admin");
  await openDesk(page);
  const secret = await registerEndpoint(page, {
    account: shop,
    url: `${receiver.url}/hooks`,
    kind: "Checkout webhooks",
    events: ["checkout_authorization"],
    description: "Order system",
  });

  const callbackUrl = `${receiver.url}/callback`;
  const transactionId = await payOrder(kontor, { token: shop.token, reference: "SKOG-1", callbackUrl });
  // The account has no secret for callbacks, so the one to the session's own address is not signed.
  await expect
    .poll(async () => (await receiver.calls()).map(({ url }) => url.split("?")[0]).toSorted())
    .toEqual(["/callback", "/hooks"]);
  const told = (await receiver.calls()).find(({ url }) => url === "/hooks") as ReceivedCall;
  expect(JSON.parse(told.body)).toMatchObject({
    account_id: shop.id,
    event: "checkout_authorization",
    event_delivery: told.headers["event-delivery"],
    transaction: { id: transactionId, merchant_reference: "SKOG-1" },
  });
  const arrivedAt = kontor.serverTime(told.arrived_ms);
  expect(isSignedWith(told, { dialect: "checkout-hook", secret, arrivedAt })).toBe(true);
  expect(isSignedWith({ ...told, body: `${told.body} ` }, { dialect: "checkout-hook", secret, arrivedAt })).toBe(false);

  await page.reload();
  const newest = page.getByRole("region", { name: "Newest deliveries" });
  await expect(newest.getByRole("link", { name: "checkout_authorization" })).toBeVisible();
  await expect(newest.getByText(/1 of 5 tries · 200/)).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await expectAccessibleInBothThemes(page);
  await newest.getByRole("link", { name: "checkout_authorization" }).click();
  await expect(page.getByRole("heading", { name: "checkout_authorization", level: 1 })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await openDesk(page);
  await expect(page.getByRole("link", { name: `${receiver.url}/hooks` })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.context().close();
});

const tested: readonly { dialect: Dialect; kind: string; eventType: string }[] = [
  { dialect: "standard", kind: "Standard Webhooks", eventType: "loan.payment_received" },
  { dialect: "payments", kind: "Payments API webhooks", eventType: "payout.status_changed" },
  { dialect: "checkout-hook", kind: "Checkout webhooks", eventType: "ping" },
];

for (const { dialect, kind, eventType } of tested) {
  test(`a test event to an endpoint for ${kind} is signed, and its answer is shown beside it`, async ({
    browser,
    kontor,
    start,
  }) => {
    const shop = await openShopAccount(kontor, "Skogens lys");
    const receiver = await startReceiver(start);
    const page = await signInAs(browser, kontor, "admin");
    await openDesk(page);
    const secret = await registerEndpoint(page, { account: shop, url: `${receiver.url}/hooks`, kind });
    await sendTestEvent(page, eventType, /HTTP 200 after \d+ ms/);
    const calls = await receiver.calls();
    expect(calls).toHaveLength(1);
    for (const call of calls) {
      const arrivedAt = kontor.serverTime(call.arrived_ms);
      expect(call.body).toContain(`"${eventType}"`);
      expect(isSignedWith(call, { dialect, secret, arrivedAt })).toBe(true);
      expect(isSignedWith(call, { dialect, secret: `${secret.slice(0, -4)}AAAA`, arrivedAt })).toBe(false);
    }
    await receiver.answerWith(503);
    await sendTestEvent(page, eventType, /HTTP 503 after \d+ ms/);
    await expectAccessibleInBothThemes(page);
    await page.context().close();
  });
}

test("an address that must not be called is refused beside its field, and nothing typed is lost", async ({
  browser,
  kontor,
}) => {
  const shop = await openShopAccount(kontor, "Skogens lys");
  const page = await signInAs(browser, kontor, "admin");
  await openDesk(page);
  await page.getByRole("button", { name: "Add endpoint" }).click();
  const form = page.getByRole("dialog", { name: "Add endpoint" });
  await form.getByLabel("Address").fill("ftp://files.shop.example/hooks");
  await choose(form, "Account", new RegExp(shop.id));
  await form.getByLabel("Description").fill("Order system");
  await form.getByRole("button", { name: "Add endpoint" }).click();
  await expect(form.getByLabel("Address")).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByLabel("Address")).toHaveValue("ftp://files.shop.example/hooks");
  await expect(form.getByLabel("Description")).toHaveValue("Order system");
  await expectAccessibleInBothThemes(page);
  await page.context().close();
});
