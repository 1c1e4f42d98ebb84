import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pino } from "pino";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { addAccount } from "../accounts/account.service.ts";
import { addMerchant } from "../accounts/account.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { commands } from "../cli/commands.ts";
import { openBesideServer } from "../cli/open-beside-server.ts";
import { runCommand } from "../cli/run-command.ts";
import { readConfig } from "../config.ts";
import { createCredential } from "../identity/credential.service.ts";
import { addStaff } from "../identity/staff.service.ts";
import { documentBytes } from "../testing/documents.ts";
import { waitFor } from "../testing/killed-server.ts";
import { newDataFolder, startProgram } from "../testing/server-process.ts";

// It starts a whole server, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Secrets and details that are found again wherever they must not be. */
const canaries = {
  password: "canary-password-4711-abcd",
  cardNumber: "4000000000000002",
  cvc: "859",
  document: "CanaryDocumentContent4711",
};
const person = {
  name: "Zebedeus Kanarienfugl",
  email: "zebedeus@canary.example",
  phone: "+4798711471",
  tax: "52998224725",
};
const guess = "canary-guess-0815-wrong";

const folder = newDataFolder();
const settings = {
  ...{ KONTOR_DATA_DIR: folder, KONTOR_DEMO: "0", KONTOR_ALLOW_PRIVATE_TARGETS: "1", KONTOR_LOG_LEVEL: "trace" },
  ...{ KONTOR_BACKOFFICE_PORT: "0", KONTOR_MERCHANT_PORT: "0", KONTOR_RATE_LIMITS: "off" },
};
/** What the server gave out, once, to whom it belongs. */
const given: Record<string, string> = {};
const refusals: string[] = [];
let output: string;
let backup: string;

interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

async function ask(url: string, { method = "GET", headers = {}, body }: Ask = {}) {
  const isForm = body instanceof FormData;
  const text = body === undefined || typeof body === "string" || isForm ? body : JSON.stringify(body);
  const type = text === undefined || isForm ? {} : { "content-type": "application/json" };
  const answer = await fetch(url, {
    method,
    headers: { ...type, ...headers },
    ...(text === undefined ? {} : { body: text }),
  });
  const said = await answer.text();
  if (answer.status >= 400) refusals.push(said);
  return { status: answer.status, text: said, headers: answer.headers };
}

const field = (text: string, name: string) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))[name] as string;

/** An account for every wire, and an admin. */
async function prepare() {
  const ctx = await openBesideServer(readConfig(settings), pino({ enabled: false }));
  try {
    const accountId = (await addAccount(ctx, { name: "Canary shop", kind: "sandbox" })).account_id;
    await addMerchant(ctx, { accountId, id: "canary" });
    const by = systemActor("test");
    await addStaff(ctx, { email: "admin@kontor.example", role: "admin", password: canaries.password, by });
    const secretOf = async (api: "checkout" | "lending" | "payments") => {
      const issued = await createCredential(ctx, { accountId, api });
      if ("api_key" in issued) return { basic: "", secret: issued.api_key };
      const basic = Buffer.from(`${issued.client_id}:${issued.client_secret}`).toString("base64");
      return { basic, secret: issued.client_secret };
    };
    const [checkout, lending, payments] = [
      await secretOf("checkout"),
      await secretOf("lending"),
      await secretOf("payments"),
    ];
    Object.assign(given, { checkoutSecret: checkout.secret, lendingSecret: lending.secret, apiKey: payments.secret });
    return { accountId, checkout: checkout.basic, lending: lending.basic, apiKey: payments.secret };
  } finally {
    await ctx.store.close();
  }
}

beforeAll(async () => {
  const shop = await prepare();
  const server = startProgram("server/main.ts", { settings });
  await waitFor(() => server.stdout().endsWith("\n"), "the server to be ready");
  const { backoffice, merchant } = z
    .object({ backoffice: z.url(), merchant: z.url() })
    .parse(JSON.parse(server.stdout()));
  await payByCard(merchant, shop);
  await payByTransfer(merchant, shop);
  await borrow(merchant, shop);
  await workAtTheDesk(backoffice);
  await ask(`${backoffice}/metrics`);
  backup = join(dirname(folder), "canary-backup.db");
  const quiet = { environment: settings, out: () => undefined, err: () => undefined, readStdin: async () => "" };
  expect(await runCommand(commands, ["backup", backup], quiet)).toBe(0);
  server.kill("SIGTERM");
  await server.exited;
  output = server.stdout() + server.stderr();
});

