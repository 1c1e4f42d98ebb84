import { expect, test } from "vitest";
import { keptBody } from "./kept-body.rules.ts";

test.each([
  ["a secret and a link that opens something", { secret: "whsec_x", signing_url: "https://x.example/sign/1" }],
  ["however deep", { data: [{ client_secret: "dinie_cs_x" }] }],
])("%s is not kept", (_claim, body) => {
  const text = JSON.stringify(keptBody(body));
  expect(text).toContain("[not kept]");
  expect(text).not.toMatch(/whsec_x|dinie_cs_x|sign\/1/);
});

test("a field that is merely named so and is null stays", () => {
  expect(keptBody({ signing_url: null, cpf: "1" })).toEqual({ signing_url: null, cpf: "1" });
});

test("a file is kept as its size and fingerprint, a very long body as its length", () => {
  const file = { bytes: Buffer.from("hello"), sha256: "2c" };
  expect(keptBody({ type: "cnh", file })).toEqual({ type: "cnh", file: { size_bytes: 5, sha256: "2c" } });
  expect(keptBody({ text: "x".repeat(20_000) })).toEqual({ not_kept: "20011 characters" });
});

test("no body is none", () => expect(keptBody(undefined)).toBeNull());
