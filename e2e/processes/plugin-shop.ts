/**
 * A shop system with a plugin for the original service, as a process of its own. It knows Kontor's address and
 * its credentials, and nothing else of Kontor, and sends request by request what such plugins are known to send.
 *
 * `POST /replays/settings`, `/replays/orders` and `/replays/paid` replay a part each and answer the exchanges;
 * `POST /orders` opens an order to be paid; `GET /thanks` is where payers come back, `GET /callback` where Kontor
 * calls, and `GET /callbacks` tells who called. What is paid is known from there alone.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { captureVariants, emptyBodies, orderOf, sessionVariants } from "./plugin-requests.ts";
import { type Exchange, type PluginRequest, sendRaw } from "./plugin-wire.ts";

const kontor = required("KONTOR_URL");
const account = required("SHOP_ACCOUNT");
const basic = Buffer.from(`${required("SHOP_CLIENT_ID")}:${required("SHOP_CLIENT_SECRET")}`).toString("base64");

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

let self = "";
let token = "";
const callbacks: string[] = [];
/** Ids of transactions by the reference of the order, as payers brought them back. */
const paid = new Map<string, string>();

const plugin = {
  "content-type": "application/json; charset=UTF-8",
  "Dintero-System-Name": "woocommerce",
  "Dintero-System-Version": "9.0.0",
  "Dintero-System-Plugin-Name": "Dintero Checkout for WooCommerce",
  "Dintero-System-Plugin-Version": "1.11.0",
};

async function exchange(claim: string, expects: unknown, request: PluginRequest): Promise<Exchange> {
  const headers = { authorization: `Bearer ${token}`, ...request.headers };
  return { claim, expects, ...(await sendRaw(kontor, { ...request, headers })) };
}

function idOf({ body }: Exchange): string {
  return (body as { id?: string }).id ?? "";
}

/** A token by every audience that plugins name, then what a settings page reads. */
async function replaySettings(): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const host of ["api.dintero.com", "checkout.dintero.com", `${account}@api.dintero.com`, "test.dintero.com"]) {
    const audience = `https://${host}/v1/accounts/${account}`;
    const issued = await exchange(
      `a token for ${audience}`,
      { token_type: "Bearer", expires_in: 14_400 },
      {
        method: "POST",
        path: `/v1/accounts/${account}/auth/token`,
        headers: { ...plugin, authorization: `Basic ${basic}` },
        raw: JSON.stringify({ grant_type: "client_credentials", audience, scope: "ignored" }),
      },
    );
    token = (issued.body as { access_token?: string }).access_token ?? "";
    exchanges.push(issued);
  }
  const card = { type: "payment_product_type", enabled: true };
  exchanges.push(
    await exchange(
      "the profiles by their id and their markers",
      [{ id: "default", configuration: { dintero_psp: { type: "payment_type", creditcard: card } } }],
      { method: "GET", path: "/v1/admin/session/profiles?limit=100" },
    ),
  );
  return exchanges;
}

function openSession(claim: string, body: object, request: Partial<PluginRequest> = {}): Promise<Exchange> {
  const url = { return_url: `${self}/thanks`, callback_url: `${self}/callback?report_error=true&delay_callback=120` };
  const raw = JSON.stringify({ profile_id: "default", url, order: orderOf("A-1001", 52_900), ...body });
  const call = { method: "POST", path: "/v1/sessions-profile", headers: plugin, raw, ...request };
  return exchange(`a session ${claim}`, {}, call);
}

