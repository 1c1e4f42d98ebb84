import express from "express";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen, type Listener } from "./listen.ts";
import { staticPage } from "./static-page.ts";

const root = mkdtempSync(join(tmpdir(), "kontor-static-page-"));
const script = "run();";
let listener: Listener;

beforeAll(async () => {
  mkdirSync(join(root, "assets"));
  mkdirSync(join(root, ".vite"));
  writeFileSync(join(root, "index.html"), "<!doctype html>the page");
  writeFileSync(join(root, "favicon.svg"), "<svg/>");
  writeFileSync(join(root, ".vite", "manifest.json"), "{}");
  writeFileSync(join(root, "assets", "main-4f3a.js"), script);
  writeFileSync(join(root, "assets", "main-4f3a.js.br"), brotliCompressSync(script));
  writeFileSync(join(root, "assets", "main-4f3a.js.gz"), gzipSync(script));
  const app = express().use(staticPage(root));
  app.use((_req, res) => {
    res.status(404).send("nothing");
  });
  listener = await listen(app, { host: "127.0.0.1", port: 0 });
});

afterAll(async () => {
  await listener.stop(1_000);
  rmSync(root, { recursive: true });
});

const get = (path: string, accept = "text/html") =>
  fetch(`http://127.0.0.1:${listener.port}${path}`, { headers: { accept } });

test.each(["/", "/payments", "/payments/T12345678.abc", "/index.html"])(
  "a browser that opens %s gets the page, which is kept nowhere",
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).toContain("the page");
  },
);

test("a hashed file is kept for good", async () => {
  const response = await get("/assets/main-4f3a.js", "*/*");
  expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(response.headers.get("content-type")).toContain("javascript");
});

test.each([
  ["gzip, deflate, br", "br"],
  ["gzip", "gzip"],
  ["identity", null],
])("a browser that reads %s gets the file as %s", async (accepted, encoding) => {
  const headers = { "accept-encoding": accepted };
  const response = await fetch(`http://127.0.0.1:${listener.port}/assets/main-4f3a.js`, { headers });
  expect(response.headers.get("content-encoding")).toBe(encoding);
  expect(response.headers.get("vary")).toContain("Accept-Encoding");
  expect(response.headers.get("content-type")).toContain("javascript");
  expect(await response.text()).toBe(script);
});

test("another file is looked at again after an hour", async () => {
  expect((await get("/favicon.svg", "image/*")).headers.get("cache-control")).toBe("public, max-age=3600");
});

test.each([
  ["a file of an older build", "/assets/main-0000.js", "*/*"],
  ["a file of an older build, opened by hand", "/assets/main-0000.js", "text/html"],
  ["a page's address asked for by a program", "/payments", "*/*"],
  ["a page's address asked for as data", "/payments", "application/json"],
  ["the build's own manifest", "/.vite/manifest.json", "application/json"],
  ["a file above the folder", "/%2e%2e/%2e%2e/etc/passwd", "*/*"],
])("%s is not found", async (_claim, path, accept) => {
  const response = await get(path, accept);
  expect(await response.text()).not.toContain("root:");
  expect(response.status).toBe(404);
});
