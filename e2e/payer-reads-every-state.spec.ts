import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { payByCard } from "./embedding-shop.ts";
import { expect, type Kontor, test } from "./fixtures.ts";
import { openShopAccount, type ShopAccount } from "./shop-account.ts";

/** Opens a session as a shop's server does; answers the payer's page. */
async function openSession(
  kontor: Kontor,
  { token }: ShopAccount,
  rest: object = {},
): Promise<{ id: string; url: string }> {
  const items = [{ id: "lamp", line_id: "1", description: "Desk lamp", quantity: 1, amount: 52_900, vat: 25 }];
  const answer = await fetch(`${kontor.merchant}/v1/sessions-profile`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      profile_id: "default",
      url: { return_url: "https://shop.example/thanks" },
      order: { amount: 52_900, currency: "NOK", merchant_reference: "READ-1", items },
      ...rest,
    }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { id: string; url: string };
}

const bankCard = "4000 1000 0000 0000";
const refusedCard = "4000 3000 0000 0006";

/** Both appearances of the page, which follow the browser's wish by style alone. */
async function expectReadable(page: Page): Promise<void> {
  for (const [colorScheme, background] of [
    ["dark", "rgb(20, 23, 28)"],
    ["light", "rgb(244, 245, 247)"],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("body")).toHaveCSS("background-color", background);
    await expectAccessible(page);
  }
}

async function expectState(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { name: heading })).toBeVisible();
  await expectReadable(page);
}

test("every state of the payer's page can be read by everybody, in both appearances", async ({ page, kontor }) => {
  test.setTimeout(180_000);
  const account = await openShopAccount(kontor, "Lesbart lys");
  await page.route("https://shop.example/**", (route) => route.fulfill({ contentType: "text/html", body: "thanks" }));
  const { id, url } = await openSession(kontor, account);
  await page.goto(url);
  await expectState(page, "How do you want to pay?");

  await test.step("fields that are wrong", async () => {
    await page.getByLabel("Card number").fill("4000");
    await page.getByRole("button", { name: /^Pay / }).click();
    await expect(page.getByText("Enter the card number, 12 to 19 digits")).toBeVisible();
    await expectReadable(page);
  });
  await test.step("a card that is refused", async () => {
    await payByCard(page, refusedCard);
    await expect(page.getByRole("alert").locator("div:focus")).toContainText("The payment was not accepted");
    await expect(page.getByLabel("Card number")).toHaveValue(refusedCard);
    await expectReadable(page);
  });
  await test.step("the bank's question, and what comes of failing it", async () => {
    await payByCard(page, bankCard);
    await expectState(page, "Your bank wants to know it is you");
    await page.getByRole("button", { name: "Fail" }).click();
    await expect(page.getByRole("alert").locator("div:focus")).toContainText("The payment was not accepted");
    await expect(page.getByLabel("Card number")).toHaveValue(bankCard);
    await expect(page.getByLabel("Security code")).toHaveValue("");
    await expectReadable(page);
  });
  await test.step("the app's question", async () => {
    await page.getByRole("radio", { name: "Vipps", exact: true }).check();
    await page.getByLabel("Phone").fill("+47 40 23 02 56");
    await page.getByRole("button", { name: /^Pay / }).click();
    await expectState(page, "Vipps asks you to approve");
    await page.getByRole("button", { name: "Choose another way to pay" }).click();
  });
  await test.step("paid", async () => {
    await page.getByRole("radio", { name: "Card", exact: true }).check();
    await payByCard(page);
    await expect(page).toHaveURL(/^https:\/\/shop\.example\/thanks/);
    await page.goto(url);
    await expectState(page, "Payment complete");
    await expect(page.getByRole("heading", { name: "Payment complete" })).toBeFocused();
    await page.goto(`${kontor.merchant}/checkout/embedResult/?sid=${id}&transaction_id=${account.id}.x`);
    await expectState(page, "Payment complete");
  });
  await test.step("cancelled, expired and unknown", async () => {
    const cancelled = await openSession(kontor, account);
    await page.goto(cancelled.url);
    await page.getByRole("button", { name: "Cancel and return to the shop" }).click();
    await expect(page).toHaveURL(/error=cancelled/);
    await page.goto(cancelled.url);
    await expectState(page, "This order was cancelled");
    const expired = await openSession(kontor, account, { expires_at: kontor.serverTime(Date.now() + 60_000) });
    await kontor.advance(120_000);
    await page.goto(expired.url);
    await expectState(page, "This order has expired");
    await page.goto(`${kontor.merchant}/v1/view/${account.id}.unknown`);
    await expectState(page, "This order does not exist");
  });
});

test("a payer with nothing but a keyboard is refused, reads why, and pays with another card", async ({
  page,
  kontor,
}) => {
  const account = await openShopAccount(kontor, "Lesbart lys");
  await page.route("https://shop.example/**", (route) => route.fulfill({ contentType: "text/html", body: "thanks" }));
  await page.goto((await openSession(kontor, account)).url);
  const number = page.getByLabel("Card number");
  await expect(number).toBeVisible();
  const tabTo = async (focused: ReturnType<Page["locator"]>) => {
    const isFocused = () => focused.evaluate((element) => element === document.activeElement);
    for (let presses = 0; presses < 30 && !(await isFocused()); presses += 1) await page.keyboard.press("Tab");
    await expect(focused).toBeFocused();
  };
  await tabTo(number);
  for (const text of ["4000300000000006", "1230", "123"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await tabTo(page.getByRole("button", { name: /^Pay / }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").locator("div:focus")).toContainText("The payment was not accepted");
  await tabTo(number);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("4000000000000002");
  await tabTo(page.getByLabel("Security code"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("123");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/^https:\/\/shop\.example\/thanks\?.*transaction_id=/);
});
