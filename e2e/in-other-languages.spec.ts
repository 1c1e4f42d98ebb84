import { expect, test } from "./fixtures.ts";
import { signInAs } from "./sign-in.ts";

test.describe.configure({ timeout: 120_000 });

for (const { locale, heading, action } of [
  { locale: "nb-NO", heading: "Revisjonslogg", action: "Innlogging: startet" },
  { locale: "pt-BR", heading: "Log de auditoria", action: "Sessão: início" },
]) {
  test(`a browser that asks for ${locale} gets pages, and what the server says, in that language`, async ({
    browser,
    kontor,
  }) => {
    const page = await signInAs(browser, kontor, "admin", { at: "/audit", locale });
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    // The words of the page come with it, the server's after the first screen.
    await expect(page.getByText(action).first()).toBeVisible();
    await page.context().close();
  });
}
