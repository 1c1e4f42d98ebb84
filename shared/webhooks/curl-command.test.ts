import { execFile } from "node:child_process";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { curlCommand } from "./curl-command.ts";

interface Received {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}

const received: Received[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { method, url: path, headers } = request;
    received.push({ method, path, headers, body: Buffer.concat(chunks).toString("utf8") });
    response.end("ok");
  });
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function runInBash(command: string): Promise<Received> {
  await promisify(execFile)("bash", ["-c", command]);
  const last = received.at(-1);
  if (last === undefined) throw new Error("Nothing arrived");
  return last;
}

test.each([
  ["plain JSON", '{"amount":100}'],
  ["quotes, dollars and backticks", `it's "$HOME" \`id\` \\ $(id) !!`],
  ["a body that begins like a file name", "@/etc/hostname"],
  ["line ends and other alphabets", "one\ntwo\r\n\tæøå 漢字 🧾"],
])("%s arrives as it was sent", async (_claim, body) => {
  const url = `${origin}/hooks?ids[]={1,2}&name=a'b&x=$y`;
  const headers = { "content-type": "application/json", "x-note": `it's $5`, "x-empty": "", host: "shop.example" };
  const seen = await runInBash(curlCommand({ method: "POST", url, headers, body }));
  expect(seen).toMatchObject({ method: "POST", path: url.slice(origin.length), body });
  expect(seen.headers).toMatchObject({ "content-type": "application/json", "x-note": "it's $5", "x-empty": "" });
  expect(seen.headers.host).toBe(origin.slice("http://".length));
});

test("a call without a body is made without one", async () => {
  const seen = await runInBash(curlCommand({ method: "GET", url: `${origin}/callback?a=1`, headers: {}, body: null }));
  expect(seen).toMatchObject({ method: "GET", path: "/callback?a=1", body: "" });
});

test("no type is made up for a body that had none", async () => {
  const seen = await runInBash(curlCommand({ method: "POST", url: origin, headers: {}, body: "a=1" }));
  expect(seen.headers["content-type"]).toBeUndefined();
  expect(seen.body).toBe("a=1");
});

test("what is not shown is not in the command", () => {
  const headers = { authorization: "(not shown)" };
  expect(curlCommand({ method: "GET", url: origin, headers, body: null })).toContain("'authorization: (not shown)'");
});
