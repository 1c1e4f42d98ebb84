/**
 * Receives webhooks of the payments API from Kontor. Node 20.10 or newer, nothing to install:
 *
 *   WEBHOOK_SECRETS=whsec_... PORT=8080 node payments.mjs
 *
 * While the secret is being replaced, give both, separated by a comma.
 */
import { Buffer } from "node:buffer";
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { link, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";

const secrets = (process.env.WEBHOOK_SECRETS ?? "").split(",").filter((secret) => secret !== "");
const inbox = process.env.WEBHOOK_INBOX ?? "inbox";
const toleranceSeconds = 300;
const bodyBytesMax = 1_000_000;

/** Whether one of our secrets signed exactly these bytes within the last five minutes. */
function isGenuine(headers, body) {
  // t=<seconds>,v1=<newest secret> and, while a secret is being replaced, v2=<the one before it>
  const [time = "", ...signatures] = (headers["x-webhook-signature"] ?? "").split(",");
  const timestamp = /^t=(\d+)$/.exec(time)?.[1];
  if (timestamp === undefined || Math.abs(Date.now() / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  return secrets.some((secret) => {
    // The key is the whole text of the secret, its prefix included.
    const digest = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
    return signatures.some((signature) => isSame(signature, `v1=${digest}`) || isSame(signature, `v2=${digest}`));
  });
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

/** The bytes as they arrived: parsed and written anew they may differ, and then no signature fits. */
async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= bodyBytesMax) chunks.push(chunk);
  }
  return size > bodyBytesMax ? null : Buffer.concat(chunks);
}

async function receive(request) {
  if (request.method !== "POST") return 405;
  const body = await readBody(request);
  if (body === null) return 413;
  if (!isGenuine(request.headers, body)) return 401;
  const { eventId } = JSON.parse(body.toString("utf8"));
  await keep(eventId, body);
  return 204;
}

if (secrets.length === 0) throw new Error("WEBHOOK_SECRETS is not set");
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
