import type { ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";

export interface PagePolicy {
  /** Who may show our pages in a frame: `'none'`, `'self'`, `*` or origins; or what says so of one answer. */
  frameAncestors: readonly (string | ((request: unknown, response: ServerResponse) => string))[];
  /** Whether style sheets may be written into the page by scripts, as component libraries do. Scripts never may. */
  allowsInlineStyles: boolean;
  /** Where images may come from beside our own origin. */
  imageSources?: readonly string[];
  /** Origins whose pages may be shown in a frame of ours, asked anew for every answer. */
  frameSources?: readonly (() => string)[];
  /** Origins that a form may post to beside our own. */
  formTargets?: readonly string[];
}

/** Headers that tell browsers to run nothing but our own files. */
export function securityHeaders(policy: PagePolicy): RequestHandler {
  const isFramed = !policy.frameAncestors.includes("'none'");
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...(policy.allowsInlineStyles ? ["'unsafe-inline'"] : [])],
        imgSrc: ["'self'", "data:", ...(policy.imageSources ?? [])],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'", ...(policy.formTargets ?? [])],
        ...(policy.frameSources === undefined ? {} : { frameSrc: [...policy.frameSources] }),
        frameAncestors: [...policy.frameAncestors],
        objectSrc: ["'none'"],
      },
    },
    // frame-ancestors says it better; the older header knows no list of origins.
    xFrameOptions: isFramed ? false : { action: "deny" },
    crossOriginOpenerPolicy: isFramed ? false : { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "no-referrer" },
    // Only ever seen behind TLS: browsers ignore it on plain http.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
  });
}
