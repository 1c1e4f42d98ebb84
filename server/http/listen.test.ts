import { Agent, request as httpRequest } from "node:http";
import { EventEmitter, once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { listen } from "./listen.ts";

const host = "127.0.0.1";

function gate() {
  const signal = new EventEmitter();
  const opened = once(signal, "open");
  return { open: () => signal.emit("open"), opened };
}

test("a request under way is answered before the listener is gone, although its connection is kept alive", async () => {
  const arrived = gate();
  const released = gate();
  const listener = await listen(
    (_req, res) => {
      arrived.open();
      void released.opened.then(() => res.end("done"));
    },
    { host, port: 0 },
  );
  const agent = new Agent({ keepAlive: true });
  const answer = new Promise<string>((resolve, reject) => {
    httpRequest({ host, port: listener.port, agent }, (res) => {
      res.setEncoding("utf8").once("data", (text: string) => resolve(text));
    })
      .on("error", reject)
      .end();
  });
  await arrived.opened;
  const stopped = listener.stop(60_000);
  released.open();
  expect(await answer).toBe("done");
  await stopped;
  await expect(fetch(`http://${host}:${listener.port}/`)).rejects.toThrow();
});

test("while it drains, callers are answered and asked to come by another connection", async () => {
  const listener = await listen((_req, res) => res.end("ok"), { host, port: 0 });
  const ask = () => fetch(`http://${host}:${listener.port}/`);
  expect((await ask()).headers.get("connection")).toBe("keep-alive");
  const stopped = listener.stop(1_000, 200);
  const answer = await ask();
  expect([await answer.text(), answer.headers.get("connection")]).toEqual(["ok", "close"]);
  await stopped;
  await expect(ask()).rejects.toThrow();
});

test("a stream of events ends at once", async () => {
  const listener = await listen(
    (_req, res) => {
      res.setHeader("content-type", "text/event-stream");
      res.write(": hello\n\n");
    },
    { host, port: 0 },
  );
  const response = await fetch(`http://${host}:${listener.port}/`);
  const text = response.text();
  await listener.stop(60_000);
  expect(await text).toBe(": hello\n\n");
});

test("what does not finish is cut after the grace", async () => {
  const arrived = gate();
  const listener = await listen(() => arrived.open(), { host, port: 0 });
  const answer = fetch(`http://${host}:${listener.port}/`);
  const refused = expect(answer).rejects.toThrow();
  await arrived.opened;
  await listener.stop(10);
  await refused;
});

test("a port in use is the system's own error", async () => {
  const first = await listen((_req, res) => res.end(), { host, port: 0 });
  await expect(listen((_req, res) => res.end(), { host, port: first.port })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
  await first.stop(1_000);
});

test("one address holds only so many connections, and gets a place again once it lets go of one", async () => {
  const listener = await listen((_req, res) => res.end("ok"), { host, port: 0, connectionsPerAddressMax: 2 });
  const open = async () => {
    const socket = connect({ host, port: listener.port });
    socket.on("error", () => undefined);
    await once(socket, "connect");
    return socket;
  };
  const held = [await open(), await open()];
  const refused = await open();
  await once(refused, "close");
  held[0]?.destroy();
  await expect.poll(async () => (await fetch(`http://${host}:${listener.port}/`).catch(() => null))?.status).toBe(200);
  held[1]?.destroy();
  await listener.stop(0);
});

test.each([
  ["headers", "GET / HTTP/1.1\r\nhost: x\r\nx-slow: "],
  ["a body", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n"],
])("whoever never ends with %s is cut off", async (_claim, begun) => {
  const limits = { headersTimeoutMs: 60, requestTimeoutMs: 60, timeoutCheckEveryMs: 20 };
  const listener = await listen((req) => req.resume(), { host, port: 0, ...limits });
  const socket = connect({ host, port: listener.port });
  let said = "";
  socket.setEncoding("utf8").on("data", (text: string) => (said += text));
  socket.write(begun);
  await once(socket, "close");
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  await listener.stop(0);
});
