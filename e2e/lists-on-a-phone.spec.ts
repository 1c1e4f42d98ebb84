import { apiAs } from "./backoffice-api.ts";
import { expect, test } from "./fixtures.ts";
import { openShopAccount } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";

test("the lists of settlements, links, profiles and API clients fit on a phone", async ({ browser, kontor }) => {
  test.setTimeout(180_000);
  const account = await openShopAccount(kontor, "Mobilbutikken");
  const call = await apiAs(kontor, "support");
  const line = { description: "Garden lamp", quantity: 1, unit_price: 12_345_600, vat: 25 };
  const made = await call("POST", "/payment-links", {
    account_id: account.id,
    profile_id: "default",
    currency: "NOK",
    merchant_reference: "A-LONG-REFERENCE-OF-AN-INVOICE-701",
    lines: [line],
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
  });
  expect([made.status, made.body]).toEqual([200, expect.anything()]);
  const page = await signInAs(browser, kontor, "admin");
  await page.setViewportSize({ width: 375, height: 740 });
  for (const name of ["Settlements", "Payment links", "Payment profiles", "API clients"]) {
    await page.getByRole("button", { name: "Open menu" }).click();
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    const table = page.getByRole("table", { name });
    await expect(table.getByRole("link").first()).toBeVisible();
    const overflow = () => table.evaluate((element) => Math.round(element.getBoundingClientRect().right) - innerWidth);
    await expect.poll(overflow, name).toBeLessThanOrEqual(0);
  }
});

test("money and what became of it stand beside its name on a phone", async ({ browser, kontor }) => {
  test.setTimeout(180_000);
  const page = await signInAs(browser, kontor, "finance");
  await page.setViewportSize({ width: 375, height: 740 });
  for (const [name, address] of [
    ["Sessions", "/sessions"],
    ["Transfers", "/transfers"],
    ["Payouts", "/payouts"],
    ["Approvals", "/approvals"],
  ] as const) {
    await page.goto(kontor.backoffice + address);
    const cell = page.getByRole("table", { name }).locator("tbody tr").first().getByRole("cell").nth(1);
    await expect(cell).toHaveText(/\d\.\d{2} [A-Z]{3}\w{3}/);
    const overflow = () => cell.evaluate((element) => Math.round(element.getBoundingClientRect().right) - innerWidth);
    await expect.poll(overflow, name).toBeLessThanOrEqual(0);
  }
  await page.context().close();
});
