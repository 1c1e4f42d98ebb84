/**
 * A partner that lends through Kontor: a server in a process of its own that knows Kontor's address and its own client,
 * speaks the documented wire with plain `fetch`, and believes a message only when the published library does.
 *
 * It registers its address for webhooks when it starts. `POST /calls` with `{"method": "POST", "path": "/v3/loans",
 * "body": {}}` makes that call and answers what came back; `POST /documents` with `{"customer": "cust_...", "type":
 * "cnh"}` uploads a file; `GET /events` answers every message that held, in the order of their arrival, and how many
 * were refused.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";

const kontor = required("KONTOR_URL");
const client = required("LENDING_CLIENT");
/** How far Kontor's clock is ahead of this machine's. */
const clockAheadMs = Number(process.env["CLOCK_AHEAD_MS"] ?? "0");

interface Message {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

let token = "";
let secret = "";
const messages = new Map<string, Message>();
let refused = 0;

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

async function fetchToken(): Promise<string> {
  const answer = await fetch(`${kontor}/v3/auth/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(client).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  if (!answer.ok) throw new Error(`token: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${kontor}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(isForm ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
}

/** The smallest picture there is; what is in it is for the people who review it. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

function upload({ customer, type }: { customer: string; type: string }) {
  const form = new FormData();
  form.set("type", type);
  form.set("file", new Blob([picture]), "blob");
  return call("POST", `/v3/customers/${customer}/documents`, form);
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The library holds the time of a message against the clock of the process, which is set to Kontor's for it. */
function verify(bytes: Buffer, headers: IncomingMessage["headers"]): Message {
  const realNow = Date.now;
  Date.now = () => realNow() + clockAheadMs;
  try {
    const named = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => [name, String(headers[name])]);
    return new Webhook(secret).verify(bytes.toString("utf8"), Object.fromEntries(named) as never) as Message;
  } finally {
    Date.now = realNow;
  }
}

/** A message that comes twice counts once. */
async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await readBytes(request);
  try {
    messages.set(String(request.headers["webhook-id"]), verify(bytes, request.headers));
    response.writeHead(204).end();
  } catch {
    refused += 1;
    response.writeHead(401).end();
  }
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wish = async <Wish>() => JSON.parse((await readBytes(request)).toString("utf8")) as Wish;
  const reply = (answer: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  switch (`${request.method} ${request.url}`) {
    case "POST /hooks":
      return hear(request, response);
    case "POST /calls": {
      const { method, path, body } = await wish<{ method: string; path: string; body?: unknown }>();
      reply(await call(method, path, body));
      return;
    }
    case "POST /documents":
      reply(await upload(await wish()));
      return;
    case "GET /events":
      reply({ messages: [...messages.values()], refused });
      return;
    default:
      response.writeHead(404).end();
  }
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    response.writeHead(500).end(String(error));
  });
});

async function register(url: string): Promise<void> {
  token = await fetchToken();
  const { status, body } = await call("POST", "/v3/webhooks/endpoints", { url: `${url}/hooks` });
  if (status !== 201) throw new Error(`endpoint: ${status} ${JSON.stringify(body)}`);
  secret = (body as { secret: string }).secret;
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const url = `http://localhost:${port}`;
  register(url).then(
    () => process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
