import express, { type RequestHandler } from "express";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { securityHeaders } from "../../http/security-headers.ts";

/** Shops show the page inside their own, so any site may frame it; nothing but our own files runs in it. */
const pagePolicy = securityHeaders({
  frameAncestors: ["*"],
  allowsInlineStyles: false,
  // Logos and pictures of goods are the shops' own.
  imageSources: ["https:"],
});

/** The built page under `root`; its files carry a hash in their name and never change. */
export function pageFiles(root: string): { page: RequestHandler[]; assets: RequestHandler } {
  let html: string | null = null;
  const send: RequestHandler = (_request, response) => {
    // The rest of the origin must not be framed and says so with headers that know no exception.
    response.removeHeader("X-Frame-Options");
    response.removeHeader("Cross-Origin-Opener-Policy");
    html ??= readFileSync(join(root, "index.html"), "utf8");
    response.set("Cache-Control", "no-store").type("html").send(html);
  };
  const assets = express.static(join(root, "assets"), {
    immutable: true,
    maxAge: "1y",
    index: false,
    fallthrough: false,
  });
  return { page: [pagePolicy, send], assets };
}
