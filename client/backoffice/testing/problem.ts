import { ProblemError } from "../providers/http.ts";

/** A refusal as the server words it. */
export function refusal(status: number, code: string, facts: Record<string, unknown> = {}): ProblemError {
  const detail = `The server says ${code}.`;
  return new ProblemError({
    type: `urn:kontor:problem:${code}`,
    title: code,
    status,
    code,
    detail,
    request_id: "req_1",
    facts,
  });
}
