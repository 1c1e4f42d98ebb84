import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";

export interface Listener {
  /** The port in use, also where a free one was asked for. */
  port: number;
  /** Takes no more requests, lets those under way finish, and cuts what is left after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

const headersTimeoutMs = 15_000;
const requestTimeoutMs = 30_000;
const keepAliveTimeoutMs = 65_000;
const connectionsMax = 5_000;
const idleSweepMs = 20;

/** @throws the system's error, such as `EADDRINUSE`. */
export async function listen(app: RequestListener, { host, port }: { host: string; port: number }): Promise<Listener> {
  const underWay = new Set<ServerResponse>();
  const server = createServer((req, res) => {
    underWay.add(res);
    res.once("close", () => underWay.delete(res));
    app(req, res);
  });
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.maxConnections = connectionsMax;
  await start(server, { host, port });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The listener has no port.");
  return { port: address.port, stop: (graceMs) => stop(server, underWay, graceMs) };
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
  for (const res of underWay) {
    if (isEventStream(res)) res.end();
    else if (!res.headersSent) res.setHeader("connection", "close");
  }
  // A connection whose last answer is out would otherwise be kept alive for a minute.
  const sweep = setInterval(() => server.closeIdleConnections(), idleSweepMs);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

/** A stream of events has no end of its own; its listener connects again elsewhere. */
function isEventStream(res: ServerResponse): boolean {
  return res.headersSent && String(res.getHeader("content-type")).startsWith("text/event-stream");
}
