import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo, LookupFunction } from "node:net";
import { afterAll, afterEach, expect, test } from "vitest";
import { answering, startReceiver } from "../testing/receiver.ts";
import { answerBytesMax } from "./answer-reading.ts";
import { AddressRefused, guardedLookup } from "./guarded-connector.ts";
import { createOutgoingCaller, type OutgoingCall } from "./outgoing-caller.ts";
import { outcomeOfError } from "./outgoing-outcome.rules.ts";

const sandbox = "T12345678";
const live = "P12345678";
const caller = createOutgoingCaller({ allowPrivateTargets: true });
afterAll(() => caller.close());

const rawServers: Server[] = [];
afterEach(() => {
  for (const server of rawServers.splice(0)) server.close();
});

function call(url: string, overrides: Partial<OutgoingCall> = {}) {
  const defaults = { method: "GET", headers: {}, body: null, timeoutMs: 5000, accountId: sandbox } as const;
  return caller.call({ ...defaults, url, ...overrides });
}

/** A server below HTTP, for receivers that break the protocol. */
async function startRawServer(behavior: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    behavior(socket);
  });
  rawServers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a 2xx answer is a delivery, with what was sent and what came back", async () => {
  const receiver = await startReceiver((response) => response.writeHead(202, { "x-shop": "yes" }).end("thanks"));
  const body = Buffer.from('{"amount":100}');
  const result = await call(`${receiver.url}/cb?a=1`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  expect(result).toMatchObject({ outcome: "delivered", code: 202, error: null, isTruncated: false });
  expect(result.responseBody?.toString()).toBe("thanks");
  expect(result.responseHeaders).toMatchObject({ "x-shop": "yes" });
  expect(receiver.received[0]).toMatchObject({ method: "POST", path: "/cb?a=1", body: '{"amount":100}' });
  expect(receiver.received[0]?.headers).toMatchObject(result.requestHeaders);
  expect(receiver.received[0]?.headers["accept-encoding"]).toBe("identity");
});

test.each([
  [400, "http_error"],
  [404, "http_error"],
  [500, "http_error"],
  [503, "http_error"],
])("an answer of %i is a %s", async (code, outcome) => {
  const receiver = await startReceiver(answering(code));
  expect(await call(receiver.url)).toMatchObject({ outcome, code, error: `The receiver answered ${code}` });
});

test("a header that comes twice is kept as one", async () => {
  const receiver = await startReceiver((response) => response.writeHead(200, { "set-cookie": ["a=1", "b=2"] }).end());
  expect((await call(receiver.url)).responseHeaders).toMatchObject({ "set-cookie": "a=1, b=2" });
});

test("an early hint is not taken for the answer", async () => {
  const receiver = await startReceiver((response) => {
    response.writeEarlyHints({ link: "</style.css>; rel=preload" });
    response.writeHead(201).end("made");
  });
  expect(await call(receiver.url)).toMatchObject({ outcome: "delivered", code: 201 });
});

test("a redirect is not followed", async () => {
  const target = await startReceiver(answering(200));
  const receiver = await startReceiver(answering(302, { location: target.url }));
  expect(await call(receiver.url)).toMatchObject({ outcome: "redirect", code: 302 });
  expect(target.received).toHaveLength(0);
});

test("a receiver that never answers is cut off at the limit", async () => {
  const receiver = await startReceiver(() => undefined);
  const result = await call(receiver.url, { timeoutMs: 150 });
  expect(result).toMatchObject({ outcome: "timeout", code: null, error: "No answer within 150 ms" });
  expect(result.durationMs).toBeLessThan(2000);
});

test("a receiver that drips its answer is cut off at the same limit", async () => {
  const receiver = await startReceiver((response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("x"), 30);
    response.on("close", () => clearInterval(timer));
  });
  const result = await call(receiver.url, { timeoutMs: 300 });
  expect(result).toMatchObject({ outcome: "too_slow", code: 200 });
  expect(result.durationMs).toBeLessThan(2000);
});

test("of an answer of 50 MB 64 kB are kept and the rest is never taken", async () => {
  const chunk = Buffer.alloc(1_000_000, "a");
  const closed: Promise<number>[] = [];
  const receiver = await startReceiver((response) => {
    let sent = 0;
    response.writeHead(200, { "content-length": String(50 * chunk.length) });
    const pour = () => {
      while (sent < 50 * chunk.length) {
        sent += chunk.length;
        if (!response.write(chunk)) return;
      }
    };
    response.on("drain", pour);
    closed.push(new Promise((resolve) => response.on("close", () => resolve(sent))));
    pour();
  });
  const result = await call(receiver.url);
  expect(result).toMatchObject({ outcome: "delivered", code: 200, isTruncated: true });
  expect(result.responseBody?.length).toBe(answerBytesMax);
  expect(await closed[0]).toBeLessThan(50 * chunk.length);
});

