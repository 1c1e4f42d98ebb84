import type { Browser, FrameLocator, Page } from "@playwright/test";
import { expect, type Kontor, test } from "./fixtures.ts";
import { openShopAccount, type ShopAccount } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { choose, expectAccessibleInBothThemes } from "./webhook-desk.ts";

const button = "rgb(122, 31, 92)";

test("an admin gives a shop's page another look and other ways to pay, and its payers see them", async ({
  browser,
  page: payer,
  kontor,
}) => {
  test.setTimeout(120_000);
  const account = await openShopAccount(kontor, "Fjordens lys");
  const page = await signInAs(browser, kontor, "admin");
  const id = await makeProfile(page, account);
  const earlier = await openSession(kontor, account, id);
  const preview = page.frameLocator('iframe[title="Preview of the payer\'s page"]');
  await expect(preview.getByRole("radio", { name: "Vipps", exact: true })).toBeVisible();

  await test.step("what is typed shows in the preview before it is saved", async () => {
    await page.getByRole("switch", { name: "Vipps", exact: true }).first().uncheck();
    await page.getByLabel("Shop's name").fill("Lampelyst");
    await page.getByLabel("Buttons and marks", { exact: true }).fill("#7a1f5c");
    await expectLook(preview);
    await expectAccessibleInBothThemes(page);
    const untouched = await openSession(kontor, account, id);
    await payer.goto(untouched);
    await expect(payer.getByRole("radio", { name: "Vipps", exact: true })).toBeVisible();
  });

  await test.step("what cannot be saved says why beside it", async () => {
    await page.getByLabel("Buttons and marks", { exact: true }).fill("purple");
    await expect(page.getByText("Such as #0f5468")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
    await page.getByLabel("Buttons and marks", { exact: true }).fill("#7a1f5c");
  });

  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The profile was saved.")).toBeVisible();
  await payer.goto(await openSession(kontor, account, id));
  await expectLook(payer);
  await payer.goto(earlier);
  await expect(payer.getByRole("radio", { name: "Vipps", exact: true })).toBeVisible();
  await page.context().close();
});

test("of two admins who change one profile, the second is told and nothing is written over", async ({
  browser,
  kontor,
}) => {
  test.setTimeout(120_000);
  const account = await openShopAccount(kontor, "Fjellets lys");
  const first = await signInAs(browser, kontor, "admin");
  const id = await makeProfile(first, account);
  const second = await openAs(browser, kontor, first.url());
  await second.getByLabel("Description").fill("Second thoughts");
  await first.getByLabel("Description").fill("For the web shop");
  await first.getByRole("button", { name: "Save" }).click();
  await expect(first.getByText("The profile was saved.")).toBeVisible();

  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByRole("alert").first()).toContainText(/changed/);
  await expect(second.getByLabel("Description")).toHaveValue("Second thoughts");
  await second.getByRole("button", { name: "Take back" }).click();
  await expect(second.getByLabel("Description")).toHaveValue("For the web shop");
  const kept = await fetch(`${kontor.merchant}/v1/admin/session/profiles/${id}`, {
    headers: { authorization: `Bearer ${account.token}` },
  });
  expect(await kept.json()).toMatchObject({ id, description: "For the web shop" });
  await first.context().close();
  await second.context().close();
});

async function openAs(browser: Browser, kontor: Kontor, url: string): Promise<Page> {
  const page = await signInAs(browser, kontor, "admin");
  await page.goto(url);
  await expect(page.getByLabel("Description")).toBeVisible();
  return page;
}

/** Ends on the new profile's page; answers the id that a shop's server names. */
async function makeProfile(page: Page, account: ShopAccount): Promise<string> {
  await page.getByRole("navigation").getByRole("link", { name: "Payment profiles" }).click();
  await page.getByRole("button", { name: "New profile" }).click();
  const form = page.getByRole("dialog", { name: "New profile" });
  await form.getByLabel("Name").fill("Summer sale");
  await choose(form, "Account", `${account.name} · sandbox`);
  await form.getByRole("button", { name: "Make profile" }).click();
  await expect(page.getByRole("heading", { name: "Summer sale", level: 1 })).toBeVisible();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy Profile id" }).click();
  await expect(page.getByText("Copied", { exact: true }).first()).toBeAttached();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Opens one as the shop's server does; answers the payer's page. */
async function openSession(kontor: Kontor, account: ShopAccount, profile_id: string): Promise<string> {
  const answer = await fetch(`${kontor.merchant}/v1/sessions-profile`, {
    method: "POST",
    headers: { authorization: `Bearer ${account.token}`, "content-type": "application/json" },
    body: JSON.stringify({
      profile_id,
      url: { return_url: "https://shop.example/thanks" },
      order: { amount: 52_900, currency: "NOK", merchant_reference: "FJORD-1" },
    }),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { url: string }).url;
}

async function expectLook(page: Page | FrameLocator): Promise<void> {
  await expect(page.getByText("Lampelyst").first()).toBeVisible();
  await expect(page.getByRole("radio", { name: "Vipps", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Pay / })).toHaveCSS("background-color", button);
}
