import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, type Kontor, test } from "./fixtures.ts";
import { openShopAccount, payOrder, type ShopAccount } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { choose, expectAccessibleInBothThemes } from "./webhook-desk.ts";

interface JsonReport {
  capture: number;
  refund: number;
  fee: number;
  amount: number;
  lines: {
    reference: string;
    transaction_type: string;
    capture: number;
    refund: number;
    fee: number;
    amount: number;
  }[];
}

test("finance settles what waits, and the page, the two files and the ledger say the same", async ({
  browser,
  kontor,
}) => {
  test.setTimeout(120_000);
  const account = await openShopAccount(kontor, "Elvens lys");
  const first = await payOrder(kontor, { token: account.token, reference: "ELV-1", amount: 100_000 });
  const second = await payOrder(kontor, { token: account.token, reference: "ELV-2", amount: 49_900 });
  await operate(kontor, account, `${first}/capture`, 100_000);
  await operate(kontor, account, `${second}/capture`, 49_900);
  await operate(kontor, account, `${first}/refund`, 25_050);

  const page = await signInAs(browser, kontor, "finance");
  await settle(page, account);
  await page.getByRole("table", { name: "Settlements" }).getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "How the amount comes about" })).toBeVisible();
  const figures = await readFigures(page);
  expect(figures).toMatchObject({ Captured: 149_900, Refunded: -25_050 });
  expect(figures["Amount"]).toBe(149_900 - 25_050 + (figures["Fees"] ?? 0));

  await test.step("the file of JSON counts in minor units", async () => {
    const report = JSON.parse(await download(page, "JSON")) as JsonReport;
    expect(report).toMatchObject({ capture: 149_900, refund: 25_050, amount: figures["Amount"] });
    expect(report.fee).toBe(-(figures["Fees"] ?? 0));
    for (const name of ["capture", "refund", "fee", "amount"] as const) {
      expect([name, report.lines.reduce((sum, line) => sum + line[name], 0)]).toEqual([name, report[name]]);
    }
    const kinds = report.lines.map(({ reference, transaction_type }) => `${reference} ${transaction_type}`);
    expect(kinds.toSorted()).toEqual(["ELV-1 capture", "ELV-1 refund", "ELV-2 capture"]);
  });

  await test.step("the file for bookkeeping comes to the same", async () => {
    const [headings = [], ...rows] = (await download(page, "CSV"))
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));
    const sumOf = (name: string) => rows.reduce((sum, row) => sum + minorOf(row[headings.indexOf(name)] ?? ""), 0);
    expect(rows).toHaveLength(3);
    expect([sumOf("capture"), sumOf("refund"), sumOf("amount")]).toEqual([149_900, 25_050, figures["Amount"]]);
  });

  await test.step("it agrees with the ledger", async () => {
    await page.getByRole("button", { name: "Check now" }).click();
    await expect(page.getByText("The settlement agrees with the ledger, line by line.")).toBeVisible();
    await expect(page.getByText("Differs", { exact: true })).toHaveCount(0);
    await expectAccessibleInBothThemes(page);
    expect(await kontor.run<{ ok: boolean }>("verify")).toMatchObject({ ok: true });
  });
  await page.context().close();
});

async function operate(kontor: Kontor, { token }: ShopAccount, call: string, amount: number): Promise<void> {
  const answer = await fetch(`${kontor.merchant}/v1/transactions/${call}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ amount }),
  });
  expect(answer.status).toBe(200);
}

/** Ends on the account's list with the one settlement that was made. */
async function settle(page: Page, account: ShopAccount): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "Settlements" }).click();
  await expect(page.getByRole("heading", { name: "Settlements", level: 1 })).toBeVisible();
  await page.getByRole("combobox", { name: "Account" }).click();
  await page.getByRole("option", { name: new RegExp(account.id) }).click();
  await expect(page.getByText("is settled in the night after its day", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Settle now" }).click();
  const form = page.getByRole("dialog", { name: "Settle now" });
  await choose(form, "Account", `${account.name} · sandbox`);
  await form.getByRole("button", { name: "Settle now" }).click();
  await expect(page.getByText("1 settlement was made.")).toBeVisible();
  await expect(page.getByText("1 in all")).toBeVisible();
  await expectAccessibleInBothThemes(page);
}

/** Minor units by the words beside them. */
async function readFigures(page: Page): Promise<Record<string, number>> {
  const figures = page.getByRole("region", { name: "How the amount comes about" });
  const terms = await figures.getByRole("term").allTextContents();
  const values = await figures.getByRole("definition").allTextContents();
  return Object.fromEntries(terms.map((term, index) => [term, minorOf(values[index] ?? "")]));
}

/** `−1,017.00 NOK` and `1017.00` alike. */
function minorOf(text: string): number {
  const [sign = "", kroner = "0", ore = "0"] = /(−|-)?([\d,]+)\.(\d\d)/.exec(text)?.slice(1) ?? [];
  return (sign === "" ? 1 : -1) * (Number(kroner.replaceAll(",", "")) * 100 + Number(ore));
}

async function download(page: Page, format: "CSV" | "JSON"): Promise<string> {
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: `Download ${format}` }).click();
  const file = await started;
  expect(file.suggestedFilename()).toMatch(new RegExp(`^settlement_.+\\.${format.toLowerCase()}$`));
  return readFile(await file.path(), "utf8");
}
