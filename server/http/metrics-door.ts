import { createHash, timingSafeEqual } from "node:crypto";
import type { RequestListener } from "node:http";

/** What is told to whoever has the token. */
export interface Told {
  contentType: string;
  text: () => Promise<string>;
}

/** Answers `GET /metrics` to a caller with the token, and nothing else to anybody. */
export function metricsDoor(told: Told, { token, onError }: { token: string; onError: (error: unknown) => void }) {
  const expected = digest(`Bearer ${token}`);
  const handle: RequestListener = (req, res) => {
    const answer = (status: number, text: string, headers: Record<string, string> = {}) => {
      res.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers });
      res.end(req.method === "HEAD" ? "" : text);
    };
    if (!timingSafeEqual(digest(req.headers.authorization ?? ""), expected)) {
      answer(401, "Send the token as Authorization: Bearer.\n", { "www-authenticate": "Bearer" });
      return;
    }
    if (req.url?.split("?")[0] !== "/metrics") {
      answer(404, "The figures are at /metrics.\n");
      return;
    }
    if (req.method !== "GET" && req.method !== "HEAD") {
      answer(405, "The figures are read.\n", { allow: "GET, HEAD" });
      return;
    }
    told.text().then(
      (text) => answer(200, text, { "content-type": told.contentType }),
      (error: unknown) => {
        onError(error);
        answer(503, "The figures cannot be read now.\n");
      },
    );
  };
  return handle;
}

/** Of equal length whatever was sent, so that comparing them says nothing of the token. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
