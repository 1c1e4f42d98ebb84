import express from "express";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "../../shared/errors.ts";
import { readJsonBody, readJsonObject } from "./json-body.ts";
import { listen, type Listener } from "./listen.ts";

let listener: Listener;
let lastError: unknown = null;

beforeAll(async () => {
  const app = express();
  const readers = {
    tolerant: (req: express.Request) => readJsonBody(req, { limitBytes: 100, requiresMediaType: false }),
    strict: (req: express.Request) => readJsonObject(req, { limitBytes: 100 }),
  };
  for (const [name, read] of Object.entries(readers)) {
    app.post(`/${name}`, async (req, res) => {
      try {
        const body: unknown = await read(req);
        res.json({ body: body === undefined ? "absent" : body });
      } catch (error) {
        lastError = error;
        res.status(400).json({ code: error instanceof DomainError ? error.code : "bug" });
      }
    });
  }
  listener = await listen(app, { host: "127.0.0.1", port: 0 });
});

afterAll(() => listener.stop(1_000));

async function post(path: string, body: string | Buffer | undefined, headers: Record<string, string> = {}) {
  const response = await fetch(`http://127.0.0.1:${listener.port}${path}`, {
    method: "POST",
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return response.json();
}

const json = { "content-type": "application/json" };

describe("a tolerant reader", () => {
  test.each([
    ["no body", undefined, {}, "absent"],
    ["an empty body called JSON", "", json, "absent"],
    ["null", "null", json, null],
    ["an empty string", '""', json, ""],
    ["an empty list", "[]", json, []],
    ["an object without a media type", '{"a":1}', { "content-type": "text/plain" }, { a: 1 }],
    ["a charset suffix", '{"a":"ø"}', { "content-type": "application/json; charset=UTF-8" }, { a: "ø" }],
  ])("reads %s", async (_claim, body, headers, expected) => {
    expect(await post("/tolerant", body, headers)).toEqual({ body: expected });
  });

  test.each([
    ["half an object", '{"a":', json, "malformed_body"],
    ["a NUL character deep inside", '{"a":[{"b":"x\\u0000"}]}', json, "malformed_body"],
    ["bytes that are no UTF-8", Buffer.from([0x22, 0xff, 0x22]), json, "malformed_body"],
    ["65 levels", "[".repeat(65), json, "malformed_body"],
    ["more than the limit", `"${"x".repeat(100)}"`, json, "body_too_large"],
    ["another character set", "{}", { "content-type": "application/json; charset=latin1" }, "unsupported_media_type"],
    ["compression", "{}", { ...json, "content-encoding": "gzip" }, "unsupported_media_type"],
  ])("refuses %s", async (_claim, body, headers, code) => {
    expect(await post("/tolerant", body, headers)).toEqual({ code });
  });

  test("brackets inside of strings are no levels", async () => {
    const text = `"${"[".repeat(70)}\\""`;
    expect(await post("/tolerant", text, json)).toEqual({ body: `${"[".repeat(70)}"` });
  });
});

describe("a strict reader", () => {
  test.each([
    ["a list", "[]", json, "malformed_body"],
    ["no body", undefined, json, "malformed_body"],
    ["a form", "a=1", { "content-type": "application/x-www-form-urlencoded" }, "unsupported_media_type"],
  ])("refuses %s", async (_claim, body, headers, code) => {
    expect(await post("/strict", body, headers)).toEqual({ code });
  });
});

test("a body of unknown length is cut off at the limit, and the refusal still arrives", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const outgoing = httpRequest(
      { port: listener.port, host: "127.0.0.1", path: "/tolerant", method: "POST", headers: json },
      (res) => resolve(res.resume().statusCode),
    );
    outgoing.on("error", reject);
    for (let chunk = 0; chunk < 50; chunk += 1) outgoing.write("x".repeat(1_000));
    outgoing.end();
  });
  expect(status).toBe(400);
});

test("a caller that leaves in the middle is an error of the body and nothing worse", async () => {
  lastError = null;
  const socket = connect(listener.port, "127.0.0.1");
  socket.write("POST /tolerant HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{");
  socket.end();
  await expect.poll(() => lastError).toMatchObject({ code: "malformed_body" });
});
