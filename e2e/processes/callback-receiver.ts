/**
 * A merchant's address for callbacks and webhooks, as a process of its own. Fails the first `FAIL_FIRST` calls
 * with a 500, then answers 200, and remembers every call; `GET /calls` hands them out, `PUT /answer` with
 * `{"status": 500}` changes what is answered.
 */
import { createServer } from "node:http";
import type { ReceivedCall } from "../receiver.ts";

const failFirst = Number(process.env["FAIL_FIRST"] ?? "0");
const calls: ReceivedCall[] = [];
let status = 200;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks).toString("utf8");
    if (request.url === "/calls") {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(calls));
      return;
    }
    if (request.url === "/answer") {
      ({ status } = JSON.parse(body) as { status: number });
      response.writeHead(204).end();
      return;
    }
    const answered = calls.length < failFirst ? 500 : status;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const { method = "", url = "" } = request;
    calls.push({ method, url, headers, body, answered, arrived_ms: Date.now() });
    response.writeHead(answered, { "content-type": "text/plain" }).end(answered === 200 ? "ok" : "out of paper");
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://localhost:${port}` })}\n`);
});
