import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { expect, test } from "./fixtures.ts";
import { openPartner } from "./lending-partner.ts";
import { signInAs } from "./sign-in.ts";

const dayMs = 86_400_000;

async function issue(finance: Page, validThrough: string): Promise<void> {
  await finance.getByRole("button", { name: "Issue an offer" }).click();
  const dialog = finance.getByRole("dialog", { name: "Issue a credit offer" });
  await dialog.getByRole("textbox", { name: "Customer" }).fill("529.982.247-25");
  await dialog.getByRole("button", { name: "Find" }).click();
  await expect(dialog.getByText(/Bia Prado/)).toBeVisible();
  await dialog.getByRole("textbox", { name: /^At most/ }).fill("5000");
  await dialog.getByRole("textbox", { name: /^At least/ }).fill("1000");
  await dialog.getByRole("textbox", { name: /^Interest a month/ }).fill("3.5");
  await dialog.getByLabel(/^Valid through/).fill(validThrough);
  await dialog.getByRole("button", { name: "Issue offer" }).click();
  await expect(dialog).toBeHidden();
}

test("finance issues an offer, reprices it and takes it back, as the partner reads each time; support only looks on", async ({
  browser,
  kontor,
}) => {
  test.setTimeout(180_000);
  const partner = await openPartner(kontor, "Banco Lua");
  const customer = await partner.register({
    ...{ cpf: "529.982.247-25", name: "Bia Prado", email: "bia@flores.example", phone: "+5511987654321" },
    external_id: "loja-42",
  });
  const finance = await signInAs(browser, kontor, "finance");
  const heading = finance.getByRole("heading", { level: 1, name: /Bia Prado/ });

  await test.step("an offer is issued, and the partner reads its terms", async () => {
    await finance.goto(`${kontor.backoffice}/credit-offers?account=${partner.accountId}`);
    await issue(finance, new Date(kontor.serverTime().getTime() + 20 * dayMs).toISOString().slice(0, 10));
    await expect(heading).toContainText("5,000.00 BRL");
    await expectAccessible(finance);
    expect(await partner.offers(customer.id)).toMatchObject([
      { status: "available", approved_amount: "5000.00", min_amount: "1000.00", interest_rate: 3.5 },
    ]);
  });
  const offerPage = finance.url();

  await test.step("support sees it, and why it is not theirs to change", async () => {
    const support = await signInAs(browser, kontor, "support");
    await support.goto(`${kontor.backoffice}/credit-offers?account=${partner.accountId}`);
    await expect(support.getByRole("link", { name: "B… P…" })).toBeVisible();
    await expect(support.getByRole("button", { name: "Issue an offer" })).toHaveCount(0);
    await support.goto(offerPage);
    for (const name of ["Reprice", "Take back"]) {
      const button = support.getByRole("button", { name });
      await expect(button).toHaveAttribute("aria-disabled", "true");
      await expect(button).toHaveAccessibleDescription("Only finance makes and changes offers.");
    }
    await expectAccessible(support);
  });

  await test.step("other terms need a reason, and the partner reads them", async () => {
    await finance.getByRole("button", { name: "Reprice" }).click();
    const dialog = finance.getByRole("dialog", { name: "Reprice this offer" });
    await dialog.getByRole("textbox", { name: /^At most/ }).fill("8000");
    const submit = dialog.getByRole("button", { name: "Change terms" });
    await expect(submit).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Why" }).fill("Sales have doubled");
    await submit.click();
    await expect(dialog).toBeHidden();
    await expect(heading).toContainText("8,000.00 BRL");
    expect(await partner.offers(customer.id)).toMatchObject([{ status: "available", approved_amount: "8000.00" }]);
  });

  await test.step("it is taken back, and cannot be changed any more", async () => {
    await finance.getByRole("button", { name: "Take back" }).click();
    const dialog = finance.getByRole("dialog", { name: "Take this offer back" });
    await dialog.getByRole("textbox").fill("Asked for by the partner");
    await dialog.getByRole("button", { name: "Take back" }).click();
    await expect(dialog).toBeHidden();
    await expect(finance.getByText("Nobody can take it up any more.")).toBeVisible();
    await expect(finance.getByRole("button", { name: "Reprice" })).toHaveAccessibleDescription(
      "It has expired. Issue a new one.",
    );
    expect(await partner.offers(customer.id)).toMatchObject([{ status: "expired", approved_amount: "8000.00" }]);
  });

  await test.step("the customer's page and the review lead to each other, and the page has the offer", async () => {
    await finance.getByRole("link", { name: "Bia Prado" }).click();
    const offers = finance.getByRole("region", { name: "Credit offers" });
    await expect(offers.getByRole("listitem")).toHaveCount(1);
    await expect(offers.getByText("None can be taken up now")).toBeVisible();
    await expectAccessible(finance);
    await finance.getByRole("link", { name: "Open the review" }).click();
    await expect(finance.getByText("Something is still missing", { exact: false })).toBeVisible();
    await finance.getByRole("link", { name: "Open the customer's page" }).click();
    await offers.getByRole("link", { name: "Credit offers: All 1" }).click();
    await expect(finance.getByRole("link", { name: "Bia Prado" })).toHaveCount(1);
  });
});
