import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { expect, type Kontor, test } from "./fixtures.ts";
import { openShopAccount, payOrder, type ShopAccount } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { choose } from "./webhook-desk.ts";

const items = [
  { id: "lamp", line_id: "1", description: "Desk lamp", quantity: 3, amount: 100_000, vat: 25 },
  { id: "bulb", line_id: "2", description: "Bulb", quantity: 1, amount: 49_000, vat: 25 },
];

interface Event {
  event: string;
  amount: number;
  calculated_vat_amount: number;
  items: unknown[];
}

/** What the shop's server reads of the newest operation. */
async function newestEvent(kontor: Kontor, { token }: ShopAccount, transactionId: string): Promise<Event | undefined> {
  const answer = await fetch(`${kontor.merchant}/v1/transactions/${transactionId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { events: Event[] }).events.at(-1);
}

async function openByLine(page: Page, action: "Capture" | "Refund"): Promise<Locator> {
  await page.getByRole("button", { name: action, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `${action} payment` });
  await dialog.getByRole("button", { name: "By line" }).click();
  return dialog;
}

test("finance takes one of three lamps, then the rest, and gives one back, and the shop reads which", async ({
  browser,
  kontor,
}) => {
  test.setTimeout(240_000);
  const account = await openShopAccount(kontor, "Tre lamper");
  const transactionId = await payOrder(kontor, { token: account.token, reference: "LINES-1", amount: 149_000, items });
  const page = await signInAs(browser, kontor, "finance");
  await page.getByRole("searchbox").fill(transactionId);
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 in all")).toBeVisible();
  // By the keyboard: the list moves while it is being filtered, and with it what is under the pointer.
  await page.getByRole("link", { name: "LINES-1" }).press("Enter");
  await expect(page.getByRole("heading", { name: "1,490.00 NOK", level: 1 })).toBeVisible();

  await test.step("a quantity that is not left is told beside its line and beside the button", async () => {
    const dialog = await openByLine(page, "Capture");
    await dialog.getByRole("textbox", { name: "Quantity of Desk lamp" }).fill("4");
    await expect(dialog.getByText("Only 3 are left.")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Capture", exact: true })).toHaveAccessibleDescription(
      "Correct the marked quantity.",
    );
    await dialog.getByRole("textbox", { name: "Quantity of Desk lamp" }).fill("1");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Capture 823.33 NOK" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("Captured 823.33 NOK", { exact: true })).toBeVisible();
    expect(await newestEvent(kontor, account, transactionId)).toMatchObject({
      event: "CAPTURE",
      amount: 82_333,
      calculated_vat_amount: 16_467,
      items: [
        { line_id: "1", quantity: 1, amount: 33_333 },
        { line_id: "2", quantity: 1, amount: 49_000 },
      ],
    });
  });

  await test.step("what is left is what can be chosen", async () => {
    const dialog = await openByLine(page, "Capture");
    await expect(dialog.getByText("2 left, 666.67 NOK")).toBeVisible();
    await expect(dialog.getByRole("checkbox", { name: "Bulb" })).toBeDisabled();
    await dialog.getByRole("button", { name: "Capture 666.67 NOK" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("Captured 666.67 NOK", { exact: true })).toBeVisible();
  });

  await test.step("one lamp comes back", async () => {
    const dialog = await openByLine(page, "Refund");
    await dialog.getByRole("checkbox", { name: "Desk lamp" }).check();
    await dialog.getByRole("textbox", { name: "Quantity of Desk lamp" }).fill("1");
    await choose(dialog, "Reason", "Goods returned");
    await dialog.getByRole("button", { name: "Refund 333.33 NOK" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("Refunded 333.33 NOK", { exact: true })).toBeVisible();
    expect(await newestEvent(kontor, account, transactionId)).toMatchObject({
      event: "REFUND",
      amount: 33_333,
      items: [{ line_id: "1", quantity: 1, amount: 33_333 }],
    });
  });

  await test.step("its second reference can be written, and its session tells how far it came", async () => {
    await page.getByRole("button", { name: "Change second reference" }).click();
    const dialog = page.getByRole("dialog", { name: "Change second reference" });
    await dialog.getByRole("textbox").fill("INV-88");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("INV-88")).toBeVisible();
    await page.getByRole("link", { name: "Open checkout session" }).click();
    const steps = page.getByRole("region", { name: "How far it came" });
    await expect(steps.getByRole("listitem")).toHaveCount(5);
    await expect(steps.getByText("Not yet")).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole("navigation").getByRole("link", { name: "Sessions" }).click();
    await page.getByRole("combobox", { name: "Account" }).click();
    await page.getByRole("option", { name: new RegExp(account.id) }).click();
    const funnel = page.getByRole("region", { name: "How far sessions came" });
    await expect(funnel.getByRole("listitem").filter({ hasText: "Captured" })).toContainText("100 %");
    await expect(page.getByRole("link", { name: "LINES-1" })).toBeVisible();
  });
});
