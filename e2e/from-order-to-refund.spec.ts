import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { expect, type Kontor, test } from "./fixtures.ts";
import { type Credential, tokenOf } from "./merchant-token.ts";
import { startReceiver } from "./receiver.ts";
import { signInAs } from "./sign-in.ts";
import { isSignedWith } from "./verify-delivery.ts";

interface Transaction {
  id: string;
  status: string;
  amount: number;
  merchant_reference: string;
  events: { event: string; success: boolean; amount: number }[];
}

const order = {
  amount: 52_900,
  currency: "NOK",
  merchant_reference: "LAMP-2041",
  items: [
    { id: "lamp", line_id: "1", description: "Desk lamp", quantity: 1, amount: 49_000, vat: 25, vat_amount: 9_800 },
  ],
  shipping_option: { id: "std", line_id: "std", title: "Standard", operator: "Posten", amount: 3_900 },
};

test("a merchant's order is paid, captured in part, captured in full and refunded in part", async ({
  browser,
  page,
  kontor,
  start,
}) => {
  test.setTimeout(120_000);
  const credential = await kontor.run<Credential>(
    "credential",
    "add",
    "--account",
    kontor.accountId,
    "--api",
    "checkout",
  );
  const receiver = await startReceiver(start, { FAIL_FIRST: "1" });
  const shop = await start("e2e/processes/shop.ts", {
    KONTOR_URL: kontor.merchant,
    SHOP_ACCOUNT: kontor.accountId,
    SHOP_CLIENT_ID: credential.client_id,
    SHOP_CLIENT_SECRET: credential.client_secret,
  });

  const session = await test.step("the shop creates a session", async () => {
    const url = { return_url: `${shop.url}/thanks`, callback_url: `${receiver.url}/callback?ref=7` };
    const customer = { email: "kari.prove@buyer.example", phone_number: "+4740000000" };
    const answer = await fetch(`${shop.url}/orders`, {
      method: "POST",
      body: JSON.stringify({ profile_id: "default", url, order, customer }),
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as { id: string; url: string };
  });

  const transactionId = await test.step("the payer pays on the hosted page and lands at the shop", async () => {
    await page.goto(session.url);
    await expect(page.getByText("Desk lamp")).toBeVisible();
    await expect(page.getByText("529.00 NOK", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Card number").fill("4000 0000 0000 0002");
    await page.getByLabel("Expiry date").fill("12 / 30");
    await page.getByLabel("Security code").fill("123");
    await page.getByRole("button", { name: "Pay 529.00 NOK" }).click();
    await expect(page.getByRole("heading", { name: "Thank you for your order" })).toBeVisible();
    const landed = new URL(page.url()).searchParams;
    expect(landed.get("merchant_reference")).toBe("LAMP-2041");
    expect(landed.get("error")).toBeNull();
    return landed.get("transaction_id") ?? "";
  });

  await test.step("the callback fails once and is sent again, signed", async () => {
    // The schedule waits ten seconds, give or take a tenth, after the first failure.
    await expect.poll(receiver.calls).toHaveLength(1);
    await kontor.advance(11_500);
    await expect.poll(receiver.calls).toHaveLength(2);
    const [first, second] = await receiver.calls();
    expect([first?.answered, second?.answered]).toEqual([500, 200]);
    const query = new URL(second?.url ?? "", receiver.url).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      ref: "7",
      transaction_id: transactionId,
      session_id: session.id,
      merchant_reference: "LAMP-2041",
    });
    expect(first?.headers["event-delivery"]).toBe(second?.headers["event-delivery"]);
  });

  await test.step("the shop reads the transaction and captures part of it", async () => {
    const read = (await (await fetch(`${shop.url}/orders/${transactionId}`)).json()) as Transaction;
    expect(read).toMatchObject({ status: "AUTHORIZED", amount: 52_900, merchant_reference: "LAMP-2041" });
    const answer = await fetch(`${shop.url}/captures`, {
      method: "POST",
      body: JSON.stringify({ transaction_id: transactionId, amount: 20_000, capture_reference: "ship-1" }),
    });
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as Transaction).status).toBe("PARTIALLY_CAPTURED");
  });

  await test.step("support sees the payment masked and cannot move money", () =>
    lookAsSupport(browser, kontor, transactionId));
  await test.step("finance captures the rest and refunds a part", () => finishAsFinance(browser, kontor));

  await test.step("the books agree", async () => {
    const verified = await kontor.run<{ ok: boolean; invariants: { id: string; ok: boolean }[] }>("verify");
    expect(verified.invariants.filter((invariant) => !invariant.ok)).toEqual([]);
    expect(verified.ok).toBe(true);
  });
});

/** Beside the test's results; `KONTOR_UPDATE_SCREENSHOTS=1` renews the ones that the README shows. */
function screenshotPath(name: string): string {
  return `${process.env["KONTOR_UPDATE_SCREENSHOTS"] === "1" ? "docs" : "test-results"}/${name}.png`;
}

