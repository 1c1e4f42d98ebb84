import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

export interface Listener {
  /** The port in use, also where a free one was asked for. */
  port: number;
  /**
   * Takes no more requests, lets those under way finish, and cuts what is left after `graceMs`. For `drainMs` before, it
   * goes on answering and asks every caller to come by a new connection, which a balancer makes to another server.
   */
  stop(graceMs: number, drainMs?: number): Promise<void>;
}

/** What one caller may hold of the listener. */
export interface ListenLimits {
  /** For the headers, and for the whole request, from its first byte on: whoever drips is cut off. */
  headersTimeoutMs: number;
  requestTimeoutMs: number;
  /** How often those two are looked at. */
  timeoutCheckEveryMs: number;
  connectionsMax: number;
  /** Of one address. A proxy is one address too, so this leaves room for everybody behind it. */
  connectionsPerAddressMax: number;
}

const usualLimits: ListenLimits = {
  headersTimeoutMs: 15_000,
  requestTimeoutMs: 30_000,
  timeoutCheckEveryMs: 5_000,
  connectionsMax: 5_000,
  connectionsPerAddressMax: 2_000,
};
const keepAliveTimeoutMs = 65_000;
const idleSweepMs = 20;

/** @throws the system's error, such as `EADDRINUSE`. */
export async function listen(
  app: RequestListener,
  { host, port, ...changed }: { host: string; port: number } & Partial<ListenLimits>,
): Promise<Listener> {
  const limits = { ...usualLimits, ...changed };
  const underWay = new Set<ServerResponse>();
  let isLeaving = false;
  const server = createServer({ connectionsCheckingInterval: limits.timeoutCheckEveryMs }, (req, res) => {
    underWay.add(res);
    res.once("close", () => underWay.delete(res));
    if (isLeaving) res.setHeader("connection", "close");
    app(req, res);
  });
  server.headersTimeout = limits.headersTimeoutMs;
  server.requestTimeout = limits.requestTimeoutMs;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.maxConnections = limits.connectionsMax;
  limitPerAddress(server, limits.connectionsPerAddressMax);
  await start(server, { host, port });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The listener has no port.");
  return {
    port: address.port,
    async stop(graceMs, drainMs = 0) {
      isLeaving = true;
      sendElsewhere(underWay);
      if (drainMs > 0) await delay(drainMs);
      await stop(server, underWay, graceMs);
    },
  };
}

/** One address cannot take every place: its next connection is closed, the others' are not. */
function limitPerAddress(server: Server, max: number): void {
  const counts = new Map<string, number>();
  server.on("connection", (socket) => {
    const address = socket.remoteAddress ?? "";
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    socket.once("close", () => {
      const left = (counts.get(address) ?? 1) - 1;
      if (left === 0) counts.delete(address);
      else counts.set(address, left);
    });
    if (count > max) socket.destroy();
  });
}

function start(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function stop(server: Server, underWay: ReadonlySet<ServerResponse>, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  sendElsewhere(underWay);
  // A connection whose last answer is out would otherwise be kept alive for a minute.
  const sweep = setInterval(() => server.closeIdleConnections(), idleSweepMs);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

function sendElsewhere(underWay: ReadonlySet<ServerResponse>): void {
  for (const res of underWay) {
    if (isEventStream(res)) res.end();
    else if (!res.headersSent) res.setHeader("connection", "close");
  }
}

/** A stream of events has no end of its own; its listener connects again elsewhere. */
function isEventStream(res: ServerResponse): boolean {
  return res.headersSent && String(res.getHeader("content-type")).startsWith("text/event-stream");
}
