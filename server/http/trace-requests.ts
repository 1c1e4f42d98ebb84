import type { RequestHandler } from "express";
import type { Tracer } from "../tracer.ts";
import { answeredRequest } from "./measure-requests.ts";
import { requestIdOf } from "./request-id.ts";

/**
 * One span for each request, from its first byte to the end of its answer. It is named by the pattern of its route: what
 * was asked, by whom and with what never gets into it. What callers say of traces of their own is not believed.
 */
export function traceRequests(tracer: Tracer, { origin }: { origin: string }): RequestHandler {
  return (req, res, next) => {
    const { method, path } = req;
    const span = tracer.begin({
      name: method,
      kind: "server",
      place: { at: "request", requestId: requestIdOf(res) },
      facts: { "http.request.method": method },
    });
    res.once("close", () => {
      const { surface, route, status } = answeredRequest(req, res, { origin, path });
      span.rename(`${method} ${route}`);
      span.add({
        "http.route": route,
        "http.response.status_code": status,
        "kontor.surface": surface,
        "kontor.request_id": requestIdOf(res),
      });
      if (status >= 500) span.fail();
      span.end();
    });
    span.within(next);
  };
}