async function openByReference(page: Page): Promise<void> {
  await page.getByRole("searchbox").fill("LAMP-2041");
  await page.keyboard.press("Enter");
  // The list moves while it is being filtered, and with it what is under the pointer.
  await expect(page.getByText("1 in all")).toBeVisible();
  await page.getByRole("link", { name: "LAMP-2041" }).click();
  await expect(page.getByRole("heading", { name: "529.00 NOK", level: 1 })).toBeVisible();
}

async function lookAsSupport(browser: Browser, kontor: Kontor, transactionId: string): Promise<void> {
  const page = await signInAs(browser, kontor, "support");
  await openByReference(page);
  await expect(page.getByText("kari.prove@buyer.example")).toHaveCount(0);
  const capture = page.getByRole("button", { name: "Capture" });
  await expect(capture).toHaveAttribute("aria-disabled", "true");
  await expect(capture).toHaveAccessibleDescription(/support.*not move money/);

  const refused = await page.evaluate(async (id) => {
    const answer = await fetch(`/api/payments/${id}/capture`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "support-tries" },
      body: JSON.stringify({ amount: 100 }),
    });
    return { status: answer.status, problem: (await answer.json()) as { code: string } };
  }, transactionId);
  expect(refused).toMatchObject({ status: 403, problem: { code: "forbidden" } });
  await page.context().close();
}

async function finishAsFinance(browser: Browser, kontor: Kontor): Promise<void> {
  const page = await signInAs(browser, kontor, "finance");
  await expectAccessible(page);
  await page.screenshot({ path: screenshotPath("payments") });
  await openByReference(page);
  await expect(page.getByText("kari.prove@buyer.example")).toBeVisible();
  for (const line of ["Checkout session created", "Authorized 529.00 NOK", "Captured 200.00 NOK"]) {
    await expect(page.getByText(line).first()).toBeVisible();
  }
  await expect(page.getByText(/HTTP 500/).first()).toBeVisible();
  await expect(page.getByText(/HTTP 200/).first()).toBeVisible();

  await page.getByRole("button", { name: "Capture" }).click();
  await expect(page.getByLabel("Amount to capture")).toHaveValue("329.00");
  await page.getByRole("button", { name: "Capture 329.00 NOK" }).click();
  await expect(page.getByText("Captured 329.00 NOK", { exact: true })).toBeVisible();
  await expectFigure(page, "Captured", "529.00 NOK");

  await page.getByRole("button", { name: "Refund" }).click();
  await page.getByLabel("Amount to refund").fill("100");
  await page.getByLabel("Reason").click();
  await page.getByRole("option", { name: "Goods returned" }).click();
  await page.getByRole("button", { name: "Refund 100.00 NOK" }).click();
  await expect(page.getByText("Refunded 100.00 NOK", { exact: true })).toBeVisible();
  await expectFigure(page, "Refunded", "100.00 NOK");
  await expectFigure(page, "Can be refunded", "429.00 NOK");
  await expectAccessible(page);
  await page.screenshot({ path: screenshotPath("payment"), fullPage: true });
  await page.context().close();
}

async function expectFigure(page: Page, label: string, value: string): Promise<void> {
  const figures = page.getByLabel("Figures");
  await expect(figures.getByText(label, { exact: true }).locator("..")).toContainText(value);
}

test("a callback that is signed verifies with nothing but the documented rule", async ({ page, kontor, start }) => {
  const credential = await kontor.run<Credential>(
    "credential",
    "add",
    "--account",
    kontor.accountId,
    "--api",
    "checkout",
  );
  const receiver = await startReceiver(start);
  const token = await tokenOf(kontor, credential);
  const authorized = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const made = await fetch(`${kontor.merchant}/v1/admin/signature`, {
    method: "POST",
    headers: authorized,
    body: "{}",
  });
  const { signature } = (await made.json()) as { signature: { secret: string } };

  const url = { return_url: "https://shop.example/thanks", callback_url: `${receiver.url}/cb?B=1&A=x+y` };
  const created = await fetch(`${kontor.merchant}/v1/sessions-profile`, {
    method: "POST",
    headers: authorized,
    body: JSON.stringify({ profile_id: "default", url, order }),
  });
  const session = (await created.json()) as { url: string };
  await page.route("https://shop.example/**", (route) => route.fulfill({ body: "thanks" }));
  await page.goto(session.url);
  await page.getByLabel("Vipps").first().check();
  await page.getByLabel("Phone").fill("+47 40 23 02 56");
  await page.getByRole("button", { name: "Pay 529.00 NOK" }).click();
  await page.getByRole("button", { name: "Approve" }).click();

  await expect.poll(receiver.calls).toHaveLength(1);
  const [call] = await receiver.calls();
  if (call === undefined) throw new Error("The receiver was not called");
  const arrivedAt = kontor.serverTime(call.arrived_ms);
  const rule = { dialect: "checkout-callback", accountId: kontor.accountId, arrivedAt } as const;
  expect(isSignedWith(call, { ...rule, secret: signature.secret })).toBe(true);
  const forged = { ...call, url: call.url.replace("LAMP-2041", "LAMP-2042") };
  expect(isSignedWith(forged, { ...rule, secret: signature.secret })).toBe(false);
});
