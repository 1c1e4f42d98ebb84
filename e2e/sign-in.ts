import type { Browser, Page } from "@playwright/test";
import { expect, type Kontor } from "./fixtures.ts";

interface Arrival {
  /** Which of those with that role. */
  which?: number;
  /** The page to begin on: by default one that every role may open. */
  at?: string;
  /** What the browser asks for, such as `nb-NO`: English by default. */
  locale?: string;
}

/**
 * A browser of its own for one of the demo people, signed in without the form and on a page of the back office. That
 * the form works is for the journeys about signing in; here it would only open one more page for each of the others.
 */
export async function signInAs(
  browser: Browser,
  kontor: Kontor,
  role: string,
  { which = 0, at = "/payments", locale = "en-GB" }: Arrival = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
  const [name = "", value = ""] = (await signInByApi(kontor, role, which)).split("=");
  await context.addCookies([{ name, value, url: kontor.backoffice, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.goto(kontor.backoffice + at);
  // The first page brings all of the application along, which a busy machine takes its time to read.
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 45_000 });
  return page;
}

/** The session cookie of one of the demo people, for calls without a browser. */
export async function signInByApi(kontor: Kontor, role: string, which = 0): Promise<string> {
  const person = kontor.signIns.filter((signIn) => signIn.role === role)[which];
  if (person === undefined) throw new Error(`There is no demo sign-in for ${role}`);
  const answer = await fetch(`${kontor.backoffice}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: person.email, password: person.password }),
  });
  expect(answer.status).toBe(200);
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}
