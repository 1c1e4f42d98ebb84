import type { Page } from "@playwright/test";
import { expect, type Kontor, test } from "./fixtures.ts";
import { expectNoFormulas, plantHostileText, watchForScripts } from "./hostile-text.ts";
import { signInAs } from "./sign-in.ts";
import { expectAccessibleInBothThemes } from "./webhook-desk.ts";

/** The page of the address, with its heading and all of its rows there. */
async function openPage(page: Page, kontor: Kontor, path: string): Promise<void> {
  await page.goto(kontor.backoffice + path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
}

async function addressesOf(page: Page, selector: string): Promise<string[]> {
  const links = await page.locator(selector).all();
  const addresses = await Promise.all(links.map((link) => link.getAttribute("href")));
  return addresses.filter((address) => address !== null);
}

/** Notes every call that is refused: no page asks for what it may not have, or for what does not exist. */
function watchForRefusals(page: Page): string[] {
  const refused: string[] = [];
  page.on("response", (answer) => {
    const isCall = new URL(answer.url()).pathname.startsWith("/api/");
    if (isCall && answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()} on ${page.url()}`);
  });
  return refused;
}

const sectionsOf = (page: Page) => addressesOf(page, "nav[aria-label='Main menu'] a[href]");
const firstRow = async (page: Page) => (await addressesOf(page, "main table td a[href$='/show']"))[0];

test("axe finds nothing wrong with any page that an admin can open, in both themes", async ({ browser, kontor }) => {
  test.setTimeout(600_000);
  // The newest rows of the lists, to which their pages lead.
  const { account, hosted } = await plantHostileText(kontor);
  const page = await signInAs(browser, kontor, "admin");
  const noted = await watchForScripts(page);
  const refused = watchForRefusals(page);
  const sections = await sectionsOf(page);
  expect(sections.length).toBeGreaterThan(10);
  const others = [
    "/search?q=status:captured",
    "/nowhere",
    "/access-rules",
    "/my-account",
    "/token-calls",
    `/retention?account=${account.id}`,
  ];
  for (const section of [...sections, ...others]) {
    await test.step(section, async () => {
      await openPage(page, kontor, section);
      await expectAccessibleInBothThemes(page);
      // Of every list also the page that its first row leads to.
      const first = await firstRow(page);
      if (first === undefined) return;
      await openPage(page, kontor, first);
      await expectAccessibleInBothThemes(page);
    });
  }
  await test.step("nothing was asked for that the server refuses", () => expect(refused).toEqual([]));
  for (const address of hosted) {
    await test.step(address, async () => {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    });
  }
  await test.step("the files of its lists begin no formula", () => expectNoFormulas(kontor, account.id));
  await test.step("no stranger's text did more than stand there", () => expect(noted).toEqual([]));
  await page.context().close();
});

test("axe finds nothing wrong with what finance can do, in both themes", async ({ browser, kontor }) => {
  test.setTimeout(420_000);
  const page = await signInAs(browser, kontor, "finance");
  const refused = watchForRefusals(page);
  for (const section of await sectionsOf(page)) {
    await test.step(section, async () => {
      await openPage(page, kontor, section);
      // The lists are the admin's; the actions on one object are not.
      const first = await firstRow(page);
      if (first === undefined) return;
      await openPage(page, kontor, first);
      await expectAccessibleInBothThemes(page);
    });
  }
  expect(refused).toEqual([]);
  await page.context().close();
});