async function payByCard(merchant: string, { accountId, checkout }: { accountId: string; checkout: string }) {
  const token = await ask(`${merchant}/v1/accounts/${accountId}/auth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${checkout}` },
    body: { grant_type: "client_credentials", audience: `${merchant}/v1/accounts/${accountId}` },
  });
  const accessToken = (given["accessToken"] = field(token.text, "access_token"));
  const authorization = `Bearer ${accessToken}`;
  const address = {
    first_name: "Zebedeus",
    last_name: "Kanarienfugl",
    email: person.email,
    phone_number: person.phone,
  };
  const order = { amount: 50_000, currency: "NOK", merchant_reference: "C-1", billing_address: address };
  const session = await ask(`${merchant}/v1/sessions-profile`, {
    method: "POST",
    headers: { authorization },
    body: { profile_id: "default", url: { return_url: "https://shop.example/thanks" }, order },
  });
  const id = field(session.text, "id");
  const input = { kind: "card", number: canaries.cardNumber, expiry: "12/2030", cvc: canaries.cvc };
  const page = `${merchant}/v1/view/${id}/payments/dintero_psp.creditcard`;
  const paid = await ask(page, { method: "POST", body: { agreed: { amount: 50_000, currency: "NOK" }, input } });
  expect(paid.status).toBe(200);
  // What goes wrong, with the same in it.
  await ask(page, { method: "POST", body: { agreed: { amount: 1, currency: "NOK" }, input } });
  await ask(page, { method: "POST", body: `{"input":${JSON.stringify(input)}` });
  await ask(`${merchant}/v1/sessions-profile`, {
    method: "POST",
    headers: { authorization },
    body: { order: address },
  });
  await ask(`${merchant}/v1/sessions-profile?email=${person.email}`, { method: "POST", headers: { authorization } });
  await ask(`${merchant}/v1/transactions/none`, { headers: { authorization: `Bearer ${guess}` } });
  await ask(`${merchant}/v1/accounts/${accountId}/auth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`x:${guess}`).toString("base64")}` },
  });
}

async function payByTransfer(merchant: string, { apiKey }: { apiKey: string }) {
  const headers = { authorization: `Bearer ${apiKey}`, "idempotency-key": "canary-1" };
  const hook = await ask(`${merchant}/webhooks/payments`, {
    method: "POST",
    headers,
    body: { webhookUrl: "http://127.0.0.1:9/hooks" },
  });
  given["webhookSecret"] = field(hook.text, "webhookSecret");
  const customer = { name: person.name, documentNumber: "20-30123456-3" };
  const body = { merchantId: "canary", amount: "2450.75", currency: "ARS", externalId: "C-2", customer };
  await ask(`${merchant}/payments`, { method: "POST", headers: { ...headers, "idempotency-key": "canary-2" }, body });
  await ask(`${merchant}/payments`, { method: "POST", headers, body: { ...body, amount: person.email } });
  await ask(`${merchant}/payments?q=${person.email}`, { headers: { authorization: `Bearer ${guess}` } });
}

async function borrow(merchant: string, { lending }: { lending: string }) {
  const token = await ask(`${merchant}/v3/auth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${lending}`, "content-type": "application/x-www-form-urlencoded" },
    body: "grant_type=client_credentials",
  });
  const headers = { authorization: `Bearer ${field(token.text, "access_token")}` };
  given["lendingToken"] = field(token.text, "access_token");
  const body = { cpf: person.tax, email: person.email, phone: person.phone, name: person.name, cnpj: "12345678000195" };
  const made = await ask(`${merchant}/v3/customers`, { method: "POST", headers, body });
  expect(made.status).toBe(201);
  const openBiometrics = async () =>
    (await ask(`${merchant}/v3/customers/${field(made.text, "id")}/biometrics`, { method: "POST", headers })).text;
  const form = new FormData();
  given["biometricsCode"] =
    field(await openBiometrics(), "session_url")
      .split("/")
      .at(-1) ?? "";
  await ask(`${merchant}/biometrics/${given["biometricsCode"] ?? ""}`);
  form.append("type", "ccmei");
  const bytes = Buffer.concat([documentBytes.pdf, Buffer.from(canaries.document)]);
  form.append("file", new Blob([new Uint8Array(bytes)]), `${person.name}.pdf`);
  const sent = await ask(`${merchant}/v3/customers/${field(made.text, "id")}/documents`, {
    method: "POST",
    headers,
    body: form,
  });
  expect(sent.status).toBe(201);
  await ask(`${merchant}/v3/customers`, { method: "POST", headers, body: { ...body, cpf: "1" } });
}

