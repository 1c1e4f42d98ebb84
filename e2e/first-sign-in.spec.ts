import type { Browser, Page } from "@playwright/test";
import { generateSync } from "otplib";
import { expectAccessible } from "./accessibility.ts";
import { expect, type Kontor, test } from "./fixtures.ts";
import { signInAs } from "./sign-in.ts";

const password = "the lamp in the hall";

/** An admin invites; the person follows the link in a browser of their own and sets a password. */
async function join(browser: Browser, kontor: Kontor, person: { name: string; email: string }): Promise<Page> {
  const admin = await signInAs(browser, kontor, "admin");
  await admin.getByRole("link", { name: "Staff" }).click();
  await expect(admin.getByRole("heading", { name: "Staff", level: 1 })).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Invite a person" }).click();
  const form = admin.getByRole("dialog", { name: "Invite a person" });
  await form.getByLabel("Name").fill(person.name);
  await form.getByLabel("E-mail").fill(person.email);
  await form.getByRole("button", { name: "Make the invitation" }).click();
  const made = admin.getByRole("dialog", { name: `Link for ${person.name}` });
  const link = await made.getByRole("code").innerText();
  await made.getByRole("button", { name: "I have it" }).click();
  await expect(admin.getByRole("heading", { name: person.name, level: 1 })).toBeVisible();
  await expectAccessible(admin);

  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Welcome to Kontor" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByRole("link", { name: "sign in" }).click();
  await typePassword(page, person.email);
  await expectSignedIn(page, person.name);
  return page;
}

async function typePassword(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function openMyAccount(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  await page.getByRole("menuitem", { name: "My account" }).click();
  await expect(page.getByRole("heading", { name: "Second step" })).toBeVisible();
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
}

/** Wherever the person was before: that is where the sign-in leads back to. */
async function expectSignedIn(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("button", { name })).toBeVisible({ timeout: 45_000 });
}

test("somebody is invited, sets a password and an authenticator app up, and signs in with both", async ({
  browser,
  kontor,
}) => {
  test.setTimeout(180_000);
  const person = { name: "Kari Nordmann", email: "kari@lampehuset.example" };
  const page = await join(browser, kontor, person);
  const codeNow = (secret: string) =>
    generateSync({ secret, epoch: Math.floor(kontor.serverTime().getTime() / 1_000) });

  await openMyAccount(page, person.name);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Set the app up" }).click();
  const dialog = page.getByRole("dialog", { name: "Set the app up" });
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectAccessible(page);
  const secret = await dialog.getByRole("code").innerText();
  await dialog.getByLabel("Code of the app").fill(codeNow(secret));
  await dialog.getByRole("button", { name: "Confirm" }).click();
  const codes = page.getByRole("dialog", { name: "Your recovery codes" });
  await expect(codes.getByRole("listitem")).toHaveCount(10);
  const [recoveryCode = ""] = await codes.getByRole("listitem").allInnerTexts();
  await codes.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("button", { name: "Remove the app" })).toBeVisible();

  await signOut(page, person.name);
  await typePassword(page, person.email);
  await page.getByLabel("Code").fill("not a code");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("The code is not right");
  // Each code counts once: the next one is of the next half minute.
  await kontor.advance(30_000);
  await page.getByLabel("Code").fill(codeNow(secret));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expectSignedIn(page, person.name);

  await signOut(page, person.name);
  await typePassword(page, person.email);
  await page.getByLabel("Code").fill(recoveryCode);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expectSignedIn(page, person.name);
});

test("a passkey is added and signs in without a password", async ({ browser, kontor }) => {
  test.setTimeout(180_000);
  const person = { name: "Ola Nordmann", email: "ola@lampehuset.example" };
  const page = await join(browser, kontor, person);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await openMyAccount(page, person.name);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a passkey" });
  await dialog.getByLabel("Name").fill("Laptop");
  await dialog.getByRole("button", { name: "Add a passkey" }).click();
  const codes = page.getByRole("dialog", { name: "Your recovery codes" });
  await codes.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("button", { name: "Remove Laptop" })).toBeVisible();

  await signOut(page, person.name);
  await page.getByRole("button", { name: "Use a passkey instead" }).click();
  await expectSignedIn(page, person.name);
});
