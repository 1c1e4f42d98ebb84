import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectReadable } from "./accessibility.ts";
import { expect } from "./fixtures.ts";
import type { ShopAccount } from "./shop-account.ts";

/** What an admin does at the desk for webhooks, by the words on the screen. */

interface Registration {
  account: ShopAccount;
  url: string;
  /** As the desk names it: `Standard Webhooks`, `Checkout webhooks` ... */
  kind: string;
  /** None: everything. */
  events?: readonly string[];
  description?: string;
}

export async function openDesk(page: Page): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "Webhooks" }).click();
  await expect(page.getByRole("heading", { name: "Webhooks", level: 1 })).toBeVisible();
}

export async function openEndpoint(page: Page, url: string): Promise<void> {
  await openDesk(page);
  await page.getByRole("table", { name: "Webhooks" }).getByRole("link", { name: url }).click();
  await expect(page.getByRole("heading", { name: url, level: 1 })).toBeVisible();
}

/** Ends on the endpoint's page; answers the secret as it was copied. */
export async function registerEndpoint(page: Page, registration: Registration): Promise<string> {
  const { account, url, kind, events = [], description } = registration;
  await page.getByRole("button", { name: "Add endpoint" }).click();
  const form = page.getByRole("dialog", { name: "Add endpoint" });
  await form.getByLabel("Address").fill(url);
  await choose(form, "Account", new RegExp(account.id));
  await choose(form, "Kind", kind);
  for (const event of events) await form.getByRole("checkbox", { name: event, exact: true }).check();
  if (description !== undefined) await form.getByLabel("Description").fill(description);
  await form.getByRole("button", { name: "Add endpoint" }).click();
  const secret = await copySecret(page);
  await expect(page.getByRole("heading", { name: url, level: 1 })).toBeVisible();
  return secret;
}

/** The one time that the secret can be had: taken without being shown. */
export async function copySecret(page: Page, title = "Signing secret"): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const dialog = page.getByRole("dialog", { name: title });
  await dialog.getByRole("button", { name: "Copy secret" }).click();
  await expect(dialog.getByText("Copied.")).toBeVisible();
  const secret = await page.evaluate(() => navigator.clipboard.readText());
  await expect(dialog.getByText(secret)).toHaveCount(0);
  await dialog.getByRole("button", { name: "I have it" }).click();
  await expect(dialog).toBeHidden();
  return secret;
}

/** Rotates on the endpoint's page. @param overlap as the desk words it: `24 hours`. */
export async function rotateSecret(page: Page, overlap: string): Promise<string> {
  await page.getByRole("button", { name: "Rotate secret" }).click();
  const dialog = page.getByRole("dialog", { name: "Rotate secret" });
  await dialog.getByRole("radio", { name: overlap }).check();
  await dialog.getByRole("button", { name: "Make a new secret" }).click();
  return copySecret(page);
}

/** Sends a test event on the endpoint's page and waits for the answer beside it. */
export async function sendTestEvent(page: Page, eventType: string, answer: RegExp): Promise<void> {
  const section = page.getByRole("region", { name: "Send a test event" });
  await choose(section, "Event", eventType);
  await section.getByRole("button", { name: "Send test event" }).click();
  await expect(section.getByRole("status")).toHaveText(answer);
}

/** A choice is named by its label together with what is chosen. */
export async function choose(within: Locator, label: string, option: string | RegExp): Promise<void> {
  await within.getByRole("combobox", { name: new RegExp(`^${label}\\b`) }).click();
  await within
    .page()
    .getByRole("option", { name: option, exact: typeof option === "string" })
    .click();
}

/** Both appearances of the page as it stands. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveCSS("color-scheme", colorScheme);
    // Colors fade from one appearance to the other, and halfway they have no contrast.
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
    await (colorScheme === "light" ? expectAccessible(page) : expectReadable(page));
  }
}
