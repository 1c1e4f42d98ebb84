import { apiAs, checkoutEndpoint } from "./backoffice-api.ts";
import { expect, type Kontor, test } from "./fixtures.ts";
import { startReceiver } from "./receiver.ts";
import { openShopAccount, payOrder, type ShopAccount } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { expectAccessibleInBothThemes } from "./webhook-desk.ts";

async function givenEndpoint(kontor: Kontor, shop: ShopAccount, url: string): Promise<string> {
  const call = await apiAs(kontor, "admin");
  const { body } = await call("POST", "/webhook-endpoints", checkoutEndpoint(shop, url));
  return (body["endpoint"] as { id: string }).id;
}

test("support follows deliveries as they happen, pauses, and finds them on the payment", async ({
  browser,
  kontor,
  start,
}) => {
  test.setTimeout(180_000);
  const shop = await openShopAccount(kontor, "Nordens te");
  const receiver = await startReceiver(start);
  const id = await givenEndpoint(kontor, shop, `${receiver.url}/hooks`);
  const page = await signInAs(browser, kontor, "support");
  await page.getByRole("navigation").getByRole("link", { name: "Deliveries" }).click();
  await page.getByRole("link", { name: "Follow live" }).click();
  await expect(page.getByRole("heading", { name: "Live deliveries", level: 1 })).toBeVisible();
  await page.goto(`${kontor.backoffice}/deliveries/live?endpoint_id=${id}`);
  const live = page.getByRole("region", { name: "Live deliveries" });
  await expect(live.getByText("Waiting for the next try.")).toBeVisible();

  const paymentId = await payOrder(kontor, { token: shop.token, reference: "TE-1" });
  await expect(live.getByRole("link", { name: "checkout_authorization" })).toHaveCount(1);
  await expect(live.getByText(/200 .* try 1 of 5/)).toBeVisible();
  await expectAccessibleInBothThemes(page);

  await page.getByRole("button", { name: "Pause" }).click();
  await payOrder(kontor, { token: shop.token, reference: "TE-2" });
  await expect(page.getByText("Paused. 1 delivery was tried meanwhile.")).toBeVisible();
  await expect(live.getByRole("link", { name: "checkout_authorization" })).toHaveCount(1);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(live.getByRole("link", { name: "checkout_authorization" })).toHaveCount(2);

  await page.goto(`${kontor.backoffice}/payments/${paymentId}/show`);
  const trail = page.getByRole("region", { name: "Deliveries" });
  await expect(trail.getByText(`${receiver.url}/hooks`).first()).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.context().close();
});

test("the catalogue shows what each event looks like and leads to a test of it", async ({ browser, kontor, start }) => {
  test.setTimeout(180_000);
  const shop = await openShopAccount(kontor, "Nordens te");
  const receiver = await startReceiver(start);
  const url = `${receiver.url}/hooks`;
  await givenEndpoint(kontor, shop, url);
  const page = await signInAs(browser, kontor, "admin");
  await page.getByRole("navigation").getByRole("link", { name: "Deliveries" }).click();
  await page.getByRole("link", { name: "Event catalogue" }).click();
  await expect(page.getByRole("heading", { name: "Event catalogue", level: 1 })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search events" }).fill("checkout_authorization");
  await page.getByRole("button", { name: /^checkout_authorization/ }).click();
  await expect(page.getByText("Example body")).toBeVisible();
  await expect(page.getByText("JSON schema")).toBeVisible();
  await expectAccessibleInBothThemes(page);

  await page.getByRole("button", { name: "Send a test of this type" }).click();
  await page.getByRole("menuitem", { name: url }).click();
  const section = page.getByRole("region", { name: "Send a test event" });
  await expect(section.getByRole("combobox", { name: /^Event/ })).toHaveText("checkout_authorization");
  await section.getByRole("button", { name: "Send test event" }).click();
  await expect(section.getByRole("status")).toHaveText(/HTTP 200 after/);
  const [call] = await receiver.calls();
  expect(call?.headers["event"]).toBe("checkout_authorization");
  await page.context().close();
});

test("what was delivered counts in the metrics, and a test event does not", async ({ browser, kontor, start }) => {
  test.setTimeout(180_000);
  const shop = await openShopAccount(kontor, "Nordens te");
  const receiver = await startReceiver(start);
  const id = await givenEndpoint(kontor, shop, `${receiver.url}/hooks`);
  const call = await apiAs(kontor, "admin");
  await payOrder(kontor, { token: shop.token, reference: "TE-3" });
  await expect.poll(receiver.calls).toHaveLength(1);
  const tested = await call("POST", `/webhook-endpoints/${id}/test`, { event_type: "ping" });
  expect(tested.status).toBe(200);

  const page = await signInAs(browser, kontor, "viewer");
  await page.clock.setFixedTime(kontor.serverTime());
  await page.goto(`${kontor.backoffice}/webhook-metrics?account=${shop.id}`);
  await expect(page.getByRole("heading", { name: "Webhook metrics", level: 1 })).toBeVisible();
  await expect(page.getByText("1 of 1 that are over.", { exact: false })).toBeVisible();
  const outcomes = page.getByRole("region", { name: "Deliveries by outcome" });
  await outcomes.getByRole("button", { name: "Table" }).click();
  await expect(outcomes.getByRole("table")).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.context().close();
});
