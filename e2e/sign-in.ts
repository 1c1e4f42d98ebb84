import type { Browser, Page } from "@playwright/test";
import { expect, type Kontor } from "./fixtures.ts";

/** A browser of its own for one of the demo people; `which` of those with that role. */
export async function signInAs(browser: Browser, kontor: Kontor, role: string, which = 0): Promise<Page> {
  const person = kontor.signIns.filter((signIn) => signIn.role === role)[which];
  if (person === undefined) throw new Error(`There is no demo sign-in for ${role}`);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(kontor.backoffice);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  // The first page brings all of the application along, which a busy machine takes its time to read.
  await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible({ timeout: 45_000 });
  return page;
}

/** As `signInAs`, and from the dashboard on to the list of payments. */
export async function signInToPayments(browser: Browser, kontor: Kontor, role: string): Promise<Page> {
  const page = await signInAs(browser, kontor, role);
  await page
    .getByRole("navigation", { name: "Main menu" })
    .getByRole("link", { name: "Payments", exact: true })
    .click();
  await expect(page.getByRole("heading", { name: "Payments", level: 1 })).toBeVisible();
  return page;
}

/** The session cookie of one of the demo people, for calls without a browser. */
export async function signInByApi(kontor: Kontor, role: string): Promise<string> {
  const person = kontor.signIns.find((signIn) => signIn.role === role);
  const answer = await fetch(`${kontor.backoffice}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: person?.email, password: person?.password }),
  });
  expect(answer.status).toBe(200);
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}
