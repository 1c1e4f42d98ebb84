import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { everything, expect, hear, heard, payByCard, test } from "./embedding-shop.ts";

/** Calls one of the functions that the SDK gives the shop, and waits for what it promises. */
function callSdk(page: Page, call: "lockSession" | "refreshSession"): Promise<{ type: string }> {
  return page.evaluate(
    (name) =>
      (window as unknown as { checkout: Record<string, () => Promise<{ type: string }>> }).checkout[name]?.() ??
      Promise.reject(new Error("There is no checkout")),
    call,
  );
}

test("an embedded checkout is as high as it needs to be, and its shop hears of the payment", async ({ page, shop }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything });
  await expect(frame.getByRole("button", { name: "Pay 529.00 NOK" })).toBeVisible();
  await expect.poll(async () => (await page.locator("iframe").boundingBox())?.height).toBeGreaterThan(300);
  const loaded = await hear(page, "onSession");
  expect(loaded.session?.order).toMatchObject({ amount: 52_900, items: [{ description: "Desk lamp" }] });
  expect((await hear(page, "onActivePaymentType")).payment_product_type).toBe("dintero_psp.creditcard");
  const [, embedded] = page.frames();
  if (embedded === undefined) throw new Error("The shop's page has no frame");
  await expectAccessible(embedded);

  await payByCard(frame);
  const paid = await hear(page, "onPayment");
  expect(paid.type).toBe("SessionPaymentAuthorized");
  expect(paid.merchant_reference).toBe("EMBED-7");
  expect(paid.transaction_id).toMatch(/^T\d{8}\./);
  const href = new URL(paid.href ?? "");
  expect(href.origin + href.pathname).toBe(`${shop.url}/thanks`);
  expect(href.searchParams.get("transaction_id")).toBe(paid.transaction_id);
  await expect(page.locator("iframe")).toHaveAttribute("src", /\/checkout\/embedResult\/\?/);
  await expect(frame.getByRole("heading", { name: "Payment complete" })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/");
});

test("in the SDK's sandboxed frame a phone shows all of it, and a keyboard pays", async ({ page, shop }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything });
  await expect(page.locator("iframe")).toHaveAttribute("sandbox", /allow-scripts/);
  await expect(frame.getByRole("button", { name: "Pay 529.00 NOK" })).toBeVisible();
  const overflow = () => frame.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(await overflow()).toBe(0);
  await frame.getByLabel("Card number").focus();
  await page.keyboard.type("4000000000000002");
  for (const text of ["1230", "123"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
  expect((await hear(page, "onPayment")).type).toBe("SessionPaymentAuthorized");
  await expect(frame.getByRole("heading", { name: "Payment complete" })).toBeVisible();
  expect(await overflow()).toBe(0);
});

test("a shop without handlers is followed to where the payer comes back", async ({ page, shop }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id });
  await payByCard(frame);
  await expect(page.getByRole("heading", { name: "Back in the shop" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("transaction_id")).toMatch(/^T\d{8}\./);
});

test("a payer who cancels is the shop's again", async ({ page, shop }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything });
  await frame.getByRole("button", { name: "Cancel and return to the shop" }).click();
  const cancelled = await hear(page, "onSessionCancel");
  expect(cancelled.href).toContain("error=cancelled");
  await expect(frame.getByRole("heading", { name: "This order was cancelled" })).toBeVisible();
});

test("a payment that is refused can be tried again, and giving up is an error", async ({ page, shop }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything });
  await payByCard(frame, "4000 3000 0000 0006");
  await expect(frame.getByRole("alert").getByText("The payment was not accepted")).toBeVisible();
  expect(await heard(page, "onPaymentError")).toBeUndefined();
  await frame.getByRole("button", { name: "Cancel and return to the shop" }).click();
  const failed = await hear(page, "onPaymentError");
  expect(failed).toMatchObject({ type: "SessionPaymentError", error: "authorization" });
  expect(failed.href).toContain("error=authorization");
});

