/**
 * A merchant's server that looks after its own webhooks by the three APIs. It knows Kontor's address and its own
 * credentials, runs as a process of its own and speaks the documented wires with plain `fetch`.
 *
 * `POST /calls` with `{"api": "payments", "method": "GET", "path": "/webhooks/payments"}` makes that call with the
 * API's credentials and answers what came back.
 */
import { createServer, type IncomingMessage } from "node:http";

type Api = "checkout" | "payments" | "lending";

interface Wish {
  api: Api;
  method: string;
  path: string;
  body?: unknown;
}

const kontor = required("KONTOR_URL");
const tokens = new Map<Api, string>();

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

async function tokenFor(api: Api): Promise<string> {
  const known = tokens.get(api);
  if (known !== undefined) return known;
  const token = await newToken(api);
  tokens.set(api, token);
  return token;
}

async function newToken(api: Api): Promise<string> {
  switch (api) {
    case "payments":
      return required("PAYMENTS_KEY");
    case "checkout": {
      const account = required("SHOP_ACCOUNT");
      const body = { grant_type: "client_credentials", audience: `${kontor}/v1/accounts/${account}` };
      return fetchToken(`/v1/accounts/${account}/auth/token`, required("CHECKOUT_CLIENT"), {
        type: "application/json",
        body: JSON.stringify(body),
      });
    }
    case "lending":
      return fetchToken("/v3/auth/token", required("LENDING_CLIENT"), {
        type: "application/x-www-form-urlencoded",
        body: "grant_type=client_credentials",
      });
  }
}

/** @param client id and secret with a colon between them. */
async function fetchToken(path: string, client: string, { type, body }: { type: string; body: string }) {
  const authorization = `Basic ${Buffer.from(client).toString("base64")}`;
  const headers = { authorization, "content-type": type };
  const answer = await fetch(`${kontor}${path}`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`token: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function make({ api, method, path, body }: Wish): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${kontor}${path}`, {
    method,
    headers: { authorization: `Bearer ${await tokenFor(api)}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
}

async function readWish(request: IncomingMessage): Promise<Wish> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Wish;
}

const server = createServer((request, response) => {
  readWish(request)
    .then(make)
    .then(
      (answer) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://localhost:${port}` })}\n`);
});
