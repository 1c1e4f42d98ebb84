import type { IncomingMessage } from "node:http";
import { DomainError } from "../../shared/errors.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Lets a change pass only when the browser says that our own page asked for it.
 *
 * Being on the same site is not enough: cookies ignore ports, so a page on another port of this host
 * is the same site. Callers that are no browser send neither header and pass.
 *
 * @param publicOrigin the origin that pages are served from, without a trailing slash.
 * @throws DomainError `origin_refused`
 */
export function checkWriteOrigin(req: Pick<IncomingMessage, "method" | "headers">, publicOrigin: string): void {
  if (safeMethods.has(req.method ?? "GET")) return;
  const site = req.headers["sec-fetch-site"];
  const { origin, host } = req.headers;
  const isOwn =
    site === undefined
      ? origin === undefined || origin === publicOrigin || isOriginOf(origin, host)
      : site === "same-origin" || site === "none";
  if (isOwn) return;
  throw new DomainError("origin_refused", "Changes are accepted only from Kontor's own pages.");
}

/** A browser sets both headers itself: where they agree, the page came from the address that it now calls. */
function isOriginOf(origin: string, host: string | undefined): boolean {
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
