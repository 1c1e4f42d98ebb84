import type { Request, Response } from "express";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { loggedPath } from "../../http/logged-path.rules.ts";
import { requestIdOf } from "../../http/request-id.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import type { Caller } from "../../identity/access-token.ts";
import { noteCall } from "../../wire-calls/wire-call.service.ts";
import { pathOf } from "./answer-problem.ts";
import { callObject } from "./call-object.ts";
import { presentProblem } from "./present-problem.ts";

export type FinalAnswer = WireAnswer & { isReplay: boolean };

/** What is known of a call by the time it has an answer. */
export interface Heard {
  /** The body, once it is read. */
  body: unknown;
  idempotencyKey: string | null;
}

/**
 * Answers a call and keeps what was asked and answered, so that support finds it by its request id or key. Calls that
 * change nothing are not kept.
 */
export async function recorded(
  ctx: AppContext,
  { req, res, caller }: { req: Request; res: Response; caller: Caller },
  work: (heard: Heard) => Promise<FinalAnswer>,
): Promise<FinalAnswer> {
  const heard: Heard = { body: undefined, idempotencyKey: null };
  if (req.method === "GET" || req.method === "HEAD") return work(heard);
  const path = pathOf(req.originalUrl);
  const keep = async ({ isReplay, ...answer }: FinalAnswer) => {
    const { accountId, credentialId } = caller;
    await noteCall(ctx, {
      ...{ requestId: requestIdOf(res), accountId, credentialId, method: req.method, isReplay, answer },
      path: loggedPath(path),
      request: heard.body,
      idempotencyKey: heard.idempotencyKey,
      object: await callObject(ctx, { accountId, path, answer }),
    });
  };
  try {
    const answer = await work(heard);
    await keep(answer);
    return answer;
  } catch (error) {
    const problem = error instanceof DomainError ? presentProblem(error, path) : null;
    await keep({ status: problem?.status ?? 500, body: problem, isReplay: false });
    throw error;
  }
}
