import type { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";

/** This wire tells time in whole seconds. */
export function wireInstant(instant: string): string {
  return instant.replace(/\.\d+Z$/, "Z");
}

/** @param message what is wrong with it, after its name: "is required". */
export function invalidField(path: string, message: string): DomainError {
  return new DomainError("validation_failed", `${path} ${message}.`, { fields: [{ path, message }] });
}

/**
 * Reads a body by its schema; an absent body is an empty object.
 *
 * @throws DomainError `malformed_body` for anything but an object; `validation_failed` for its first bad field.
 */
export function parseBody<Schema extends z.ZodObject>(schema: Schema, body: unknown): z.output<Schema> {
  const given = body ?? {};
  if (typeof given !== "object" || Array.isArray(given)) {
    throw new DomainError("malformed_body", "The body must be a JSON object.");
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.map(String).join(".") ?? "";
  throw invalidField(path, issue?.message ?? "is not valid");
}
