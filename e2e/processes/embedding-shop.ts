/**
 * A shop that shows the checkout inside its own page with the published web SDK, on an origin of its
 * own. It runs as a process and knows Kontor's address and its credentials, and nothing else of Kontor.
 *
 * `GET /?sid=...` is the shop's page; `PUT /orders/:sid` changes a session's order from the shop's
 * server; `GET /thanks` is where payers come back.
 */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tokenOf } from "../merchant-token.ts";

const kontor = required("KONTOR_URL");
const account = required("SHOP_ACCOUNT");
const credential = { client_id: required("SHOP_CLIENT_ID"), client_secret: required("SHOP_CLIENT_SECRET") };
/** The file that the package publishes for script elements, beside the one that it names. */
const sdk = readFileSync(
  new URL("./dintero-checkout-web-sdk.umd.min.js", import.meta.resolve("@dintero/checkout-web-sdk")),
);

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

const page = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lamp shop</title></head>
  <body>
    <main><h1>Your basket</h1><div id="checkout"></div></main>
    <script src="/sdk.js"></script>
    <script src="/shop.js"></script>
  </body>
</html>`;

/** What the shop's own page does: every event that it hears is kept where the journey can read it. */
const shopScript = `
  const query = new URLSearchParams(location.search);
  const endpoint = ${JSON.stringify(`${kontor}/checkout`)};
  const sid = query.get("sid");
  window.heard = [];
  const hear = (name) => (event) => {
    const { callback, ...facts } = event;
    window.heard.push({ name, ...facts });
  };
  const handlers = {};
  for (const name of query.getAll("on")) handlers[name] = hear(name);
  if (query.has("validate")) {
    handlers.onValidateSession = (event, checkout, callback) => {
      hear("onValidateSession")(event);
      window.verdict = callback;
    };
  }
  const language = query.get("language") ?? undefined;
  if (query.has("redirect")) dintero.redirect({ sid, endpoint, language });
  else {
    const container = document.getElementById("checkout");
    const popOut = query.has("pop_out") || undefined;
    dintero.embed({ container, sid, endpoint, language, popOut, ...handlers }).then((checkout) => {
      window.checkout = checkout;
    });
  }
`;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

async function changeOrder(sessionId: string, body: string): Promise<{ status: number; text: string }> {
  const token = await tokenOf({ merchant: kontor, accountId: account }, credential);
  const answer = await fetch(`${kontor}/v1/sessions/${sessionId}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://shop.example");
  const send = (type: string, body: string | Buffer, status = 200) =>
    response.writeHead(status, { "content-type": type }).end(body);
  if (request.method === "PUT" && url.pathname.startsWith("/orders/")) {
    const { status, text } = await changeOrder(url.pathname.slice("/orders/".length), await readBody(request));
    send("application/json", text, status);
  } else if (url.pathname === "/") send("text/html", page);
  else if (url.pathname === "/sdk.js") send("text/javascript", sdk);
  else if (url.pathname === "/shop.js") send("text/javascript", shopScript);
  else if (url.pathname === "/thanks")
    send("text/html", "<!doctype html><title>Thanks</title><h1>Back in the shop</h1>");
  else send("text/plain", "", 404);
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  // Not by the name that Kontor goes by, so that a browser takes the two for different sites.
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` })}\n`);
});
