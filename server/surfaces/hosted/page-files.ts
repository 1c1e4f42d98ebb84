import type { RequestHandler, Response } from "express";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hashedFiles } from "../../http/hashed-files.ts";
import { securityHeaders } from "../../http/security-headers.ts";

/**
 * Shops show the page inside their own, so any site may frame it unless the account names those that may; nothing but
 * our own files runs in it.
 */
const pagePolicy = securityHeaders({
  frameAncestors: [(_request, response) => framersOf(response as Response)],
  allowsInlineStyles: false,
  // Logos and pictures of goods are the shops' own.
  imageSources: ["https:"],
});

/** Whoever finds the session of a page says which sites may frame it. */
export function allowFramingBy(response: Response, origins: readonly string[]): void {
  response.locals["framers"] = origins.join(" ");
}

function framersOf({ locals }: Response): string {
  return typeof locals["framers"] === "string" ? locals["framers"] : "*";
}

/** What a browser opens, and the files that it then asks for. */
export interface PageFiles {
  /** The checkout, which shops may frame. */
  page: RequestHandler[];
  /** How to send money; a page of its own, by the headers of the rest of the origin. */
  transferPage: RequestHandler;
  /** What borrowers open; by the headers of the rest of the origin too. */
  lendingPage: RequestHandler;
  assets: RequestHandler;
}

/** The built pages under `root`; their files carry a hash in their name and never change. */
export function pageFiles(root: string): PageFiles {
  const allowFrames: RequestHandler = (_request, response, next) => {
    // The rest of the origin must not be framed and says so with headers that know no exception.
    response.removeHeader("X-Frame-Options");
    response.removeHeader("Cross-Origin-Opener-Policy");
    next();
  };
  const assets = hashedFiles(join(root, "assets"), { fallthrough: false });
  return {
    page: [pagePolicy, allowFrames, htmlFile(join(root, "index.html"))],
    transferPage: htmlFile(join(root, "transfer.html")),
    lendingPage: htmlFile(join(root, "lending.html")),
    assets,
  };
}

/** Read when it is first asked for: a server without a build still answers everything else. */
function htmlFile(path: string): RequestHandler {
  let html: string | null = null;
  return (_request, response) => {
    html ??= readFileSync(path, "utf8");
    response.set("Cache-Control", "no-store").type("html").send(html);
  };
}
