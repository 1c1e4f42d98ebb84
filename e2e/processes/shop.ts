/**
 * A merchant's server: a shop that knows Kontor's address and its own credentials, and nothing else
 * of Kontor. It runs as a process of its own and speaks the documented wire with plain `fetch`.
 *
 * `POST /orders` creates a checkout session and answers what Kontor said; `GET /orders/:id` reads the
 * transaction; `POST /captures` captures part of one; `GET /thanks` is where payers come back.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const settings = {
  kontor: required("KONTOR_URL"),
  account: required("SHOP_ACCOUNT"),
  clientId: required("SHOP_CLIENT_ID"),
  clientSecret: required("SHOP_CLIENT_SECRET"),
};

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

let token: string | null = null;

async function accessToken(): Promise<string> {
  if (token !== null) return token;
  const basic = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString("base64");
  const answer = await fetch(`${settings.kontor}/v1/accounts/${settings.account}/auth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}`, "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify({
      grant_type: "client_credentials",
      audience: `https://api.dintero.com/v1/accounts/${settings.account}`,
    }),
  });
  if (answer.status !== 200) throw new Error(`token: ${answer.status} ${await answer.text()}`);
  const body = (await answer.json()) as { access_token: string };
  token = body.access_token;
  return token;
}

async function callKontor(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${settings.kontor}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await accessToken()}`,
      "content-type": "application/json",
      "Dintero-System-Name": "Shop",
      "Dintero-System-Version": "1.0",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : (JSON.parse(text) as unknown);
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://shop.example");
  const reply = (answer: { status: number; text: string }) => {
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.text);
  };
  if (request.method === "GET" && url.pathname === "/thanks") {
    const rows = [...url.searchParams].map(([name, value]) => `<li>${name}=${value}</li>`).join("");
    response.writeHead(200, { "content-type": "text/html" });
    response.end(`<!doctype html><title>Thanks</title><h1>Thank you for your order</h1><ul>${rows}</ul>`);
  } else if (request.method === "POST" && url.pathname === "/orders") {
    reply(await callKontor("POST", "/v1/sessions-profile", await readBody(request)));
  } else if (request.method === "POST" && url.pathname === "/captures") {
    const { transaction_id, ...body } = (await readBody(request)) as { transaction_id: string };
    reply(await callKontor("POST", `/v1/transactions/${transaction_id}/capture`, body));
  } else if (request.method === "GET" && url.pathname.startsWith("/orders/")) {
    reply(await callKontor("GET", `/v1/transactions/${url.pathname.slice("/orders/".length)}`));
  } else {
    reply({ status: 404, text: "{}" });
  }
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    response.writeHead(500).end(String(error));
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://localhost:${port}` })}\n`);
});