test("an answer of exactly 64 kB is whole", async () => {
  const receiver = await startReceiver((response) => response.writeHead(200).end(Buffer.alloc(answerBytesMax, "a")));
  const result = await call(receiver.url);
  expect(result).toMatchObject({ outcome: "delivered", isTruncated: false });
  expect(result.responseBody?.length).toBe(answerBytesMax);
});

test("a handshake that never ends is cut off at the limit", async () => {
  const url = await startRawServer(() => undefined);
  const result = await call(url.replace("http:", "https:"), { timeoutMs: 150 });
  expect(result).toMatchObject({ outcome: "timeout", code: null, error: "No answer within 150 ms" });
  expect(result.durationMs).toBeLessThan(2000);
});

test("an answer of 100 that nobody asked for says so", async () => {
  const url = await startRawServer((socket) =>
    socket.once("data", () => socket.write("HTTP/1.1 100 Continue\r\n\r\n")),
  );
  expect(await call(url)).toMatchObject({ outcome: "bad_response", code: null });
});

test("a connection that is reset says so", async () => {
  const url = await startRawServer((socket) => socket.once("data", () => socket.resetAndDestroy()));
  expect(await call(url)).toMatchObject({ outcome: "connection_reset", code: null });
});

test("an answer that is not HTTP says so", async () => {
  const url = await startRawServer((socket) => socket.once("data", () => socket.end("SSH-2.0-OpenSSH_9.6\r\n\r\n")));
  expect(await call(url)).toMatchObject({ outcome: "bad_response", code: null });
});

test("a port where nobody listens says so", async () => {
  const receiver = await startReceiver(answering(200));
  await receiver.close();
  expect(await call(receiver.url)).toMatchObject({ outcome: "connection_refused", code: null });
});

test("a receiver that cannot speak TLS says so", async () => {
  const receiver = await startReceiver(answering(200));
  expect(await call(receiver.url.replace("http:", "https:"))).toMatchObject({ outcome: "tls_error", code: null });
});

test("a name that does not resolve says so", async () => {
  expect(await call("http://shop.invalid/")).toMatchObject({ outcome: "dns_error", code: null });
});

test.each([
  "http://127.0.0.1:PORT/",
  "http://[::ffff:127.0.0.1]:PORT/",
  "http://localhost:PORT/",
  "http://2130706433:PORT/",
])("%s is not connected to under the narrow policy", async (template) => {
  const receiver = await startReceiver(answering(200));
  const url = template.replace("PORT", new URL(receiver.url).port);
  expect(await call(url, { accountId: live })).toMatchObject({
    outcome: "address_refused",
    code: null,
  });
  expect(receiver.received).toHaveLength(0);
});

test("a connection that was opened under the wide policy never serves the narrow one", async () => {
  const receiver = await startReceiver(answering(200));
  await call(receiver.url);
  expect(await call(receiver.url, { accountId: live })).toMatchObject({ outcome: "address_refused" });
  expect(receiver.received).toHaveLength(1);
});

function lookUp(addresses: { address: string; family: number }[], all: boolean): Promise<unknown> {
  const answer = (...args: unknown[]) => (args[2] as (error: null, found: typeof addresses) => void)(null, addresses);
  const look: LookupFunction = guardedLookup({ allowPrivate: false }, answer);
  return new Promise((resolve, reject) => {
    look("shop.example", { all }, (error, address) => (error === null ? resolve(address) : reject(error)));
  });
}

test("a name with one inner address among public ones is refused as a whole", async () => {
  const addresses = [
    { address: "93.184.216.34", family: 4 },
    { address: "10.0.0.7", family: 4 },
  ];
  await expect(lookUp(addresses, true)).rejects.toThrow(AddressRefused);
});

test("a socket gets the vetted addresses themselves", async () => {
  const addresses = [{ address: "93.184.216.34", family: 4 }];
  expect(await lookUp(addresses, true)).toEqual(addresses);
  expect(await lookUp(addresses, false)).toBe("93.184.216.34");
});

test.each([
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls_error"],
  ["CERT_HAS_EXPIRED", "tls_error"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls_error"],
  ["ETIMEDOUT", "timeout"],
  ["EAI_AGAIN", "dns_error"],
  ["EHOSTUNREACH", "unreachable"],
  ["HPE_INVALID_CONSTANT", "bad_response"],
])("%s is a %s, wrapped or not", (code, outcome) => {
  const inner = Object.assign(new Error("failed"), { code });
  expect(outcomeOfError(inner)).toBe(outcome);
  expect(outcomeOfError(new AggregateError([inner]))).toBe(outcome);
  expect(outcomeOfError(new Error("outer", { cause: inner }))).toBe(outcome);
});
