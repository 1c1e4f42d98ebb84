import type { z } from "zod";
import { DomainError, type FieldError, fieldSaying } from "../../../shared/errors.ts";
import { issueSaid } from "../../../shared/sentences/field-issue.ts";
import { say } from "../../../shared/sentences/say.ts";

/**
 * What the schema makes of a caller's input.
 *
 * @throws DomainError `validation_failed` with one message per field.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap((issue) => fieldsOf(issue, input));
  const named = fields.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; ");
  throw new DomainError("validation_failed", named, { fields });
}

function fieldsOf(issue: z.core.$ZodIssue, input: unknown): FieldError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => fieldSaying([...issue.path.map(String), key].join("."), say("field.unknown")));
  }
  const path = issue.path.map(String).join(".");
  const said = issueSaid(issue, valueAt(input, issue.path) === undefined);
  return [said === null ? { path, message: issue.message } : fieldSaying(path, said)];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
}
