import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { afterThisTest } from "./after-tests.ts";

/** One request as it reached a receiver. */
export interface ReceivedRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Behavior = (response: ServerResponse, received: ReceivedRequest, count: number) => void;

/** A merchant's server on loopback, for tests. */
export interface Receiver {
  /** Without a trailing slash. */
  url: string;
  received: ReceivedRequest[];
  /** Resolves once that many requests have arrived. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a receiver that is stopped when the test is over. `count` in the behavior starts from 1. */
export async function startReceiver(behavior: Behavior): Promise<Receiver> {
  const received: ReceivedRequest[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    void readRequest(request).then((whole) => {
      received.push(whole);
      for (const waiter of waiting) if (received.length >= waiter.count) waiter.resolve();
      behavior(response, whole, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    arrived: (count) =>
      received.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
    close: () => closeServer(server),
  };
  afterThisTest(() => receiver.close());
  return receiver;
}

/** Answers with this status and an empty body. */
export function answering(code: number, headers: Record<string, string> = {}): Behavior {
  return (response) => response.writeHead(code, headers).end();
}

async function readRequest(request: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    headers: request.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
