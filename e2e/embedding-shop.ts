import type { FrameLocator, Page } from "@playwright/test";
import { expect, type Kontor, test as base } from "./fixtures.ts";
import { type Credential, tokenOf } from "./merchant-token.ts";

/** What the shop's page heard from the published SDK. */
interface Heard {
  name: string;
  type: string;
  href?: string;
  error?: string;
  transaction_id?: string;
  merchant_reference?: string;
  payment_product_type?: string;
  session?: { order: { amount: number; items: { description: string }[] } };
}

interface Shop {
  url: string;
  /** Opens a session whose payer comes back to the shop. */
  session(wish?: Readonly<Record<string, unknown>>): Promise<{ id: string }>;
  /** Opens the shop's page with the checkout in it. */
  open(page: Page, query: Readonly<Record<string, string | string[]>>): Promise<FrameLocator>;
}

const order = {
  amount: 52_900,
  currency: "NOK",
  merchant_reference: "EMBED-7",
  items: [{ id: "lamp", line_id: "1", description: "Desk lamp", quantity: 1, amount: 52_900, vat: 25 }],
};

/** With a shop that has its own server, page and origin. */
export const test = base.extend<{ shop: Shop }>({
  shop: async ({ kontor, start }, use) => {
    const credential = await kontor.run<Credential>(
      "credential",
      "add",
      "--account",
      kontor.accountId,
      "--api",
      "checkout",
    );
    const { url } = await start("e2e/processes/embedding-shop.ts", {
      KONTOR_URL: kontor.merchant,
      SHOP_ACCOUNT: kontor.accountId,
      SHOP_CLIENT_ID: credential.client_id,
      SHOP_CLIENT_SECRET: credential.client_secret,
    });
    const token = await tokenOf(kontor, credential);
    await use({
      url,
      session: (wish = {}) => createSession(kontor, token, { url: { return_url: `${url}/thanks` }, order, ...wish }),
      open: async (page, query) => {
        const pairs = Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
        await page.goto(`${url}/?${new URLSearchParams(pairs).toString()}`);
        return page.frameLocator("iframe");
      },
    });
  },
});

async function createSession(kontor: Kontor, token: string, body: object): Promise<{ id: string }> {
  const answer = await fetch(`${kontor.merchant}/v1/sessions-profile`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ profile_id: "default", ...body }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { id: string };
}

/** The first event of that name that the shop's page has heard so far. */
export async function heard(page: Page, name: string): Promise<Heard | undefined> {
  const all = await page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
  return all.find((event) => event.name === name);
}

/** Waits until the shop's page has heard it. */
export async function hear(page: Page, name: string): Promise<Heard> {
  await expect.poll(() => heard(page, name)).toBeDefined();
  return (await heard(page, name)) as Heard;
}

/** Fills in the card and pays. */
export async function payByCard(frame: FrameLocator | Page, number = "4000 0000 0000 0002"): Promise<void> {
  await frame.getByLabel("Card number").fill(number);
  await frame.getByLabel("Expiry date").fill("12 / 30");
  await frame.getByLabel("Security code").fill("123");
  await frame.getByRole("button", { name: /^Pay / }).click();
}

/** Every handler that a shop may register. */
export const everything = [
  "onSession",
  "onPayment",
  "onPaymentError",
  "onSessionCancel",
  "onSessionNotFound",
  "onActivePaymentType",
];

export { expect } from "./fixtures.ts";
