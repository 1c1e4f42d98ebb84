import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { openShopAccount } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { choose, copySecret, expectAccessibleInBothThemes } from "./webhook-desk.ts";

const order = { amount: 12_500, currency: "NOK", merchant_reference: "CLIENT-1" };
const body = JSON.stringify({ profile_id: "default", url: { return_url: "https://shop.example/thanks" }, order });

/** What the shop's own server is told when it opens an order. */
async function openOrder(shop: { url: string }): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${shop.url}/orders`, { method: "POST", body });
  return { status: answer.status, text: await answer.text() };
}

test("an admin makes an API client, replaces its secret and deletes it, and the shop's server feels each", async ({
  browser,
  kontor,
  start,
}) => {
  test.setTimeout(120_000);
  const account = await openShopAccount(kontor, "Øyas lys");
  const page = await signInAs(browser, kontor, "admin");
  const secret = await makeClient(page, `${account.name} · sandbox`);
  const clientId = await readClientId(page);
  await expectFact(page, "Last used", "Never");
  await expectAccessibleInBothThemes(page);
  const startShop = (clientSecret: string) =>
    start("e2e/processes/shop.ts", {
      KONTOR_URL: kontor.merchant,
      SHOP_ACCOUNT: account.id,
      SHOP_CLIENT_ID: clientId,
      SHOP_CLIENT_SECRET: clientSecret,
    });

  const shop = await startShop(secret);
  await test.step("the shop's server gets a token and works with it", async () => {
    expect((await openOrder(shop)).status).toBe(200);
    await page.reload();
    await expectFact(page, "Last used", /\d{2}:\d{2}/);
  });

  const renewed = await test.step("a new secret ends the old one and, when asked, its tokens", async () => {
    await page.getByRole("button", { name: "Replace secret" }).click();
    const dialog = page.getByRole("dialog", { name: "Replace secret" });
    await dialog.getByRole("checkbox", { name: /^End access tokens/ }).check();
    await dialog.getByRole("button", { name: "Replace secret" }).click();
    const next = await copySecret(page, "Secret of the API client");
    expect(next).not.toBe(secret);
    expect((await openOrder(shop)).status).toBe(401);
    const refused = await openOrder(await startShop(secret));
    expect(refused.status).toBe(500);
    expect(refused.text).toContain("token: 401");
    return startShop(next);
  });
  expect((await openOrder(renewed)).status).toBe(200);

  await test.step("a deleted one is refused everywhere and stays to be looked up", async () => {
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog", { name: "Delete API client" }).getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("This API client was deleted and can no longer be used.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Replace secret" })).toHaveCount(0);
    expect((await openOrder(renewed)).status).toBe(401);
    await page.getByRole("navigation").getByRole("link", { name: "API clients" }).click();
    const row = page.getByRole("row").filter({ hasText: "Order server" });
    await expect(row.getByText("Deleted", { exact: true })).toBeVisible();
    await expectAccessibleInBothThemes(page);
  });
  await page.context().close();
});

/** Ends on the new client's page; answers its secret as it was copied. */
async function makeClient(page: Page, account: string): Promise<string> {
  await page.getByRole("navigation").getByRole("link", { name: "API clients" }).click();
  await page.getByRole("button", { name: "New API client" }).click();
  const form = page.getByRole("dialog", { name: "New API client" });
  await form.getByLabel("Name").fill("Order server");
  await choose(form, "Account", account);
  await expectAccessibleInBothThemes(page);
  await form.getByRole("button", { name: "Make client" }).click();
  const secret = await copySecret(page, "Secret of the API client");
  await expect(page.getByRole("heading", { name: "Order server", level: 1 })).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  return secret;
}

async function readClientId(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Copy Client id" }).click();
  const id = page.getByRole("region", { name: "Details" }).getByRole("definition").first();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await expect(id).toContainText(copied);
  return copied;
}

async function expectFact(page: Page, term: string, value: string | RegExp): Promise<void> {
  const details = page.getByRole("region", { name: "Details" });
  await expect(details.getByText(term, { exact: true }).locator("xpath=following-sibling::dd[1]")).toHaveText(value);
}