async function workAtTheDesk(backoffice: string) {
  const session = `${backoffice}/api/session`;
  const body = { email: "admin@kontor.example", password: canaries.password };
  await ask(session, { method: "POST", body: { ...body, password: guess } });
  await ask(session, { method: "POST", body: { ...body, email: person.email } });
  await ask(session, { method: "POST", body: `{"password":"${canaries.password}"` });
  const signedIn = await ask(session, { method: "POST", body });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  given["cookie"] = cookie.split("=")[1] ?? "";
  const headers = { cookie };
  const found = await ask(`${backoffice}/api/payments?q=${encodeURIComponent(person.email)}`, { headers });
  expect(found.text).toContain(person.email);
  await ask(`${backoffice}/api/payments?sort=${encodeURIComponent(person.email)}`, { headers });
  await ask(`${backoffice}/api/customers/${encodeURIComponent(person.email)}`, { headers });
  await ask(`${backoffice}/api/payments/${encodeURIComponent(person.name)}/capture`, {
    method: "POST",
    headers,
    body: {},
  });
  await ask(`${backoffice}/api/exports/payments.csv?q=${encodeURIComponent(person.name)}`, { headers });
}

/** Every secret that was made up or given out. */
const secrets = () => ({ ...canaries, ...given, masterKey: readFileSync(join(folder, "master.key"), "utf8").trim() });

/** Names of those that are in there; a short number is looked for as a field of its own. */
function foundIn(bytes: Buffer | string, wanted: Readonly<Record<string, string>>): string[] {
  const text = typeof bytes === "string" ? bytes : bytes.toString("latin1");
  return Object.entries(wanted)
    .filter(([name, value]) => text.includes(name === "cvc" ? `"cvc":"${value}"` : value))
    .map(([name]) => name);
}

test("the run has met every secret that it looks for", () => {
  for (const [name, value] of Object.entries(secrets())) expect([name, value.length > 2]).toEqual([name, true]);
  expect(Object.keys(given)).toHaveLength(8);
  expect(refusals.length).toBeGreaterThan(10);
  expect(output).toContain('"status":401');
});

describe("neither secrets nor people are in", () => {
  test("what was logged, at the most talkative level", () => {
    expect(foundIn(output, { ...secrets(), ...person, guess })).toEqual([]);
    expect(output).not.toMatch(/Kanarienfugl|Zebedeus/i);
  });
});

describe("no secret is in", () => {
  test("the answers that refuse, nor how the program is made", () => {
    const said = refusals.join("\n");
    expect(foundIn(said, { ...secrets(), guess: `Bearer ${guess}` })).toEqual([]);
    expect(said).not.toMatch(/\bat \w+.*\.ts:\d+|node_modules|sqlite|SELECT /i);
  });

  test("any file of the data folder but the key's own", () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map(({ parentPath, name }) => join(parentPath, name));
    expect(names).toContain(join(folder, "kontor.db"));
    const others = names.filter((name) => name !== join(folder, "master.key"));
    for (const name of others) expect([name, foundIn(readFileSync(name), secrets())]).toEqual([name, []]);
  });

  test("a backup", () => {
    const bytes = readFileSync(backup);
    expect(bytes.length).toBeGreaterThan(100_000);
    expect(foundIn(bytes, secrets())).toEqual([]);
    // Looked for in the right place: what may be searched for is there.
    expect(foundIn(bytes, { email: person.email })).toEqual(["email"]);
  });
});
