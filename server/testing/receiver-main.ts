/**
 * Merchants' servers in a process of their own, below HTTP, so that they can break every rule of it. What a request
 * meets is said by the first part of its path; see `receiver-behaviors.ts`. Only tests and load runs start this file.
 */
import { readFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { behaviors } from "./receiver-behaviors.ts";
import type { ReceiverAsk, WireRequest } from "./receiver-process.ts";

const certificates = process.env["RECEIVER_CERTIFICATES"];
const certificateNames = (process.env["RECEIVER_CERTIFICATE_NAMES"] ?? "").split(",").filter(Boolean);
const keepsWhole = process.env["RECEIVER_KEEPS_WHOLE"] === "1";

/** The first byte of somebody who believes that TLS is spoken here. */
const tlsHandshake = 0x16;

let received: WireRequest[] = [];
let counts: Record<string, number> = {};

function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

function serve(socket: Socket): void {
  socket.on("error", () => undefined);
  socket.setNoDelay(true);
  let bytes: Buffer = Buffer.alloc(0);
  let firstByteAtMs = 0;
  socket.on("data", (chunk: Buffer) => {
    if (bytes.length === 0) firstByteAtMs = nowMs();
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    const headEnd = bytes.indexOf("\r\n\r\n");
    if (bytes[0] === tlsHandshake) socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    if (headEnd < 0) return;
    const head = bytes.toString("latin1", 0, headEnd);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    if (bytes.length < headEnd + 4 + length) return;
    const body = bytes.toString("utf8", headEnd + 4, headEnd + 4 + length);
    bytes = bytes.subarray(headEnd + 4 + length);
    meet(socket, { head, body, atMs: firstByteAtMs });
  });
}

function meet(socket: Socket, { head, body, atMs }: { head: string; body: string; atMs: number }): void {
  const path = head.slice(head.indexOf(" ") + 1, head.indexOf(" ", head.indexOf(" ") + 1));
  const number = Number(/"number":(\d+)/.exec(body)?.[1] ?? -1);
  received.push({ path, number, atMs, ...(keepsWhole ? { head, body } : {}) });
  const name = path.split(/[/?]/)[1] ?? "";
  counts[name] = (counts[name] ?? 0) + 1;
  const act = behaviors.get(name) ?? behaviors.get("ok");
  act?.(socket);
}

async function open(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function tlsServer(name: string): Server {
  const file = (kind: string) => readFileSync(join(certificates ?? "", `${name}.${kind}`));
  const server = createTlsServer({ key: file("key"), cert: file("crt") }, serve);
  server.on("tlsClientError", () => undefined);
  return server;
}

const plain = createServer(serve);
const port = await open(plain);
const silent = await open(createServer((socket) => socket.on("error", () => undefined)));
const ports: Record<string, number> = { plain: port, silent };
for (const name of certificateNames) ports[name] = await open(tlsServer(name));

process.on("message", ({ number, kind }: ReceiverAsk) => {
  process.send?.({ to: number, answer: kind === "take" ? received : counts });
  if (kind === "count") return;
  received = [];
  counts = {};
});
process.on("disconnect", () => process.exit(0));
process.send?.({ ports });
