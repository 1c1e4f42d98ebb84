import { DomainError } from "../../../shared/errors.ts";
import type { Problem } from "../../../shared/problem.ts";
import { problemByCode } from "./problem-by-code.ts";

/** A refusal as RFC 9457 problem details. */
export function presentProblem(error: DomainError, requestId: string): Problem {
  const { status, title } = problemByCode[error.code];
  const { fields, facts } = error.details;
  return {
    type: `urn:kontor:problem:${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    request_id: requestId,
    ...(fields === undefined ? {} : { errors: firstMessageByPath(fields) }),
    ...(facts === undefined ? {} : { facts: { ...facts } }),
  };
}

function firstMessageByPath(fields: readonly { path: string; message: string }[]): Record<string, string> {
  const messages = new Map<string, string>();
  for (const { path, message } of fields) if (!messages.has(path)) messages.set(path, message);
  return Object.fromEntries(messages);
}

/** What is said of a bug: nothing but where to look in the log. */
export function unexpectedError(requestId: string, cause: unknown): DomainError {
  const message = `Something went wrong on our side. Give the request id ${requestId} when you ask about it.`;
  return new DomainError("internal", message, {}, { cause });
}
