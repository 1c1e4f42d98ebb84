import { expectAccessible } from "./accessibility.ts";
import { everything, expect, hear, payByCard, test } from "./embedding-shop.ts";

test("paying in a window of its own", async ({ page, shop, context }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything, pop_out: "1" });
  await expect(frame.getByText("You pay in a window of its own.")).toBeVisible();
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: "Go to payment" }).click();
  const popOut = await opened;
  await expect(frame.getByText("Finish paying in the window that has opened.")).toBeVisible();
  await expectAccessible(popOut);
  const closed = popOut.waitForEvent("close");
  await payByCard(popOut);
  const paid = await hear(page, "onPayment");
  expect(paid.transaction_id).toMatch(/^T\d{8}\./);
  await closed;
  await expect(page.getByRole("button", { name: "Go to payment" })).toHaveCount(0);
  await expect(frame.getByRole("heading", { name: "Payment complete" })).toBeVisible();
});

test("a window that the payer closes can be opened again", async ({ page, shop, context }) => {
  const { id } = await shop.session();
  const frame = await shop.open(page, { sid: id, on: everything, pop_out: "1" });
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: "Go to payment" }).click();
  await (await opened).close();
  await expect(frame.getByText("You pay in a window of its own.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Go to payment" })).toBeEnabled();
});

test("a shop that redirects gets its payer back", async ({ page, shop }) => {
  const { id } = await shop.session();
  await shop.open(page, { sid: id, redirect: "1", language: "en" });
  await payByCard(page);
  await expect(page.getByRole("heading", { name: "Back in the shop" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("merchant_reference")).toBe("EMBED-7");
});

test("an express order is filled in on a phone, in Finnish", async ({ page, shop }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  const shipping_options = [
    { id: "home", line_id: "home", title: "Kotiinkuljetus", operator: "Posti", amount: 9_900 },
    { id: "shop", line_id: "shop", title: "Nouto", operator: "", amount: 0 },
  ];
  const checkboxes = [{ id: "terms", label: "Hyväksyn ehdot", required: true }];
  const theme = { primary: "#ffd24a", backdrop: "#1b1530" };
  const configuration = { language: "fi", theme, countries: { allow_countries: ["FI", "NO"] } };
  const { id } = await shop.session({ express: { shipping_options }, checkboxes, configuration });
  await shop.open(page, { sid: id, redirect: "1" });
  await expect(page.getByText("Anna ensin osoitteesi, sitten voit maksaa.")).toBeVisible();
  await expectAccessible(page);
  for (const [label, value] of [
    ["Etunimi", "Aino"],
    ["Sukunimi", "Koe"],
    ["Sähköposti", "aino@buyer.example"],
    ["Puhelin", "+358 40 123 4567"],
    ["Osoite", "Katu 1"],
    ["Postinumero", "00100"],
    ["Postitoimipaikka", "Helsinki"],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByLabel("Maa", { exact: true }).selectOption("FI");
  await page.getByRole("button", { name: "Jatka" }).click();
  await page.getByLabel("Kotiinkuljetus").check();
  await expect(page.getByRole("button", { name: "Maksa 628,00 NOK" })).toBeVisible();
  await page.getByLabel("Kortin numero").fill("5200 0000 0000 0007");
  await page.getByLabel("Voimassa").fill("12 / 30");
  await page.getByLabel("Turvakoodi").fill("123");
  await page.getByRole("button", { name: "Maksa 628,00 NOK" }).click();
  await expect(page.getByLabel("Hyväksyn ehdot")).toBeFocused();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await page.getByLabel("Hyväksyn ehdot").check();
  await page.getByRole("button", { name: "Maksa 628,00 NOK" }).click();
  await expect(page.getByRole("heading", { name: "Back in the shop" })).toBeVisible();
});
