import type { Browser, Page } from "@playwright/test";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateSync } from "otplib";
import { type Canary, leaks, type Place, readFolder } from "./canary-places.ts";
import { expect, test } from "./fixtures.ts";
import { openPartner } from "./lending-partner.ts";
import { runKontor, startProcess } from "./processes.ts";
import { openShopAccount, type ShopAccount } from "./shop-account.ts";
import { choose, copySecret, registerEndpoint } from "./webhook-desk.ts";

const typed = {
  password: "canary-password-4711-abcd",
  "mistyped password": "canary-password-0815-wrong",
  "card number": "4000000000000002",
  // Three digits are everywhere: looked for as a field of its own.
  "security code": '"cvc":"859"',
  "bytes of a document": "CanaryDocumentContent4711",
  name: "Zebedeus Kanarienfugl",
  "e-mail address": "zebedeus@canary.example",
  "phone number": "+5511987114711",
  CPF: "52998224725",
} as const;
const admin = "admin@kontor.example";
const monitoringToken = "canary-monitoring-token-4711";
/** What a page shows on top of what was kept. */
const pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

test("after a run through browser and wires, no secret is in database, backup, log, metrics or refusals", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "kontor-canaries-"));
  const dataDir = join(folder, "data");
  const env = {
    ...{ KONTOR_DATA_DIR: dataDir, KONTOR_DEMO: "0", KONTOR_LOG_LEVEL: "trace", KONTOR_RATE_LIMITS: "off" },
    ...{ KONTOR_BACKOFFICE_PORT: "0", KONTOR_MERCHANT_PORT: "0", KONTOR_ALLOW_PRIVATE_TARGETS: "1" },
    ...{ KONTOR_METRICS_PORT: "0", KONTOR_METRICS_TOKEN: monitoringToken },
  };
  await runKontor(["staff", "add", "--email", admin, "--role", "admin", "--name", "Ada Admin"], env, typed.password);
  const server = await startProcess<{ backoffice: string; merchant: string }>("server/testing/clocked-main.ts", env);
  try {
    const refusals: string[] = [];
    const run = <Answer>(...args: string[]) => runKontor<Answer>(args, env);
    const kontor = { ...server.ready, run, accountId: "" };
    const shop = await openShopAccount(kontor, "Canary shop");
    await payOnThePage(await listenedTo(browser, refusals), kontor.merchant, shop);
    await borrow(kontor, refusals);
    const { metrics, ...given } = await workAtTheDesk(await listenedTo(browser, refusals), kontor.backoffice, shop);
    const monitored = await monitoringFigures(server.log.join(""));
    await run("backup", join(folder, "canary.db"));
    await server.stop();

    const contents: Record<Place, string> = {
      database: readFolder(dataDir),
      backup: readFileSync(join(folder, "canary.db"), "latin1"),
      log: server.log.join(""),
      metrics: metrics + monitored,
      refusals: refusals.join("\n"),
    };
    const values: Record<Canary, string> = {
      ...typed,
      ...given,
      "access token": shop.token,
      "token of the monitoring": monitoringToken,
      "master key": readFileSync(join(dataDir, "master.key"), "utf8").trim(),
    };
    for (const [name, value] of Object.entries(values)) expect([name, value.length > 8]).toEqual([name, true]);
    // Looked for in the right places: what may be there is.
    for (const place of ["database", "backup"] as const) expect(contents[place]).toContain(typed["e-mail address"]);
    expect(contents.log).toContain('"status":401');
    expect(contents.metrics).toContain("NOK");
    expect(contents.metrics).toContain("# TYPE kontor_");
    expect(refusals.length).toBeGreaterThan(4);
    expect(leaks(values, contents)).toEqual([]);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What Prometheus would read. The log says where that is. */
async function monitoringFigures(log: string): Promise<string> {
  const line = log.split("\n").find((text) => text.includes("figures for monitoring")) ?? "{}";
  const { port } = JSON.parse(line) as { port: number };
  const answer = await fetch(`http://localhost:${port}/metrics`, {
    headers: { authorization: `Bearer ${monitoringToken}` },
  });
  return answer.text();
}

/** A browser of its own, whose refused requests are written down. */
async function listenedTo(browser: Browser, refusals: string[]): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.on("response", (response) => {
    if (response.status() < 400) return;
    // Gone with its page, a body cannot be read any more; enough others can.
    void response.text().then(
      (text) => refusals.push(text),
      () => undefined,
    );
  });
  return page;
}

