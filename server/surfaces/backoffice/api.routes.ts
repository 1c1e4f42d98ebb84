import { z } from "zod";
import { openApiDocument } from "./openapi.ts";
import { publicRoute } from "./define-route.ts";
import type { Route } from "./route.ts";

/** The route that describes all routes, itself included. */
export function describingRoute(others: () => readonly Route[]): Route {
  let document: Record<string, unknown> | null = null;
  return publicRoute({
    method: "get",
    path: "/openapi.json",
    summary: "This API as an OpenAPI document",
    response: z.record(z.string(), z.unknown()),
    handle: () => Promise.resolve((document ??= openApiDocument(others()))),
  });
}
