import { DomainError, type FieldError } from "../../../shared/errors.ts";

/** A parameter of the address, or a header, that cannot be read. */
export function badParameterError(param: string, message: string): DomainError {
  const fields: FieldError[] = [{ path: param, message }];
  const facts = { lending_code: "invalid_parameter" };
  return new DomainError("validation_failed", `${param} ${message}.`, { fields, facts });
}
