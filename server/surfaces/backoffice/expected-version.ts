import type express from "express";
import { DomainError } from "../../../shared/errors.ts";

/**
 * The version that `If-Match` names; null where the caller takes whatever is there.
 *
 * @throws DomainError `precondition_failed` for a header that is no version of ours.
 */
export function expectedVersionOf(request: express.Request): number | null {
  const header = request.get("if-match");
  if (header === undefined || header === "*") return null;
  const version = /^"(\d{1,15})"$/.exec(header)?.[1];
  if (version === undefined)
    throw new DomainError("precondition_failed", "If-Match must repeat the ETag that was read.");
  return Number(version);
}
