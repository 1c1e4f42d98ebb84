import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { expect, test } from "./fixtures.ts";
import { openPartner } from "./lending-partner.ts";
import { signInAs } from "./sign-in.ts";

/** A picture as a phone takes one. */
async function takePicture(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 600, height: 400 } });
  await page.setContent("<h1>Certificado MEI</h1>");
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

/** Chooses an item, decides, and waits until the page says what became of it. */
async function approve(page: Page, item: string): Promise<void> {
  const row = page.getByRole("button", { name: `${item} To be reviewed` });
  await row.click();
  await expect(row).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("heading", { name: item, level: 3 })).toBeVisible();
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(page.getByRole("button", { name: `${item} Approved` })).toBeVisible();
}

test("a partner registers a customer who shows their face, and finance reviews what was sent until the customer is active", async ({
  browser,
  kontor,
}) => {
  test.setTimeout(180_000);
  const partner = await openPartner(kontor, "Padarias do Sul");
  const picture = await takePicture(browser);
  const { id } = await partner.register({
    cpf: "123.456.789-09",
    name: "Ana Prado",
    email: "ana@padaria.example",
    phone: "+5511987654321",
    external_id: "loja-42",
  });
  for (const type of ["ccmei", "cnh", "selfie"]) await partner.upload(id, type, picture);

  await test.step("the customer shows their face on a page of ours, out of a file", async () => {
    const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: "pt-BR" });
    const page = await context.newPage();
    const address = await partner.openBiometrics(id);
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "Mostre o seu rosto" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Escolher uma foto").setInputFiles({
      name: "rosto.png",
      mimeType: "image/png",
      buffer: picture,
    });
    await expect(page.getByRole("img", { name: "A sua foto" })).toBeVisible();
    await page.getByRole("button", { name: "Enviar" }).click();
    await expect(page.getByRole("heading", { name: "Obrigado" })).toBeVisible();
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "Esta página já foi usada" })).toBeVisible();
    await expectAccessible(page);
    await context.close();
  });
  expect((await partner.customer(id)).status).toBe("under_review");

  const finance = await signInAs(browser, kontor, "finance");
  await test.step("finance finds the customer by CPF and rejects a document with a reason", async () => {
    await finance.goto(`${kontor.backoffice}/borrowers?account=${partner.accountId}`);
    const found = finance.waitForResponse((response) => response.url().includes("q=12345678909"));
    await finance.getByRole("searchbox", { name: /Search CPF/ }).fill("12345678909");
    await found;
    await finance.getByRole("link", { name: "Ana Prado" }).click();
    await expect(finance.getByRole("heading", { name: "Ana Prado", level: 1 })).toBeVisible();
    const shown = finance.getByRole("img", { name: "MEI certificate (CCMEI), as it was sent" });
    await expect(shown).toBeVisible();
    await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(600);
    await expectAccessible(finance);
    await finance.getByRole("button", { name: "Reject", exact: true }).click();
    const dialog = finance.getByRole("dialog", { name: "Reject: MEI certificate (CCMEI)" });
    await dialog.getByRole("textbox", { name: /Reason/ }).fill("O certificado está vencido.");
    await dialog.getByRole("button", { name: "Reject" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(finance.getByRole("button", { name: "MEI certificate (CCMEI) Rejected" })).toBeVisible();
  });
  const told = await partner.customer(id);
  expect(told.status).toBe("pending_kyc");
  expect(told.kyc.find(({ type }) => type === "ccmei")).toMatchObject({
    status: "rejected",
    message: "O certificado está vencido.",
  });

  await partner.upload(id, "ccmei", picture);
  await test.step("the document comes again, and everything is approved", async () => {
    await finance.reload();
    await expect(finance.getByText("Everything is there.")).toBeVisible();
    for (const item of ["MEI certificate (CCMEI)", "Driving licence (CNH)", "Selfie", "Biometrics"]) {
      await approve(finance, item);
    }
    await expect(finance.getByText("Everything was approved.", { exact: false })).toBeVisible();
  });
  expect((await partner.customer(id)).status).toBe("active");

  await test.step("support sees the history without names and documents", async () => {
    const support = await signInAs(browser, kontor, "support");
    await support.goto(finance.url());
    await expect(support.getByRole("heading", { name: "A… P…", level: 1 })).toBeVisible();
    await expect(support.getByText("Only finance opens documents of customers.")).toBeVisible();
    await expect(support.getByText("O certificado está vencido.")).toBeVisible();
    await expectAccessible(support);
  });
});
