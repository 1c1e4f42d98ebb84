import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { expect, type Kontor, test } from "./fixtures.ts";
import { signInAs } from "./sign-in.ts";

interface Shop {
  accountId: string;
  /** Asks as the shop's own server does. */
  call(
    path: string,
    body: Readonly<Record<string, unknown>> & { externalId: string },
  ): Promise<Record<string, unknown>>;
  order(externalId: string): Promise<string>;
}

async function openShop(kontor: Kontor): Promise<Shop> {
  const add = ["account", "add", "--name", "Pampa", "--kind", "sandbox"];
  const { account_id: accountId } = await kontor.run<{ account_id: string }>(...add);
  await kontor.run("merchant", "add", "--account", accountId, "--id", "tienda-pampa", "--name", "Tienda Pampa");
  const credential = ["credential", "add", "--account", accountId, "--api", "payments", "--merchant", "tienda-pampa"];
  const { api_key } = await kontor.run<{ api_key: string }>(...credential);
  const call: Shop["call"] = async (path, body) => {
    const answer = await fetch(`${kontor.merchant}${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${api_key}`,
        "content-type": "application/json",
        "idempotency-key": `${path} ${body.externalId}`,
      },
      body: JSON.stringify(body),
    });
    expect(answer.ok).toBe(true);
    return (await answer.json()) as Record<string, unknown>;
  };
  const customer = { name: "Inés Roldán", documentNumber: "20-30123456-3" };
  const order = async (externalId: string) => {
    const made = await call("/payments", { amount: "2450.75", currency: "ARS", externalId, customer });
    return String(made["transactionId"]);
  };
  return { accountId, call, order };
}

/** A page that was loaded anew has forgotten this. */
const remember = (page: Page) => page.evaluate(() => void (window.name = "the same page"));
const remembers = (page: Page) => page.evaluate(() => window.name === "the same page");

/** Opens what the menu leads to at first: the transfers of one account that wait for a person. */
async function openTransfers(page: Page, kontor: Kontor, accountId: string): Promise<void> {
  await page.goto(`${kontor.backoffice}/transfers?account=${accountId}&state=unmatched&state=held`);
  await expect(page.getByRole("heading", { name: "Transfers", level: 1 })).toBeVisible();
}

/** Until so many transfers of the account have found no order, as the server tells this person. */
async function waitForUnmatched(page: Page, kontor: Kontor, accountId: string, count: number): Promise<void> {
  const path = `${kontor.backoffice}/api/transfers?account=${accountId}&state=unmatched`;
  await expect
    .poll(async () => ((await (await page.request.get(path)).json()) as { data: unknown[] }).data.length, {
      timeout: 30_000,
    })
    .toBe(count);
}

async function openOnly(page: Page, kontor: Kontor, accountId: string, amount: string): Promise<void> {
  await openTransfers(page, kontor, accountId);
  const row = page.getByRole("row").filter({ hasText: amount });
  await row.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: amount, level: 1 })).toBeVisible();
}

async function play(page: Page, choice: string, button: string, amount?: string): Promise<void> {
  const panel = page.getByRole("region", { name: "Simulate pay-in" });
  await panel.getByRole("radio", { name: choice }).check();
  if (amount !== undefined) await panel.getByRole("textbox", { name: "Amount that is sent" }).fill(amount);
  const sent = page.waitForResponse((response) => response.url().endsWith("/simulate-transfer"));
  await panel.getByRole("button", { name: button }).click();
  expect((await sent).status()).toBe(200);
}

