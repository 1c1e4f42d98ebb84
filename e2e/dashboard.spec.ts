import { expectAccessible } from "./accessibility.ts";
import { expect, test } from "./fixtures.ts";
import { signInAs } from "./sign-in.ts";

test("each role starts where its work is, and every figure leads to what it counts", async ({ browser, kontor }) => {
  test.setTimeout(300_000);

  await test.step("finance sees what came in and what is at risk, and opens the payments behind it", async () => {
    const finance = await signInAs(browser, kontor, "finance", { at: "/" });
    await expect(finance.getByRole("heading", { name: "Reserved and not captured" })).toBeVisible();
    const captured = finance.getByRole("region", { name: /^Captured in 7 days, NOK/ });
    await expect(captured.getByRole("img")).toBeVisible();
    await expect(finance.getByRole("img", { name: /^Chart: Captured and reserved/ })).toBeVisible();
    await expectAccessible(finance);
    await captured.getByRole("link").click();
    await expect(finance.getByRole("heading", { name: "Payments", level: 1 })).toBeVisible();
    await expect(finance).toHaveURL(/currency=NOK/);
    await expect(finance).toHaveURL(/captured_at\.gte=/);
    await expect(finance.getByRole("table", { name: "Payments" }).getByText("NOK").first()).toBeVisible();
  });

  await test.step("support searches at once, and finds again what was open", async () => {
    const support = await signInAs(browser, kontor, "support", { at: "/" });
    const field = support.getByRole("textbox", { name: "Find a payment, a person or a document" });
    await expect(field).toBeFocused();
    await field.fill("A-10");
    await field.press("Enter");
    await expect(support).toHaveURL(/\/search\?q=A-10/);
    await expect(support.getByRole("combobox", { name: /^Search/ })).toHaveValue("A-10");
    const hit = support.getByRole("option").first();
    await expect(hit).toBeVisible();
    await hit.click();
    await expect(support).toHaveURL(/\/show$/);
    await expect(support).toHaveTitle(/^(Payment|Session) /);
    await expect(support.getByRole("heading", { level: 1 })).toBeVisible();
    await support.getByRole("link", { name: "Dashboard" }).click();
    await expect(support.getByRole("region", { name: "Opened last" }).getByRole("link")).toHaveCount(1);
    await expectAccessible(support);
  });

  await test.step("an admin sees endpoints and refusals", async () => {
    const admin = await signInAs(browser, kontor, "admin", { at: "/" });
    await expect(admin.getByRole("region", { name: "Endpoints, the worst first" })).toBeVisible();
    await expect(admin.getByRole("region", { name: "Refused lately" })).toBeVisible();
    await expectAccessible(admin);
  });
});
