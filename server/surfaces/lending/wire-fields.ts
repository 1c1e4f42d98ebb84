import type { z } from "zod";
import { DomainError, type FieldError } from "../../../shared/errors.ts";

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
  if (issue.code === "custom") return { path, message: issue.message, code: closerCode(issue.params) };
  if (issue.code === "invalid_format") return { path, message: issue.message, code: "invalid_format" };
  if (issue.code !== "invalid_type" || issue.expected === "int")
    return { path, message: issue.message, code: "invalid_value" };
  return issue.message.endsWith("received undefined")
    ? { path, message: "is required", code: "missing_required_field" }
    : { path, message: `must be of type ${issue.expected}`, code: "invalid_format" };
}

/** A check of our own may have a name of its own. */
function closerCode(params: Readonly<Record<string, unknown>> | undefined): string {
  const code = params?.["code"];
  return typeof code === "string" ? code : "invalid_value";
}
