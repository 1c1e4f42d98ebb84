import type { Locator, Page } from "@playwright/test";
import { apiAs, checkoutEndpoint } from "./backoffice-api.ts";
import { expect, test } from "./fixtures.ts";
import { startReceiver } from "./receiver.ts";
import { openShopAccount, payOrder } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";

test.describe.configure({ timeout: 180_000 });

/** Longer than any page is from its beginning to the end. */
const stopsMax = 150;

/** Goes on with the Tab key until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < stopsMax; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${target.toString()}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Past the menu, by the first link of every page; only where a page has just been opened. */
async function skipToContent(page: Page): Promise<void> {
  const skip = page.getByRole("link", { name: "Skip to content" });
  // A key that is pressed before the page is drawn moves nothing.
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 45_000 });
  await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
}

/** Searches over the page, and opens the first of what is found. */
async function search(page: Page, text: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await page.keyboard.press("/");
  await expect(dialog.getByRole("combobox")).toBeFocused();
  // All at once, so that what is found is for all of it.
  await page.keyboard.insertText(text);
  await expect(dialog.getByText(/^[1-9]\d* results?$/)).toBeVisible();
  await page.keyboard.press("Enter");
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

test("a viewer finds a payment and reads it", async ({ browser, kontor }) => {
  const shop = await openShopAccount(kontor, "Tastens bøker");
  await payOrder(kontor, { token: shop.token, reference: "KEY-VIEW" });
  const page = await signInAs(browser, kontor, "viewer");
  await search(page, "KEY-VIEW");
  await expect(heading(page, "529.00 NOK")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Capture" }));
  await expect(page.getByRole("button", { name: "Capture" })).toHaveAccessibleDescription(/viewer.*not move money/);
  await page.context().close();
});

test("support looks a customer up and sends a delivery again", async ({ browser, kontor, start }) => {
  const shop = await openShopAccount(kontor, "Tastens papir");
  const receiver = await startReceiver(start);
  const api = await apiAs(kontor, "admin");
  await api("POST", "/webhook-endpoints", checkoutEndpoint(shop, `${receiver.url}/hooks`));
  await payOrder(kontor, { token: shop.token, reference: "KEY-SEND" });
  await expect.poll(receiver.calls).toHaveLength(1);
  const customers = (await api("GET", "/customers?limit=1")).body["data"] as { id: string }[];

  const page = await signInAs(browser, kontor, "support", { at: "/customers" });
  await search(page, customers[0]?.id ?? "");
  await expect(page).toHaveURL(new RegExp(`/customers/${customers[0]?.id ?? ""}/show`));

  await page.goto(`${kontor.backoffice}/deliveries?account=${shop.id}&state=delivered`);
  await skipToContent(page);
  await press(page, page.getByRole("table").getByRole("link", { name: "checkout_authorization" }));
  await press(page, page.getByRole("button", { name: "Force resend" }));
  const sure = page.getByRole("dialog", { name: "Send again although it was delivered" });
  await press(page, sure.getByRole("button", { name: "Force resend" }));
  await expect.poll(receiver.calls).toHaveLength(2);
  await page.context().close();
});

test("finance captures several payments at once and refunds a part of one", async ({ browser, kontor }) => {
  const shop = await openShopAccount(kontor, "Tastens blekk");
  const id = await payOrder(kontor, { token: shop.token, reference: "KEY-1" });
  await payOrder(kontor, { token: shop.token, reference: "KEY-2" });
  const page = await signInAs(browser, kontor, "finance", { at: `/payments?account=${shop.id}` });
  await skipToContent(page);
  await tabTo(page, page.getByRole("checkbox", { name: "Select all on this page" }));
  await page.keyboard.press("Space");
  await press(page, page.getByRole("button", { name: "Capture …" }));
  const preview = page.getByRole("dialog", { name: "Capture many payments" });
  await expect(preview.getByText("1,058.00 NOK")).toBeVisible();
  await press(page, preview.getByRole("button", { name: "Capture 2 payments" }));
  await expect(heading(page, "Capture of 2 payments")).toBeVisible();
  await expect(page.getByText("2 of 2 looked after")).toBeVisible();
  await expect(page.getByRole("table").getByText("Done")).toHaveCount(2);

  await page.goto(`${kontor.backoffice}/payments/${id}/show`);
  await skipToContent(page);
  await press(page, page.getByRole("button", { name: "Refund" }));
  await expect(page.getByLabel("Amount to refund")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("100");
  await press(page, page.getByRole("combobox", { name: /Reason/ }));
  await expect(page.getByRole("option", { name: "Goods returned" })).toBeVisible();
  await page.keyboard.type("Goods");
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: "Refund 100.00 NOK" }));
  await expect(page.getByText("Refunded 100.00 NOK", { exact: true })).toBeVisible();
  await page.context().close();
});

test("an admin rotates a secret and sends again what arrived", async ({ browser, kontor, start }) => {
  const shop = await openShopAccount(kontor, "Tastens ull");
  const receiver = await startReceiver(start);
  const api = await apiAs(kontor, "admin");
  const made = await api("POST", "/webhook-endpoints", checkoutEndpoint(shop, `${receiver.url}/hooks`));
  const endpoint = (made.body["endpoint"] ?? made.body) as { id: string };
  await payOrder(kontor, { token: shop.token, reference: "KEY-ROTATE" });
  await expect.poll(receiver.calls).toHaveLength(1);

  const page = await signInAs(browser, kontor, "admin", { at: `/webhook-endpoints/${endpoint.id}/show` });
  await skipToContent(page);
  await press(page, page.getByRole("button", { name: "Rotate secret" }));
  await press(page, page.getByRole("button", { name: "Make a new secret" }));
  const secret = page.getByRole("dialog", { name: "Signing secret" });
  await press(page, secret.getByRole("button", { name: "I have it" }));
  await expect(secret).toBeHidden();

  await press(
    page,
    page.getByRole("region", { name: "Newest deliveries" }).getByRole("link", { name: "checkout_authorization" }),
  );
  await press(page, page.getByRole("button", { name: "Force resend" }));
  const sure = page.getByRole("dialog", { name: "Send again although it was delivered" });
  await press(page, sure.getByRole("button", { name: "Force resend" }));
  await expect.poll(receiver.calls).toHaveLength(2);
  const [before, after] = await receiver.calls();
  expect(after?.body).toBe(before?.body);
  await page.context().close();
});
