import { expectAccessible } from "./accessibility.ts";
import { expect, test } from "./fixtures.ts";
import { openShopAccount, payOrder } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";

/** Sandbox card whose captures get no answer; after two seconds it turns out that they were not done. */
const silentAtCapture = "4100000000000019";

test("finance captures with a processor that does not answer, checks again, and learns that nothing was taken", async ({
  browser,
  kontor,
}) => {
  test.setTimeout(120_000);
  const account = await openShopAccount(kontor, "Stille bank");
  const order = { token: account.token, reference: "SILENT-1", card: silentAtCapture };
  const transactionId = await payOrder(kontor, order);
  const page = await signInAs(browser, kontor, "finance");
  await page.goto(`${kontor.backoffice}/payments/${transactionId}/show`);
  await page.getByRole("button", { name: "Capture", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Capture payment" });
  await dialog.getByRole("button", { name: "Capture 529.00 NOK" }).click();

  await expect(dialog.getByText("The outcome is not known yet")).toBeVisible();
  // The page below counts the amount as reserved meanwhile; the dialog is still about what was asked for.
  await expect(dialog.getByRole("textbox", { name: /Amount/ })).toHaveValue("529.00");
  await expect(dialog.getByRole("textbox", { name: /Amount/ })).toHaveAttribute("aria-invalid", "false");
  await expectAccessible(page);

  // A wish that is still unanswered is the same wish, so it may be asked for again until it is settled.
  await expect(async () => {
    const checkAgain = dialog.getByRole("button", { name: "Check again" });
    if (await checkAgain.isVisible()) await checkAgain.click({ timeout: 5_000 });
    await expect(dialog.getByText("The processor refused")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(dialog.getByText(/TIMED_OUT/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Capture 529.00 NOK" })).toBeEnabled();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByLabel("Figures").getByText("Can be captured").locator("..")).toContainText("529.00 NOK");
  expect(await kontor.run<{ ok: boolean }>("verify")).toMatchObject({ ok: true });
  await page.context().close();
});
