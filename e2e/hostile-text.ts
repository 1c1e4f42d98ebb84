import type { Page } from "@playwright/test";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Kontor } from "./fixtures.ts";
import { openPartner } from "./lending-partner.ts";
import { openShopAccount, type ShopAccount } from "./shop-account.ts";
import { signInByApi } from "./sign-in.ts";

/** Text that a page must show as it stands: each part would do something if it were taken for more than text. */
const markup = `"'><img src=x onerror=alert(1)><script>alert(2)</script>`;
const turned = "\u202Egnp.exe\u202C";
const formula = '=HYPERLINK("javascript:alert(3)")';
const endless = "W".repeat(120);
const template = "{{7*7}}${7*7}%{amount}";

/** What begins a formula in a spreadsheet. */
const formulaStart = /^[=+@\t\r＝＋＠]/;

interface Planted {
  account: ShopAccount;
  /** Pages that strangers see, with such text on them. */
  hosted: readonly string[];
}

/** A shop whose orders, payers, receivers and colleagues are named by somebody who means ill. */
export async function plantHostileText(kontor: Kontor): Promise<Planted> {
  const [account, partner, receiver, cookie] = await Promise.all([
    openShopAccount(kontor, `Shop ${markup}`),
    openPartner(kontor, `Partner ${markup}`),
    startHostileReceiver(),
    signInByApi(kontor, "admin"),
  ]);
  const desk = (path: string, body: object, headers = {}) =>
    post(`${kontor.backoffice}/api${path}`, body, { cookie, ...headers });
  await desk("/webhook-endpoints", {
    ...{ account_id: account.id, dialect: "checkout-hook", url: `${receiver.url}/${encodeURIComponent(markup)}` },
    ...{ event_patterns: [], description: markup },
  });
  const token = { authorization: `Bearer ${account.token}` };
  const sessions: { id: string; url: string }[] = [];
  for (const reference of [template, formula, `${turned} ${endless}`, markup]) {
    sessions.push(await openSession(kontor, token, reference));
  }
  const paid = sessions.at(-1)?.id ?? "";
  const card = { kind: "card", number: "4000000000000002", expiry: "12/2030", cvc: "123" };
  const agreed = { amount: 50_000, currency: "NOK" };
  for (const { id } of sessions.slice(1)) {
    await post(`${kontor.merchant}/v1/view/${id}/payments/dintero_psp.creditcard`, { agreed, input: card });
  }
  await expect.poll(receiver.calls).toBeGreaterThan(0);
  await desk("/credentials", { account_id: account.id, name: markup, type: "checkout" });
  await desk("/staff", { email: "mallory@kontor.example", name: markup, role: "viewer", account_ids: [] });
  await desk("/saved-views", { list: "payments", name: markup, query: "", is_team: false });
  const { data } = (await get(`${kontor.backoffice}/api/payments?account=${account.id}`, cookie)) as {
    data: { id: string }[];
  };
  expect(data.length).toBeGreaterThan(0);
  await desk("/notes", { subject_type: "payment", subject_id: data[0]?.id ?? "", text: `${markup} ${template}` });
  const person = { cpf: "52998224725", cnpj: "12345678000195", email: "mallory@evil.example", phone: "+5511998877665" };
  const { id } = await partner.register({ ...person, name: `Mallory ${markup}` });
  return {
    account,
    hosted: [
      `${kontor.merchant}/v1/view/${sessions[0]?.id ?? ""}`,
      `${kontor.merchant}/v1/view/${paid}`,
      await partner.openBiometrics(id),
    ],
  };
}

async function openSession(kontor: Kontor, headers: Readonly<Record<string, string>>, reference: string) {
  const address = { first_name: markup, last_name: turned, email: "mallory@evil.example", address_line: template };
  const items = [{ id: "1", line_id: "1", description: markup, quantity: 1, amount: 50_000 }];
  const order = {
    ...{ amount: 50_000, currency: "NOK", merchant_reference: reference, items },
    ...{ billing_address: address, shipping_address: { ...address, first_name: template } },
  };
  const url = { return_url: "https://shop.example/thanks" };
  const body = { profile_id: "default", url, order };
  return (await post(`${kontor.merchant}/v1/sessions-profile`, body, headers)) as { id: string; url: string };
}

/** Answers everything with a page of its own. */
async function startHostileReceiver() {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    request.resume();
    response.writeHead(400, { "content-type": "text/html", "x-note": "<script>alert(4)</script>" }).end(markup);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls: () => calls };
}

/** Notes everything that a page does with text that is no text, and that it is noted once it is there. */
export async function watchForScripts(page: Page): Promise<readonly string[]> {
  const noted: string[] = [];
  page.on("dialog", (dialog) => {
    noted.push(`a dialog on ${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (/content security policy|trusted ?types/i.test(message.text())) noted.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => noted.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith("/x")) noted.push(`${page.url()} asked for ${request.url()}`);
  });
  await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), markup);
  await expect.poll(() => noted.filter((note) => /content security policy|asked for/i.test(note)).length).toBe(2);
  noted.length = 0;
  return noted;
}

/** A file that a spreadsheet opens must not begin a formula in any cell. */
export async function expectNoFormulas(kontor: Kontor, accountId: string): Promise<void> {
  const cookie = await signInByApi(kontor, "admin");
  for (const list of ["payments", "sessions", "customers", "deliveries", "webhook-endpoints", "credentials"]) {
    const answer = await fetch(`${kontor.backoffice}/api/exports/${list}.csv?account=${accountId}`, {
      headers: { cookie },
    });
    expect([list, answer.status]).toEqual([list, 200]);
    const cells = cellsOf(await answer.text());
    expect([list, cells.filter((cell) => formulaStart.test(cell))]).toEqual([list, []]);
    if (list === "payments" || list === "sessions") expect(cells).toContain(`'${formula}`);
  }
}

/** The cells of a file by RFC 4180, over all rows. */
function cellsOf(text: string): string[] {
  const found = text.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r?\n|$)/g);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

async function post(url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`POST ${url}: ${answer.status} ${text}`);
  return text === "" ? null : (JSON.parse(text) as unknown);
}

async function get(url: string, cookie: string): Promise<unknown> {
  return (await fetch(url, { headers: { cookie } })).json();
}