async function replayOrders(): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const { claim, body } of sessionVariants) exchanges.push(await openSession(claim, body));
  const terms = { return_url: `${self}/thanks`, merchant_terms_url: "" };
  exchanges.push(await openSession("without a page of terms, told by an empty text", { url: terms }));
  const chunked = { headers: { ...plugin, "transfer-encoding": "chunked" } };
  exchanges.push(await openSession("in chunks", {}, chunked));
  const url = { return_url: `${self}/thanks` };
  const order = JSON.stringify(orderOf("A-1004", 33_890)).replaceAll("33890", "33890.0");
  const raw = `{"profile_id":"default","url":${JSON.stringify(url)},"order":${order}}`;
  const one = await openSession("with amounts that end in .0", {}, { raw });
  const other = await openSession("with the reference of another", {}, { raw });
  const path = `/v1/sessions/${idOf(one)}`;
  exchanges.push(one, other);
  exchanges.push(
    await exchange(
      "the session with what the plugin told of itself",
      {
        order: { amount: 33_890 },
        initiating_system_request_headers: { "dintero-system-name": "woocommerce", "dintero-system-version": "9.0.0" },
      },
      { method: "GET", path: `${path}?includes=initiating_system_request_headers` },
    ),
    await exchange(
      "a change from the shop's server, with a reference and a customer that are not taken over",
      {
        order: { amount: 60_000, merchant_reference: "A-1004" },
        events: [{ name: "INITIATED" }, { name: "UPDATE_SESSION" }],
      },
      {
        method: "PUT",
        path: `${path}?update_without_lock=true`,
        headers: plugin,
        raw: JSON.stringify({
          order: orderOf("ANOTHER", 60_000),
          customer: { email: "other@buyer.example" },
          remove_lock: true,
          profile_id: "x",
        }),
      },
    ),
    await exchange(
      "the page that a web SDK opens below a path of its own",
      {},
      {
        method: "GET",
        path: `/checkout/?sid=${idOf(other)}&sdk=0.8.0`,
      },
    ),
  );
  for (const { claim, ...sent } of emptyBodies) {
    const opened = await openSession(`to be cancelled with ${claim}`, {});
    const request = { method: "POST", path: `/v1/sessions/${idOf(opened)}/cancel`, ...sent };
    const expects = { id: idOf(opened), events: [{ name: "INITIATED" }, { name: "CANCELLED" }] };
    exchanges.push(opened, await exchange(`cancelled with ${claim}`, expects, request));
  }
  return exchanges;
}

/** Everything that a plugin does with orders that are paid; each one but the first is voided with another body. */
async function replayPaid(): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const [kept = "", ...others] = [...paid.values()].map((id) => `/v1/transactions/${id}`);
  const post = (path: string, raw: string): PluginRequest => ({ method: "POST", path, headers: plugin, raw });
  exchanges.push(
    await exchange(
      "the plugin's own number of the order",
      { merchant_reference_2: "100000017" },
      { method: "PUT", path: kept, headers: plugin, raw: '{"merchant_reference_2":"100000017"}' },
    ),
    await exchange("the transaction by that number", [{ id: kept.split("/").at(-1), status: "AUTHORIZED" }], {
      method: "GET",
      path: "/v1/transactions?search=100000017",
    }),
  );
  for (const [index, { claim, raw, items }] of captureVariants.entries()) {
    const status = index === captureVariants.length - 1 ? "CAPTURED" : "PARTIALLY_CAPTURED";
    const event = { event: "CAPTURE", success: true, amount: 1_000, items };
    const events = [
      { event: "INITIALIZE" },
      { event: "AUTHORIZE" },
      ...Array.from({ length: index }, () => ({})),
      event,
    ];
    exchanges.push(await exchange(`a capture ${claim}`, { status, events }, post(`${kept}/capture`, raw)));
  }
  const amount = 1_000;
  for (const status of ["PARTIALLY_REFUNDED", "PARTIALLY_REFUNDED"]) {
    const raw = JSON.stringify({ amount, refund_reference: "A-1001", reason: "", items: [] });
    exchanges.push(await exchange("a refund under the order's number", { status }, post(`${kept}/refund`, raw)));
  }
  const rest = JSON.stringify({ amount: 5_000, refund_reference: "A-1001" });
  exchanges.push(await exchange("the last refund", { status: "REFUNDED" }, post(`${kept}/refund`, rest)));
  for (const [index, { claim, ...sent }] of emptyBodies.entries()) {
    const request = { method: "POST", path: `${others[index] ?? ""}/void`, ...sent };
    exchanges.push(await exchange(`voided with ${claim}`, { status: "AUTHORIZATION_VOIDED" }, request));
  }
  return exchanges;
}

const replays: Readonly<Record<string, () => Promise<Exchange[]>>> = {
  "/replays/settings": replaySettings,
  "/replays/orders": replayOrders,
  "/replays/paid": replayPaid,
};

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://shop.example");
  const reply = (body: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  const replay = replays[pathname];
  if (replay !== undefined) reply(await replay());
  else if (pathname === "/orders") {
    const reference = `PLUGIN-${paid.size + 1}`;
    reply((await openSession("to be paid", { order: orderOf(reference, captureVariants.length * 1_000) })).body);
  } else if (pathname === "/callbacks") reply(callbacks);
  else if (pathname === "/callback") {
    callbacks.push(searchParams.get("merchant_reference") ?? "");
    response.end();
  } else if (pathname === "/thanks") {
    const [reference, transaction] = [searchParams.get("merchant_reference"), searchParams.get("transaction_id")];
    if (reference !== null && transaction !== null) paid.set(reference, transaction);
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Thanks</title><h1>Thanks</h1>");
  } else response.writeHead(404).end();
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  self = `http://localhost:${typeof address === "object" && address !== null ? address.port : 0}`;
  process.stdout.write(`${JSON.stringify({ ready: true, url: self })}\n`);
});