test("the bank's question is answered inside the shop's page, by keyboard", async ({ page, shop }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything });
  await frame.getByLabel("Card number").focus();
  await page.keyboard.type("4000100000000000");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1230");
  await page.keyboard.press("Tab");
  await page.keyboard.type("123");
  await page.keyboard.press("Enter");
  await expect(frame.getByRole("heading", { name: "Your bank wants to know it is you" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(frame.getByRole("button", { name: "Approve" })).toBeFocused();
  await page.keyboard.press("Enter");
  expect((await hear(page, "onPayment")).type).toBe("SessionPaymentAuthorized");
});

test("a session that nobody knows is reported", async ({ page, shop }) => {
  const frame = await shop.open(page, { sid: "T00000000.unknown", on: everything });
  await hear(page, "onSessionNotFound");
  await expect(frame.getByRole("heading", { name: "This order does not exist" })).toBeVisible();
});

test("the shop locks the page, changes the order on its server, and lets the payer go on", async ({ page, shop }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything });
  await frame.getByLabel("Card number").fill("4000 0000 0000 0002");
  const changed = {
    amount: 90_000,
    currency: "NOK",
    items: [{ line_id: "1", description: "Two lamps", amount: 90_000 }],
  };
  const change = () => fetch(`${shop.url}/orders/${id}`, { method: "PUT", body: JSON.stringify({ order: changed }) });
  expect((await change()).status).toBe(400);

  expect((await callSdk(page, "lockSession")).type).toBe("SessionLocked");
  await expect(frame.getByText("The shop is updating your order…")).toBeVisible();
  expect((await change()).status).toBe(200);
  expect((await callSdk(page, "refreshSession")).type).toBe("SessionUpdated");
  await expect(frame.getByRole("button", { name: "Pay 900.00 NOK" })).toBeVisible();
  await expect(frame.getByText("The shop is updating your order…")).toBeHidden();
  await expect(frame.getByLabel("Card number")).toHaveValue("4000 0000 0000 0002");
  await payByCard(frame);
  await hear(page, "onPayment");
});

test("an order that was paid in another window cannot be locked any more", async ({ page, shop, context }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything });
  await expect(frame.getByLabel("Card number")).toBeVisible();
  const other = await context.newPage();
  await shop.open(other, { sid: id, redirect: "1", language: "en" });
  await payByCard(other);
  await expect(other.getByRole("heading", { name: "Back in the shop" })).toBeVisible();
  await expect(callSdk(page, "lockSession")).rejects.toThrow("SessionLockFailed");
});

test("the shop has the last look before anybody pays", async ({ page, shop }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything, validate: "1" });
  const answer = (success: boolean, clientValidationError?: string) =>
    page.evaluate((verdict) => (window as unknown as { verdict: (verdict: object) => void }).verdict(verdict), {
      success,
      ...(clientValidationError === undefined ? {} : { clientValidationError }),
    });
  await payByCard(frame);
  expect((await hear(page, "onValidateSession")).session?.order.amount).toBe(52_900);
  await answer(false, "The lamp has just been sold");
  await expect(frame.getByRole("alert").getByText("The lamp has just been sold")).toBeVisible();
  expect(await heard(page, "onPayment")).toBeUndefined();
  await frame.getByRole("button", { name: /^Pay / }).click();
  await expect(frame.getByText("The lamp has just been sold")).toBeHidden();
  await answer(true);
  await hear(page, "onPayment");
});

test("the shop chooses the way to pay and the language", async ({ page, shop }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything, language: "sv" });
  await expect(frame.getByRole("heading", { name: "Hur vill du betala?" })).toBeVisible();
  await page.waitForFunction(() => "checkout" in window);
  await page.evaluate(() =>
    (
      window as unknown as { checkout: { setActivePaymentProductType: (type: string) => void } }
    ).checkout.setActivePaymentProductType("dintero_psp.vipps"),
  );
  await expect(frame.getByRole("radio", { name: "Vipps", exact: true })).toBeChecked();
});
