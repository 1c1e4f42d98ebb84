import type { Request } from "express";
import type { z } from "zod";
import { DomainError, type FieldError } from "../../../shared/errors.ts";
import { badParameterError } from "./refusals.ts";

const limitDefault = 25;
const limitMax = 100;

/** This wire tells time in whole seconds. */
export function wireInstant(instant: string): string {
  return instant.replace(/\.\d+Z$/, "Z");
}

/**
 * Reads a body by its schema; an absent body is an empty object.
 *
 * @throws DomainError `malformed_body` for anything but an object; `validation_failed` naming every field.
 */
export function parseBody<Schema extends z.ZodObject>(schema: Schema, body: unknown): z.output<Schema> {
  const given = body ?? {};
  if (typeof given !== "object" || Array.isArray(given)) {
    throw new DomainError("malformed_body", "The body must be a JSON object.");
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(fieldError).slice(0, 50);
  throw new DomainError("validation_failed", "The body has invalid fields.", { fields });
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const path = issue.path.map(String).join(".");
  if (issue.code !== "invalid_type" || issue.expected === "int")
    return { path, message: issue.message, code: "invalid_value" };
  return issue.message.endsWith("received undefined")
    ? { path, message: "is required", code: "missing_required_field" }
    : { path, message: `must be of type ${issue.expected}`, code: "invalid_format" };
}

export interface Listing<Row> {
  data: readonly Row[];
  has_more: boolean;
}

/**
 * The part of a short list that the query asks for.
 *
 * @throws DomainError when `limit` or `starting_after` cannot be used.
 */
export function pageOf<Row extends { id: string }>(rows: readonly Row[], req: Request): Listing<Row> {
  const query = new URL(req.originalUrl, "http://localhost").searchParams;
  const limitText = query.get("limit") ?? String(limitDefault);
  const limit = /^\d{1,3}$/.test(limitText) ? Number(limitText) : 0;
  if (limit < 1 || limit > limitMax) throw badParameterError("limit", `must be from 1 to ${limitMax}`);
  const after = query.get("starting_after");
  const start = after === null ? 0 : rows.findIndex((row) => row.id === after) + 1;
  if (after !== null && start === 0) throw badParameterError("starting_after", "names no row of this list");
  return { data: rows.slice(start, start + limit), has_more: rows.length > start + limit };
}