async function payOnThePage(page: Page, merchant: string, shop: ShopAccount): Promise<void> {
  const [first_name, last_name] = typed.name.split(" ");
  const address = { first_name, last_name, email: typed["e-mail address"], phone_number: typed["phone number"] };
  const order = { amount: 50_000, currency: "NOK", merchant_reference: "C-1", billing_address: address };
  const answer = await fetch(`${merchant}/v1/sessions-profile`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${shop.token}` },
    body: JSON.stringify({ profile_id: "default", url: { return_url: `${merchant}/healthz` }, order }),
  });
  await page.goto(((await answer.json()) as { url: string }).url);
  await page.getByLabel("Card number").fill(typed["card number"]);
  await page.getByLabel("Expiry date").fill("12 / 30");
  await page.getByLabel("Security code").fill("859");
  await page.getByRole("button", { name: "Pay 500.00 NOK" }).click();
  await page.waitForURL(/transaction_id=/);
  await page.goto(`${merchant}/v1/view/${shop.id}.none`);
  await page.context().close();
}

async function borrow(kontor: Parameters<typeof openPartner>[0], refusals: string[]): Promise<void> {
  const partner = await openPartner(kontor, "Canary partner");
  const person = { cpf: typed.CPF, cnpj: "12345678000195", name: typed.name };
  const contact = { email: typed["e-mail address"], phone: typed["phone number"] };
  const { id } = await partner.register({ ...person, ...contact });
  await partner.upload(id, "ccmei", Buffer.from(pdf + typed["bytes of a document"], "latin1"));
  const refused = await fetch(`${kontor.merchant}/v3/customers`, {
    method: "POST",
    headers: { authorization: `Bearer ${typed["mistyped password"]}`, "content-type": "application/json" },
    body: JSON.stringify({ ...person, ...contact }),
  });
  refusals.push(await refused.text());
}

/** What only the person at the desk is shown, once. */
async function workAtTheDesk(page: Page, backoffice: string, shop: ShopAccount) {
  await page.goto(backoffice);
  for (const password of [typed["mistyped password"], typed.password]) {
    await page.getByLabel("E-mail").fill(admin);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    if (password !== typed.password) await expect(page.getByRole("alert")).toBeVisible();
  }
  await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible({ timeout: 45_000 });
  const cookies = await page.context().cookies();
  const cookie = (name: string) => cookies.find((one) => one.name === name)?.value ?? "";
  const secondStep = await setSecondStepUp(page, backoffice);

  await page.goto(`${backoffice}/webhook-endpoints?account=all`);
  const url = "http://127.0.0.1:9/hooks";
  const signingSecret = await registerEndpoint(page, { account: shop, url, kind: "Checkout webhooks" });
  await page.goto(`${backoffice}/credentials?account=all`);
  await page.getByRole("button", { name: "New API client" }).click();
  const form = page.getByRole("dialog", { name: "New API client" });
  await form.getByLabel("Name").fill("Order server");
  await choose(form, "Account", `${shop.name} · sandbox`);
  await form.getByRole("button", { name: "Make client" }).click();
  const clientSecret = await copySecret(page, "Secret of the API client");

  await page.goto(`${backoffice}/payments?account=all&q=${encodeURIComponent(typed["e-mail address"])}`);
  await expect(page.getByText(typed.name).first()).toBeVisible();
  // Addresses that are wrong, with what should not be told on in them.
  for (const path of ["payments", "customers", "borrowers"]) {
    await page.goto(`${backoffice}/${path}/${encodeURIComponent(typed.name)}/show`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }
  const figures = await page.request.get(`${backoffice}/api/metrics/open-money?account=${shop.id}`);
  const metrics = await figures.text();
  await page.context().close();
  return {
    ...secondStep,
    metrics,
    "session cookie": cookie("kontor_session"),
    "device cookie": cookie("kontor_device"),
    "signing secret": signingSecret,
    "secret of an API client": clientSecret,
  };
}

async function setSecondStepUp(page: Page, backoffice: string) {
  await page.goto(`${backoffice}/my-account`);
  await page.getByRole("button", { name: "Set the app up" }).click();
  const dialog = page.getByRole("dialog", { name: "Set the app up" });
  const seed = await dialog.getByRole("code").innerText();
  await dialog.getByLabel("Code of the app").fill(generateSync({ secret: seed }));
  await dialog.getByRole("button", { name: "Confirm" }).click();
  const codes = page.getByRole("dialog", { name: "Your recovery codes" });
  await expect(codes.getByRole("listitem")).toHaveCount(10);
  const recoveryCode = await codes.getByRole("listitem").first().innerText();
  await codes.getByRole("button", { name: "I have kept them" }).click();
  return { "seed of the second step": seed, "recovery code": recoveryCode };
}
