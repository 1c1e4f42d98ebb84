import { openGate } from "./gate.ts";
import { type Problem, problemSchema } from "../../../shared/problem.ts";

/** The server said no, in its own words. `status` is where react-admin looks for the kind of an error. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly status: number;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "ProblemError";
    this.status = problem.status;
    this.problem = problem;
  }
}

/** No answer that can be trusted: the network broke, or something between us and Kontor answered. */
export class NoAnswerError extends Error {
  constructor(options?: ErrorOptions) {
    super("Kontor did not answer", options);
    this.name = "NoAnswerError";
  }
}

export interface ApiRequest {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  body?: unknown;
  idempotencyKey?: string;
  /** The version that the change was made on; the server refuses it with 412 when there is a newer one. */
  version?: number;
  signal?: AbortSignal | undefined;
}

/**
 * One call to the back-office API; null for an empty answer.
 *
 * @throws ProblemError when Kontor refuses; NoAnswerError when its answer is not known; the signal's AbortError.
 */
export async function callApi(path: string, request: ApiRequest = {}): Promise<unknown> {
  try {
    return await callOnce(path, request);
  } catch (error) {
    const gate = openGate();
    if (gate === undefined || !isForTheGate(path, error) || !(await gate.settle(error.problem))) throw error;
    // The very same request, with the same idempotency key.
    return callOnce(path, request);
  }
}

/** Refusals that end once the person has proved who they are. What proves it stands before the gate itself. */
function isForTheGate(path: string, error: unknown): error is ProblemError {
  if (!(error instanceof ProblemError) || /^\/session(\/|$)/.test(path)) return false;
  const { code } = error.problem;
  return code === "step_up_required" || code === "enrolment_required" || code === "unauthenticated";
}

async function callOnce(path: string, request: ApiRequest): Promise<unknown> {
  const response = await send(path, request);
  const body = await readJson(response, request.signal);
  if (response.ok) return body;
  const problem = problemSchema.safeParse(body);
  if (problem.success) throw new ProblemError(problem.data);
  throw new NoAnswerError({ cause: new Error(`HTTP ${response.status}`) });
}

async function send(path: string, request: ApiRequest): Promise<Response> {
  try {
    return await fetch(`/api${path}`, {
      method: request.method ?? "GET",
      credentials: "same-origin",
      headers: headersOf(request),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  } catch (cause) {
    throw explain(cause, request.signal);
  }
}

async function readJson(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch (cause) {
    throw explain(cause, signal);
  }
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new NoAnswerError({ cause });
  }
}

/** A cancelled request is nobody's failure and must stay recognisable. */
function explain(cause: unknown, signal: AbortSignal | undefined): unknown {
  return signal?.aborted === true ? cause : new NoAnswerError({ cause });
}

function headersOf(request: ApiRequest): Record<string, string> {
  return {
    accept: "application/json",
    ...(openGate()?.isAttended() === false ? { "x-kontor-unattended": "1" } : {}),
    ...(request.body === undefined ? {} : { "content-type": "application/json" }),
    ...(request.idempotencyKey === undefined ? {} : { "idempotency-key": request.idempotencyKey }),
    ...(request.version === undefined ? {} : { "if-match": `"${request.version}"` }),
  };
}
