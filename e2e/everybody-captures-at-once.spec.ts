import type { Browser, Page, Route } from "@playwright/test";
import { expect, type Kontor, test } from "./fixtures.ts";
import { type Credential, tokenOf } from "./merchant-token.ts";
import { payOrder } from "./shop-account.ts";
import { signInAs, signInByApi } from "./sign-in.ts";

const amount = 52_900;

test("of twenty full captures at once, half by the shop and half by staff, exactly one succeeds", async ({
  kontor,
}) => {
  const { accountId } = kontor;
  const credential = await kontor.run<Credential>("credential", "add", "--account", accountId, "--api", "checkout");
  const token = await tokenOf(kontor, credential);
  const cookie = await signInByApi(kontor, "finance");
  const transactionId = await payOrder(kontor, { token, reference: "RACE-1", amount });

  const byShop = Array.from({ length: 10 }, () =>
    send(`${kontor.merchant}/v1/transactions/${transactionId}/capture`, { authorization: `Bearer ${token}` }),
  );
  const byStaff = Array.from({ length: 10 }, (_, n) =>
    send(`${kontor.backoffice}/api/payments/${transactionId}/capture`, { cookie, "idempotency-key": `dialog-${n}` }),
  );
  const statuses = await Promise.all([...byShop, ...byStaff]);

  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => ![200, 400, 409].includes(status))).toEqual([]);
  const read = await fetch(`${kontor.merchant}/v1/transactions/${transactionId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const transaction = (await read.json()) as { status: string; events: { event: string; success: boolean }[] };
  expect(transaction.status).toBe("CAPTURED");
  expect(transaction.events.filter(({ event, success }) => event === "CAPTURE" && success)).toHaveLength(1);
  // One posting per operation and the sums of the ledger are among the things that verify looks at.
  expect(await kontor.run<{ ok: boolean }>("verify")).toMatchObject({ ok: true });
});

test("two colleagues and the shop capture a part at once: one does, and whoever does not sees what is left", async ({
  browser,
  kontor,
}) => {
  test.setTimeout(120_000);
  const { accountId } = kontor;
  const credential = await kontor.run<Credential>("credential", "add", "--account", accountId, "--api", "checkout");
  const token = await tokenOf(kontor, credential);
  const transactionId = await payOrder(kontor, { token, reference: "RACE-2", amount });
  const held: Route[] = [];
  const pages = [await openCapture(browser, kontor, transactionId), await openCapture(browser, kontor, transactionId)];
  // Held back until both are on their way, so that neither has heard of the other.
  for (const page of pages) {
    await page.route(/\/capture$/, (route) => void held.push(route));
    await page.getByRole("button", { name: "Capture 300.00 NOK" }).click();
  }
  await expect.poll(() => held.length).toBe(2);
  const byStaff = pages.map(async (page) => (await page.waitForResponse(/\/capture$/)).status());
  const url = `${kontor.merchant}/v1/transactions/${transactionId}/capture`;
  const byShop = send(url, { authorization: `Bearer ${token}` }, 30_000);
  await Promise.all(held.map((route) => route.continue()));

  const [shop, ...staff] = await Promise.all([byShop, ...byStaff]);
  const statuses = [shop, ...staff];
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  for (const [index, page] of pages.entries()) {
    const dialog = page.getByRole("dialog");
    if (staff[index] === 200) await expect(dialog).toHaveCount(0);
    else {
      await expect(dialog.getByRole("alert").first()).toContainText("229.00 NOK");
      await dialog.getByRole("button", { name: "Cancel" }).click();
    }
    for (const [label, value] of [
      ["Captured", "300.00 NOK"],
      ["Can be captured", "229.00 NOK"],
    ] as const) {
      await expect(page.getByLabel("Figures").getByText(label, { exact: true }).locator("..")).toContainText(value);
    }
    await page.context().close();
  }
  expect(await kontor.run<{ ok: boolean }>("verify")).toMatchObject({ ok: true });
});

/** A colleague with the dialog open and 300.00 in it. */
async function openCapture(browser: Browser, kontor: Kontor, transactionId: string): Promise<Page> {
  const page = await signInAs(browser, kontor, "finance");
  await page.goto(`${kontor.backoffice}/payments/${transactionId}/show`);
  await page.getByRole("button", { name: "Capture" }).click();
  await page.getByLabel("Amount to capture").fill("300");
  return page;
}

async function send(url: string, headers: Record<string, string>, captured = amount): Promise<number> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ amount: captured }),
  });
  await answer.arrayBuffer();
  return answer.status;
}
