/**
 * A shop that is paid by transfer: a server in a process of its own that knows Kontor's address and its own API key, and
 * speaks the documented wire with plain `fetch` and plain crypto.
 *
 * It registers its address for webhooks when it starts. `POST /orders` creates a payment, `POST /orders/:id/money` has
 * the sandbox send the money, `GET /orders/:id` reads the payment and says what the shop has made of it. The shop sends
 * the goods once: when a message whose signature holds says that the money came, and the payment says so too.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const kontor = required("KONTOR_URL");
const apiKey = required("PAYMENTS_KEY");
/** How far Kontor's clock is ahead of this machine's. */
const clockAheadMs = Number(process.env["CLOCK_AHEAD_MS"] ?? "0");
const toleranceSeconds = 300;

interface Payment {
  transactionId: string;
  status: string;
  amount: string;
  receivedAmount?: string;
}

let secret = "";
const seenEvents = new Set<string>();
const fulfilments = new Map<string, number>();

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${kontor}${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Over the bytes as they came, before anything reads them as JSON. */
function isSigned(header: string, bytes: Buffer): boolean {
  const parts = new Map(header.split(",").map((part) => part.split("=", 2) as [string, string]));
  const seconds = parts.get("t") ?? "";
  const nowSeconds = (Date.now() + clockAheadMs) / 1000;
  if (!(Math.abs(nowSeconds - Number(seconds)) <= toleranceSeconds)) return false;
  const expected = createHmac("sha256", secret).update(`${seconds}.`).update(bytes).digest();
  const sent = Buffer.from(parts.get("v1") ?? "", "hex");
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}

async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await readBytes(request);
  if (!isSigned(String(request.headers["x-webhook-signature"]), bytes)) {
    response.writeHead(401).end();
    return;
  }
  const message = JSON.parse(bytes.toString("utf8")) as { eventId: string; transactionId: string; status: string };
  if (!seenEvents.has(message.eventId) && message.status === "confirmed") await fulfil(message.transactionId);
  seenEvents.add(message.eventId);
  response.writeHead(200).end();
}

/** The message only says where to look: the payment itself decides. */
async function fulfil(transactionId: string): Promise<void> {
  const payment = (await call("GET", `/payments/${transactionId}`)).body as Payment;
  if (payment.status !== "confirmed" || payment.receivedAmount !== payment.amount) return;
  fulfilments.set(transactionId, (fulfilments.get(transactionId) ?? 0) + 1);
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, place = "", id = "", what = ""] = (request.url ?? "/").split("?")[0]?.split("/") ?? [];
  const reply = ({ status, body }: { status: number; body: unknown }) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  switch (`${request.method} ${place} ${what}`) {
    case "POST webhook ":
      return hear(request, response);
    case "POST orders ":
      reply(await call("POST", "/payments", JSON.parse((await readBytes(request)).toString("utf8"))));
      return;
    case "POST orders money":
      reply(await call("POST", `/sandbox/payments/${id}/receive`, {}));
      return;
    case "GET orders ": {
      const { status, body } = await call("GET", `/payments/${id}`);
      reply({ status, body: { payment: body, fulfilments: fulfilments.get(id) ?? 0 } });
      return;
    }
    case "GET thanks ":
    case "GET cart ":
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<!doctype html><html lang="es"><title>Tienda</title><h1>${place}</h1>`);
      return;
    default:
      reply({ status: 404, body: {} });
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
  const url = `http://localhost:${port}`;
  call("POST", "/webhooks/payments", { webhookUrl: `${url}/webhook` }).then(
    ({ body }) => {
      secret = (body as { webhookSecret: string }).webhookSecret;
      process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