async function decide(page: Page, open: Locator, confirm: string, note: string): Promise<void> {
  await open.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /Why/ }).fill(note);
  await dialog.getByRole("button", { name: confirm, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test("money that finds no order is matched, held or sent back by finance, and a payout is let go by a second person", async ({
  browser,
  kontor,
}) => {
  test.setTimeout(600_000);
  const shop = await openShop(kontor);
  const [admin, support, finance, second] = [
    await signInAs(browser, kontor, "admin"),
    await signInAs(browser, kontor, "support"),
    await signInAs(browser, kontor, "finance"),
    await signInAs(browser, kontor, "finance", { which: 1 }),
  ];

  await test.step("an admin has the shop keep such money, and a second person decide about large payouts", async () => {
    await admin.goto(`${kontor.backoffice}/merchants?account=${shop.accountId}`);
    await admin.getByRole("link", { name: "Tienda Pampa" }).click();
    await admin.getByRole("button", { name: "Change settings" }).click();
    const form = admin.getByRole("dialog", { name: "Change the shop's settings" });
    await form.getByRole("radio", { name: "Is kept, and goes back when its time is over" }).check();
    await form.getByRole("textbox", { name: /Keep unmatched money/ }).fill("24");
    await form.getByRole("textbox", { name: /second person/ }).fill("1000");
    await expectAccessible(admin);
    await form.getByRole("button", { name: "Save" }).click();
    await expect(admin.getByText("For payouts and refunds above 1,000.00")).toBeVisible();
    await expect(admin.getByText("It has held no money yet.")).toBeVisible();
    await expectAccessible(admin);
    await remember(admin);
  });

  const first = await shop.order("PED-1");
  const openPayment = (page: Page, id: string) => page.goto(`${kontor.backoffice}/payments/${id}/show`);

  await test.step("a wrong amount arrives, and the open list of finance says so", async () => {
    await openTransfers(finance, kontor, shop.accountId);
    await expect(finance.getByText("Nothing waits here")).toBeVisible();
    await remember(finance);
    await openPayment(support, first);
    await expect(support.getByText("Waiting for transfer")).toBeVisible();
    await expectAccessible(support);
    await play(support, "Another amount", "Send 2,400.00 ARS", "2400");
    // The money is told of when it comes and once more when it has found no order: only then the list is read.
    await waitForUnmatched(finance, kontor, shop.accountId, 1);
    await finance.getByRole("button", { name: "1 transfer came or changed" }).click();
    await expect(finance.getByText("Order is for another amount")).toBeVisible();
    expect(await remembers(finance)).toBe(true);
  });

  await test.step("support sees it masked, cannot decide, and is told why", async () => {
    const reader = await support.context().newPage();
    await openOnly(reader, kontor, shop.accountId, "2,400.00 ARS");
    await expect(reader.getByText("I… R… · …563")).toBeVisible();
    const match = reader.getByRole("button", { name: "Match PED-1" });
    await expect(match).toHaveAttribute("aria-disabled", "true");
    await expect(match).toHaveAccessibleDescription("Only finance decides about transfers.");
    await expectAccessible(reader);
    await reader.close();
  });

  await test.step("finance sees the order it may be for, with what differs, and matches by hand", async () => {
    await openOnly(finance, kontor, shop.accountId, "2,400.00 ARS");
    const candidate = finance.getByRole("region", { name: "Orders it may be for" }).getByRole("listitem");
    await expect(candidate).toHaveCount(1);
    await expect(candidate.getByText("differs")).toHaveCount(1);
    await expect(candidate.getByText("2,450.75 ARS (−50.75 ARS)")).toBeVisible();
    await remember(support);
    await decide(
      finance,
      finance.getByRole("button", { name: "Match PED-1" }),
      "Match 2,400.00 ARS",
      "The payer's bank took a fee.",
    );
    await expect(finance.getByText("It has paid an order.", { exact: true })).toBeVisible();
  });

  await test.step("the open payment and the open shop turn without being loaded again", async () => {
    await expect(support.getByText("50.75 ARS less than asked for")).toBeVisible();
    await expect(support.getByText("Confirmed", { exact: true })).toBeVisible();
    expect(await remembers(support)).toBe(true);
    await expect(admin.getByRole("region", { name: "Balance", exact: true }).getByText("2,400.00 ARS")).toBeVisible();
    await admin.getByRole("button", { name: "The balance has changed: show the newest lines" }).click();
    const lines = admin.getByRole("region", { name: "Balance line by line" });
    await expect(lines.getByRole("row", { name: /Payment received PED-1 .*2,400.00 ARS 2,400.00 ARS/ })).toBeVisible();
    await expectAccessible(admin);
    expect(await remembers(admin)).toBe(true);
  });

  await test.step("another's money is held, and more that fits nothing is sent back", async () => {
    await openPayment(support, await shop.order("PED-2"));
    await play(support, "From another payer", "Send 2,450.75 ARS");
    await play(support, "Another amount", "Send 99.00 ARS", "99");
    await waitForUnmatched(finance, kontor, shop.accountId, 2);
    await openOnly(finance, kontor, shop.accountId, "2,450.75 ARS");
    await expect(finance.getByText("The order with this reference is for another payer.")).toBeVisible();
    await decide(finance, finance.getByRole("button", { name: "Hold" }), "Hold", "Asking the shop.");
    await expect(finance.getByText("Held", { exact: true })).toBeVisible();
    await openOnly(finance, kontor, shop.accountId, "99.00 ARS");
    await remember(finance);
    await decide(
      finance,
      finance.getByRole("button", { name: "Send back now" }),
      "Send back 99.00 ARS",
      "The shop knows nothing of it.",
    );
    await expect(finance.getByText("Sent back", { exact: true })).toBeVisible();
    expect(await remembers(finance)).toBe(true);
  });

  await test.step("a refund above the limit waits, and goes once a second person has approved it", async () => {
    await openPayment(finance, first);
    await finance.getByRole("button", { name: "Refund", exact: true }).click();
    const dialog = finance.getByRole("dialog", { name: "Refund payment" });
    await dialog.getByRole("textbox", { name: /Amount/ }).fill("1100");
    await dialog.getByRole("combobox", { name: /Reason/ }).click();
    await finance.getByRole("option", { name: "Goods returned" }).click();
    await dialog.getByRole("textbox", { name: /Bank's reference/ }).fill("DEV-1");
    await expect(dialog.getByText(/above the shop's limit of 1,000.00 ARS/)).toBeVisible();
    await expectAccessible(finance);
    await dialog.getByRole("button", { name: "Ask to refund 1,100.00 ARS" }).click();
    await expect(finance.getByText(/asked to refund 1,100.00 ARS. Another person has to approve it/)).toBeVisible();
    await remember(finance);
    await second.goto(`${kontor.backoffice}/approvals?account=${shop.accountId}&state=waiting`);
    await expectAccessible(second);
    await second.getByRole("link", { name: "Refund", exact: true }).click();
    await expect(second.getByText("Waits", { exact: true })).toBeVisible();
    await expectAccessible(second);
    await decide(second, second.getByRole("button", { name: "Approve" }), "Approve 1,100.00 ARS", "Seen the parcel.");
    await expect(second.getByText("Refunded", { exact: true })).toBeVisible();
    await expect(finance.getByText("Partially refunded", { exact: true })).toBeVisible();
    await expect(finance.getByText(/Another person has to approve it/)).toHaveCount(0);
    expect(await remembers(finance)).toBe(true);
  });

  await test.step("a payout above the limit waits, and goes once a second person has approved it", async () => {
    const destination = { identifierType: "cbu", identifierValue: "0170042800000012345674", name: "Tienda Pampa SA" };
    await shop.call("/payouts", { amount: "1200.00", currency: "ARS", externalId: "RET-88", destination });
    await expect(
      admin.getByRole("region", { name: "Balance", exact: true }).getByText("100.00 ARS", { exact: true }),
    ).toBeVisible();
    await second.goto(`${kontor.backoffice}/payouts?account=${shop.accountId}`);
    await second.getByRole("link", { name: "Tienda Pampa SA" }).click();
    await expect(second.getByText("Waits for approval")).toBeVisible();
    await expectAccessible(second);
    await remember(second);
    await decide(
      second,
      second.getByRole("button", { name: "Approve" }),
      "Approve 1,200.00 ARS",
      "Checked with the shop.",
    );
    await expect(second.getByText("Paid", { exact: true })).toBeVisible();
    expect(await remembers(second)).toBe(true);
    expect(await remembers(admin)).toBe(true);
  });
});
