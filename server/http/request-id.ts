import type { RequestHandler, Response } from "express";

const header = "x-request-id";

/** Gives every request an id of our own making, which its answer and its log line carry. */
export function requestIds(makeId: () => string): RequestHandler {
  return (_req, res, next) => {
    res.setHeader(header, makeId());
    next();
  };
}

/**
 * A surface may have given the request an id in its own form: the last one is what the caller sees.
 *
 * @throws Error outside of a request that went through `requestIds`.
 */
export function requestIdOf(res: Response): string {
  const id = res.getHeader(header);
  if (typeof id !== "string") throw new Error("The request has no id: requestIds is not in front of this route.");
  return id;
}
