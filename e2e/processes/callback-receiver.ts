/**
 * A merchant's callback address, as a process of its own. Fails the first `FAIL_FIRST` calls with a
 * 500, then answers 200, and remembers every call; `GET /calls` hands them out.
 */
import { createServer } from "node:http";

interface Call {
  method: string;
  /** Path and query as received. */
  url: string;
  headers: Record<string, string>;
  body: string;
  answered: number;
}

const failFirst = Number(process.env["FAIL_FIRST"] ?? "0");
const calls: Call[] = [];

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (request.url === "/calls") {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(calls));
      return;
    }
    const answered = calls.length < failFirst ? 500 : 200;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const body = Buffer.concat(chunks).toString("utf8");
    calls.push({ method: request.method ?? "", url: request.url ?? "", headers, body, answered });
    response.writeHead(answered, { "content-type": "text/plain" }).end(answered === 200 ? "ok" : "out of paper");
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://localhost:${port}` })}\n`);
});
