import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { Said } from "../../shared/sentences/say.ts";

/** The refusal of one field of a merchant's request; a sentence where staff can ask for the same. */
export function badField(path: string, said: string | Said): DomainError {
  if (typeof said === "string") {
    return new DomainError("validation_failed", `${path} ${said}`, { fields: [{ path, message: said }] });
  }
  return new DomainError("validation_failed", `${path} ${said.text}`, { fields: [fieldSaying(path, said)] });
}
