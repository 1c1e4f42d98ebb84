import type { RequestListener } from "node:http";

export interface FrontDoor {
  handle: RequestListener;
  open(app: RequestListener): void;
  /** From now on `/readyz` says no, so that a balancer sends its callers elsewhere; everything else is answered. */
  leave(): void;
}

/** Answers 503 while what is behind it is being made ready; the ports are known, and held, by then. */
export function createFrontDoor(): FrontDoor {
  let behind: RequestListener | null = null;
  let isLeaving = false;
  return {
    handle(req, res) {
      if (behind !== null && !(isLeaving && req.url?.split("?")[0] === "/readyz")) {
        behind(req, res);
        return;
      }
      res.writeHead(503, {
        "content-type": "application/json",
        "retry-after": "1",
        "cache-control": "no-store",
        // The headers of the pages come with what is behind the door; this answer is no page.
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
      });
      res.end(JSON.stringify({ ready: false }));
    },
    open(app) {
      behind = app;
    },
    leave() {
      isLeaving = true;
    },
  };
}
