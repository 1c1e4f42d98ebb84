import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";

/** What a receiver does once it has read a request. */
type Behavior = (socket: Socket) => void;

const dripMs = 40;

/** Writes these bytes as they are, headers and all. */
function says(text: string): Behavior {
  return (socket) => socket.write(text);
}

function answers(status: string, headers: readonly string[] = []): Behavior {
  return says([`HTTP/1.1 ${status}`, "content-length: 0", ...headers, "", ""].join("\r\n"));
}

/** Says one thing at once, and then a little more again and again, for as long as somebody listens. */
function drips(first: string, drop: string): Behavior {
  return (socket) => {
    socket.write(first);
    const timer = setInterval(() => socket.write(drop), dripMs);
    socket.on("close", () => clearInterval(timer));
  };
}

/** Sends as much as is taken. */
function pours(head: string, chunk: Buffer, bytes: number): Behavior {
  return (socket) => {
    let left = bytes;
    const pour = (): void => {
      while (left > 0) {
        left -= chunk.length;
        if (!socket.write(chunk)) return;
      }
    };
    socket.on("drain", pour);
    socket.write(head);
    pour();
  };
}

function redirects(code: number): Behavior {
  return answers(`${code} Elsewhere`, ["location: http://127.0.0.1:9/elsewhere"]);
}

function retryAfter(value: string, status = "429 Too Many Requests"): Behavior {
  return answers(status, [`retry-after: ${value}`]);
}

const anHourMs = 3_600_000;
const megabyte = Buffer.alloc(1_000_000, "a");
/** Ten megabytes of nothing, in ten kilobytes. */
const bomb = gzipSync(Buffer.alloc(10_000_000));
export const bombBytes = bomb.length;

/** By the first part of a request's path. */
export const behaviors: ReadonlyMap<string, Behavior> = new Map<string, Behavior>([
  ["ok", answers("200 OK")],
  ["hangs", () => undefined],
  ["drips-headers", drips("HTTP/1.1 200 OK\r\n", "x: y\r\n")],
  ["drips-body", drips("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n", "x")],
  ["drips-404", drips("HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n", "1\r\nx\r\n")],
  ["drips-continue", drips("HTTP/1.1 103 Early Hints\r\n\r\n", "HTTP/1.1 103 Early Hints\r\n\r\n")],
  ["pours-50-mb", pours("HTTP/1.1 200 OK\r\ncontent-length: 50000000\r\n\r\n", megabyte, 50_000_000)],
  ["pours-headers", pours("HTTP/1.1 200 OK\r\nx: ", megabyte, 50_000_000)],
  [
    "gzip-bomb",
    (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`);
      socket.write(bomb);
    },
  ],
  ["resets", (socket) => socket.resetAndDestroy()],
  [
    "resets-in-body",
    (socket) =>
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf of it", () =>
        // Later, so that what was written is not thrown away with the connection.
        setTimeout(() => socket.resetAndDestroy(), dripMs),
      ),
  ],
  ["closes", (socket) => socket.end()],
  ["closes-in-body", (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf of it")],
  ["closes-in-headers", (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-le")],
  ["moved-301", redirects(301)],
  ["moved-302", redirects(302)],
  ["moved-307", redirects(307)],
  ["moved-308", redirects(308)],
  ["to-metadata", answers("302 Found", ["location: http://169.254.169.254/latest/meta-data/"])],
  ["gone", answers("410 Gone")],
  ["missing", answers("404 Not Found")],
  ["broken", answers("500 Internal Server Error")],
  ["busy", answers("429 Too Many Requests")],
  ["busy-seconds", retryAfter("120")],
  ["busy-date", (socket) => retryAfter(new Date(Date.now() + anHourMs).toUTCString())(socket)],
  ["busy-past-date", retryAfter("Thu, 01 Jan 2015 00:00:00 GMT")],
  ["busy-garbage", retryAfter("soon, very soon")],
  ["busy-negative", retryAfter("-120")],
  ["busy-fraction", retryAfter("1.5")],
  ["busy-huge", retryAfter("999999999")],
  ["busy-endless", retryAfter("9".repeat(40))],
  ["unavailable-seconds", retryAfter("120", "503 Service Unavailable")],
  ["broken-seconds", retryAfter("120", "500 Internal Server Error")],
  ["garbage", says("SMTP ready\r\n\r\n")],
  ["bad-status", says("HTTP/1.1 9999 Far too much\r\n\r\n")],
  ["two-lengths", says("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab")],
  ["length-and-chunks", says("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n")],
  ["bad-length", says("HTTP/1.1 200 OK\r\ncontent-length: lots\r\n\r\n")],
  ["bad-chunk", says("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhalf\r\n")],
  ["says-continue", says("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")],
  ["says-hints", says("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")],
  ["upgrades", says("HTTP/1.1 101 Switching Protocols\r\nupgrade: chat\r\nconnection: upgrade\r\n\r\n")],
  ["http-1.0", (socket) => socket.end("HTTP/1.0 200 OK\r\n\r\nold and well")],
  ["says-twice", says("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\nHTTP/1.1 500 Extra\r\ncontent-length: 0\r\n\r\n")],
  // Promises to keep the connection and does not.
  ["hangs-up", (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: keep-alive\r\n\r\n")],
]);
