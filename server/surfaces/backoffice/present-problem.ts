import { DomainError, type FieldError } from "../../../shared/errors.ts";
import { codeTexts } from "../../../shared/sentences/code-texts.ts";
import type { Problem } from "../../../shared/problem.ts";
import { statusByCode } from "./status-by-code.ts";

/** A refusal as RFC 9457 problem details. */
export function presentProblem(error: DomainError, requestId: string): Problem {
  const { fields, facts } = error.details;
  return {
    type: `urn:kontor:problem:${error.code}`,
    title: codeTexts[error.code],
    status: statusByCode[error.code],
    code: error.code,
    detail: error.message,
    request_id: requestId,
    ...(error.said === null ? {} : { said: error.said }),
    ...(fields === undefined ? {} : messagesByPath(fields)),
    ...(facts === undefined ? {} : { facts: { ...facts } }),
  };
}

/** The first message of each field, and its facts where it has some. */
function messagesByPath(fields: readonly FieldError[]): Pick<Problem, "errors" | "said_of"> {
  const first = new Map<string, FieldError>();
  for (const field of fields) if (!first.has(field.path)) first.set(field.path, field);
  const said = [...first.values()].flatMap((field) => (field.said === undefined ? [] : [[field.path, field.said]]));
  const errors = Object.fromEntries([...first].map(([path, { message }]) => [path, message]));
  return { errors, ...(said.length === 0 ? {} : { said_of: Object.fromEntries(said) as Problem["said_of"] }) };
}

/** What is said of a bug: nothing but where to look in the log. */
export function unexpectedError(requestId: string, cause: unknown): DomainError {
  const message = `Something went wrong on our side. Give the request id ${requestId} when you ask about it.`;
  return new DomainError("internal", message, {}, { cause });
}
