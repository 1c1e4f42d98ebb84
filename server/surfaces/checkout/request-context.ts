import type { Request, RequestHandler, Response } from "express";
import { requestIdOf } from "../../http/request-id.ts";

const headerNames = [
  "dintero-system-name",
  "dintero-system-version",
  "dintero-system-plugin-name",
  "dintero-system-plugin-version",
  "user-agent",
] as const;

const headerLengthMax = 500;

/** Every answer of this wire names its request by its UUID, in both spellings that clients look for. */
export function wireRequestIds(): RequestHandler {
  return (_req, res, next) => {
    const id = requestIdOf(res);
    res.set({ "x-request-id": id, request_id: id, "cache-control": "no-store" });
    next();
  };
}

export function wireRequestId(res: Response): string {
  return requestIdOf(res);
}

/** What the merchant's system says of itself, by lower-case name. */
export function systemHeaders(req: Request): Record<string, string> {
  const found = headerNames.flatMap((name) => {
    const value = req.get(name);
    return value === undefined ? [] : [[name, value.slice(0, headerLengthMax)] as const];
  });
  return Object.fromEntries(found);
}

/** Behaviours that a caller switched on for one call. */
export function featureToggles(req: Request): ReadonlySet<string> {
  const listed = req.get("dintero-feature-toggles") ?? "";
  return new Set(listed.split(",").map((toggle) => toggle.trim().toLowerCase()));
}
