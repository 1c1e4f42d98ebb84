/**
 * Receives the calls to a checkout session's `callback_url`. Node 20.10 or newer, nothing to install:
 *
 *   WEBHOOK_SECRETS=... KONTOR_ACCOUNT=T12345678 PUBLIC_HOSTNAME=shop.example PORT=8080 node checkout-callback.mjs
 *
 * A call carries one signature. While the secret is being replaced, give both, separated by a comma.
 */
import { Buffer } from "node:buffer";
import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { link, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";

const secrets = (process.env.WEBHOOK_SECRETS ?? "").split(",").filter((secret) => secret !== "");
const inbox = process.env.WEBHOOK_INBOX ?? "inbox";
const account = process.env.KONTOR_ACCOUNT;
const hostname = process.env.PUBLIC_HOSTNAME;
const toleranceSeconds = 300;

/** Whether one of our secrets signed this address within the last five minutes. The body is not signed: ignore it. */
function isGenuine(method, url, header) {
  const [, timestamp, signature] = /^t=(\d+),v0-hmac-sha256=([0-9a-f]{64})$/.exec(header) ?? [];
  if (timestamp === undefined || Math.abs(Date.now() / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const query = new URL(url).searchParams;
  query.sort();
  // The name that payers and Kontor know us by, as no proxy in between changes it.
  const text = [timestamp, account, method, hostname, url.pathname, query.toString()].join("\n");
  return secrets.some((secret) => isSame(signature, createHmac("sha256", secret).update(text).digest("hex")));
}

/** Takes the same time wherever the texts differ, so that a signature cannot be guessed piece by piece. */
function isSame(left, right) {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Keeps a message once, however often it is delivered. A worker of yours empties the inbox at its own pace. */
async function keep(id, body) {
  const draft = `${inbox}/.${randomUUID()}`;
  await writeFile(draft, body, { flush: true });
  try {
    await link(draft, `${inbox}/${id}.json`);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
}

async function receive(request) {
  if (request.method !== "GET" && request.method !== "POST") return 405;
  const url = new URL(request.url, `https://${hostname}`);
  // An answer of 4xx ends a callback for good. A signature that does not fit may be due to a secret that we do not
  // have yet, so ask for another try.
  if (!isGenuine(request.method, url, request.headers["dintero-signature"] ?? "")) return 503;
  // Every try of a call has the same address. Read the transaction that it names from the API before you act on it.
  const id = createHash("sha256").update(`${url.pathname}${url.search}`).digest("hex");
  await keep(id, JSON.stringify(Object.fromEntries(url.searchParams)));
  return 204;
}

if (secrets.length === 0 || !account || !hostname) {
  throw new Error("WEBHOOK_SECRETS, KONTOR_ACCOUNT and PUBLIC_HOSTNAME must be set");
}
await mkdir(inbox, { recursive: true });
const server = createServer((request, response) => {
  receive(request).then(
    (status) => response.writeHead(status).end(),
    // Not kept: a 500 makes Kontor try again later.
    () => response.writeHead(500).end(),
  );
});
server.listen(Number(process.env.PORT ?? "8080"), "127.0.0.1", () => {
  process.stdout.write(`listening on port ${server.address().port}\n`);
});
