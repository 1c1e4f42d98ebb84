import type { Route } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { expect, test } from "./fixtures.ts";
import { signInAs } from "./sign-in.ts";

test("a session that ends while something is being typed is taken up again without losing it", async ({
  browser,
  kontor,
}) => {
  test.setTimeout(180_000);
  const page = await signInAs(browser, kontor, "admin");
  await page.goto(`${kontor.backoffice}/staff?account=all`);
  await page.getByRole("button", { name: "Invite a person" }).click();
  const form = page.getByRole("dialog", { name: "Invite a person" });
  await form.getByLabel("Name").fill("Per Hansen");
  await form.getByLabel("E-mail").fill("per@lampehuset.example");
  // It ends while the invitation is on its way: the page might find out by itself before anybody can press the button.
  const sent = new Promise<Route>((resolve) => void page.route(/\/api\/staff$/, resolve, { times: 1 }));
  await form.getByRole("button", { name: "Make the invitation" }).click();
  const invitation = await sent;
  await kontor.advance(13 * 3_600_000);
  await invitation.continue();

  const again = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(again).toBeVisible();
  await expectAccessible(page);
  const person = kontor.signIns.find(({ role }) => role === "admin");
  await again.getByLabel("Password").fill(person?.password ?? "");
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("dialog", { name: "Link for Per Hansen" })).toBeVisible();

  await test.step("ten minutes later a change of staff asks for a proof and then goes on", async () => {
    await page.getByRole("button", { name: "I have it" }).click();
    await kontor.advance(11 * 60_000);
    await page.getByRole("button", { name: "Keep out" }).click();
    await page.getByRole("dialog", { name: "Keep Per Hansen out?" }).getByRole("button", { name: "Keep out" }).click();
    const proof = page.getByRole("dialog", { name: "Is it you?" });
    await expectAccessible(page);
    await proof.getByLabel("Your password").fill(person?.password ?? "");
    await proof.getByRole("button", { name: "Go on" }).click();
    await expect(page.getByText("Nobody can sign in as this person any more.")).toBeVisible();
  });
});
