import { DomainError } from "../../shared/errors.ts";

/** The refusal of one field of a merchant's request. */
export function badField(path: string, message: string): DomainError {
  return new DomainError("validation_failed", `${path} ${message}`, { fields: [{ path, message }] });
}
