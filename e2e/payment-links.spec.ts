import type { Page } from "@playwright/test";
import { payByCard } from "./embedding-shop.ts";
import { expect, type Kontor, test } from "./fixtures.ts";
import { openShopAccount, type ShopAccount } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { choose, expectAccessibleInBothThemes } from "./webhook-desk.ts";

interface Wish {
  account: ShopAccount;
  reference: string;
  /** In whole kroner. */
  price: string;
}

/** Ends on the list; answers the link as it was copied. */
async function makeLink(page: Page, { account, reference, price }: Wish): Promise<string> {
  await page.getByRole("button", { name: "New payment link" }).click();
  const form = page.getByRole("dialog", { name: "New payment link" });
  await choose(form, "Account", `${account.name} · sandbox`);
  await form.getByLabel("Reference").fill(reference);
  await form.getByLabel("Description").fill("Garden lamp");
  await form.getByLabel("Quantity").fill("2");
  await form.getByLabel("Price each, NOK").fill(price);
  await expectAccessibleInBothThemes(page);
  await form.getByRole("button", { name: /^Make link for / }).click();
  const made = page.getByRole("dialog", { name: /^Link for / });
  await made.getByRole("button", { name: "Copy link" }).click();
  await expect(made.getByText(/^Copied\./)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await made.getByRole("button", { name: "Close" }).click();
  await expect(made).toBeHidden();
  return link;
}

async function openLinks(page: Page, account: ShopAccount): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "Payment links" }).click();
  await expect(page.getByRole("heading", { name: "Payment links", level: 1 })).toBeVisible();
  await page.getByRole("combobox", { name: "Account" }).click();
  await page.getByRole("option", { name: new RegExp(account.id) }).click();
}

const rowOf = (page: Page, reference: string) => page.getByRole("row").filter({ hasText: reference });

async function readSessions(kontor: Kontor, { token }: ShopAccount, reference: string): Promise<unknown[]> {
  const answer = await fetch(`${kontor.merchant}/v1/sessions?search=${reference}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return (await answer.json()) as unknown[];
}

test("support makes a link and sends it, and whoever opens it pays", async ({ browser, page: payer, kontor }) => {
  test.setTimeout(120_000);
  const account = await openShopAccount(kontor, "Hagens lys");
  const page = await signInAs(browser, kontor, "support");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openLinks(page, account);
  await expect(page.getByText("Make a link to a checkout page", { exact: false })).toBeVisible();
  const link = await makeLink(page, { account, reference: "INV-701", price: "125" });
  expect(new URL(link).origin).toBe(kontor.merchant);
  await expect(rowOf(page, "INV-701").getByText("Not opened")).toBeVisible();

  await payer.goto(link);
  await expect(payer.getByText("Garden lamp")).toBeVisible();
  await expect(payer.getByRole("button", { name: "Pay 250.00 NOK" })).toBeVisible();
  await payByCard(payer);
  await expect(payer.getByRole("heading", { name: "Payment complete" })).toBeVisible();
  await expect(payer.getByText("Thank you. The shop has been told.")).toBeVisible();

  await page.reload();
  await expect(rowOf(page, "INV-701").getByText("Paid", { exact: true })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  expect(await readSessions(kontor, account, "INV-701")).toMatchObject([{ order: { amount: 25_000 } }]);
  await page.context().close();
});

test("a link that is ended takes no money any more, also from whoever has it open", async ({
  browser,
  page: payer,
  kontor,
}) => {
  test.setTimeout(120_000);
  const account = await openShopAccount(kontor, "Vårens lys");
  const page = await signInAs(browser, kontor, "finance");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openLinks(page, account);
  const link = await makeLink(page, { account, reference: "INV-702", price: "80" });
  await payer.goto(link);
  await expect(payer.getByRole("button", { name: "Pay 160.00 NOK" })).toBeVisible();

  await page.getByRole("link", { name: "INV-702" }).click();
  await page.getByRole("button", { name: "End link" }).click();
  await page.getByRole("dialog", { name: "End link" }).getByRole("button", { name: "End link" }).click();
  await expect(page.getByText("The link was ended.")).toBeVisible();
  await expect(page.getByRole("button", { name: "End link" })).toHaveCount(0);

  await payByCard(payer);
  await expect(payer.getByRole("heading", { name: "This order has expired" })).toBeVisible();
  await payer.goto(link);
  await expect(payer.getByRole("heading", { name: "This order has expired" })).toBeVisible();
  await openLinks(page, account);
  await expect(rowOf(page, "INV-702").getByText("Expired", { exact: true })).toBeVisible();
  const [session] = await readSessions(kontor, account, "INV-702");
  expect(session).not.toHaveProperty("transaction_id");
  await page.context().close();
});

test("a link that nobody paid expires by itself, and the payer is told", async ({ browser, page: payer, kontor }) => {
  test.setTimeout(120_000);
  const account = await openShopAccount(kontor, "Høstens lys");
  const page = await signInAs(browser, kontor, "finance");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openLinks(page, account);
  const link = await makeLink(page, { account, reference: "INV-703", price: "10" });
  await page.context().close();
  await kontor.advance(7 * 86_400_000 - 3_600_000);
  await payer.goto(link);
  await expect(payer.getByRole("button", { name: "Pay 20.00 NOK" })).toBeVisible();
  await kontor.advance(2 * 3_600_000);
  await payer.reload();
  await expect(payer.getByRole("heading", { name: "This order has expired" })).toBeVisible();
});
