import express, { type Request, type RequestHandler, Router } from "express";
import { join } from "node:path";
import { hashedFiles } from "./hashed-files.ts";

/**
 * A built single-page program: its files by name, and its page for every other address that a browser
 * opens. Hashed files never change; the page that names them is never kept.
 */
export function staticPage(root: string): RequestHandler {
  const router = Router();
  router.use("/assets", hashedFiles(join(root, "assets")));
  router.use(express.static(root, { index: false, maxAge: "1h", setHeaders: neverKeepPages }));
  router.get("/{*path}", (req, res, next) => {
    // A missing file is missing: a page in its place would be read as a broken script.
    if (req.path.startsWith("/assets/") || !isOpenedByBrowser(req)) {
      next();
      return;
    }
    res.sendFile(
      "index.html",
      { root, cacheControl: false, headers: { "cache-control": "no-store" } },
      (error?: Error) => {
        if (error !== undefined && !res.headersSent) next();
      },
    );
  });
  return router;
}

/** Programs accept anything; a browser that opens an address says that it wants a page. */
function isOpenedByBrowser(req: Request): boolean {
  return req.path === "/" || (req.get("accept") ?? "").includes("text/html");
}

function neverKeepPages(res: { setHeader(name: string, value: string): unknown }, path: string): void {
  if (path.endsWith(".html")) res.setHeader("cache-control", "no-store");
}
