import type { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";

/**
 * What the schema makes of a caller's input.
 *
 * @throws DomainError `validation_failed` with one message per field.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap(fieldsOf);
  const named = fields.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; ");
  throw new DomainError("validation_failed", named, { fields });
}

function fieldsOf(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const path = issue.path.map(String).join(".");
  if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path.map(String), key].join("."),
    message: "is not a known field",
  }));
}
