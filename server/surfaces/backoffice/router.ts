import express from "express";
import { blockerSentence } from "../../../shared/payments/blocker-text.ts";
import { DomainError } from "../../../shared/errors.ts";
import type { Permission } from "../../../shared/permissions.ts";
import { say, saying } from "../../../shared/sentences/say.ts";
import type { AppContext } from "../../context.ts";
import { clientAddress } from "../../http/client-address.ts";
import { readJsonBody } from "../../http/json-body.ts";
import { refuseNulInAddress } from "../../http/nul.rules.ts";
import { checkWriteOrigin } from "../../http/write-origin.ts";
import { type IdempotencyClaim, requestHash } from "../../idempotency/idempotency.service.ts";
import { answerProblem } from "./answer-problem.ts";
import { auditRefusal } from "./audit-attempt.ts";
import { authenticate } from "./authenticate.ts";
import { type Caller, may, type Origin } from "./caller.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";

const jsonRules = { limitBytes: 100 * 1024, requiresMediaType: true };
const userAgentMax = 500;

/** The back-office API, to be mounted at `/api` on the back-office origin. */
export function backofficeRouter(ctx: AppContext): express.Router {
  const router = express.Router({ caseSensitive: true });
  for (const route of routes)
    router[route.method](route.path, (request, response) => serve(ctx, route, { request, response }));
  for (const [path, methods] of methodsByPath()) {
    router.all(path, (request, response) => {
      response.setHeader("Allow", methods.join(", "));
      const message = `${request.method} is not possible here; ${methods.join(" and ")} are.`;
      answerProblem(ctx, openExchange(ctx, { request, response }), new DomainError("method_not_allowed", message));
    });
  }
  router.use((request, response) => {
    const message = "There is nothing at this address of the API.";
    answerProblem(ctx, openExchange(ctx, { request, response }), new DomainError("not_found", message));
  });
  return router;
}

interface Pair {
  request: express.Request;
  response: express.Response;
}

interface Exchange extends Pair {
  origin: Origin;
}

/** Says which request this is and keeps the answer out of every cache. */
function openExchange(ctx: AppContext, { request, response }: Pair): Exchange {
  const known = response.getHeader("x-request-id");
  const requestId = typeof known === "string" ? known : ctx.ids.own("req", ctx.clock.now());
  response.setHeader("X-Request-Id", requestId);
  response.setHeader("Cache-Control", "no-store");
  const userAgent = request.get("user-agent")?.slice(0, userAgentMax) ?? null;
  return { request, response, origin: { requestId, ip: clientAddress(request), userAgent } };
}

async function serve(ctx: AppContext, route: Route, pair: Pair): Promise<void> {
  const exchange = openExchange(ctx, pair);
  let caller: Caller | null = null;
  try {
    refuseNulInAddress(pair.request.originalUrl);
    if (route.access !== "public") caller = await authenticate(ctx, pair.request);
    checkWriteOrigin(pair.request, ctx.origins.backoffice);
    await runRoute(ctx, route, { ...exchange, caller });
  } catch (error) {
    if (error instanceof DomainError && caller !== null) await noteRefusal(ctx, route, { ...exchange, caller }, error);
    answerProblem(ctx, exchange, error);
  }
}

async function runRoute(ctx: AppContext, route: Route, call: Exchange & { caller: Caller | null }): Promise<void> {
  const { request, response, origin, caller } = call;
  if (caller !== null) {
    refuseRole(caller, route.access);
    refuseUnenrolled(caller, route);
  }
  const body = route.body === null ? undefined : await readJsonBody(request, jsonRules);
  const idempotency = route.isIdempotent && caller !== null ? claimOf(caller, request, body) : null;
  const { params, query } = request;
  await route.run({ ctx, caller, origin, idempotency, params, query, body, request, response });
}

const moneyPermissions: ReadonlySet<string> = new Set<Permission>([
  "payments.capture",
  "payments.refund",
  "payments.void",
  "payments.bulk",
]);

/** @throws DomainError `forbidden`, for a money operation in the words of its disabled button. */
function refuseRole(caller: Caller, access: Route["access"]): void {
  if (access === "public" || access === "signed_in" || may(caller, access)) return;
  const { role } = caller;
  if (!moneyPermissions.has(access)) {
    throw new DomainError(
      "forbidden",
      say("person.role_may_not", { role: { word: `role.${role}` }, deed: { word: `deed.${access}` } }),
    );
  }
  const blocker = { code: "role_forbids", role } as const;
  throw new DomainError("forbidden", saying(blockerSentence(blocker, "")), { facts: { blocker } });
}

/** @throws DomainError `enrolment_required` */
function refuseUnenrolled(caller: Caller, route: Route): void {
  if (!caller.mustEnrol || route.isForEnrolment) return;
  const message = say("person.needs_second_step", { role: { word: `role.${caller.role}` } });
  throw new DomainError("enrolment_required", message);
}

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** @throws DomainError `idempotency_key_missing` or `validation_failed` */
function claimOf(caller: Caller, request: express.Request, body: unknown): IdempotencyClaim {
  const key = request.get("idempotency-key");
  if (key === undefined || key === "") {
    const message =
      "Send an Idempotency-Key header, made once per wish, so that a repeated request moves no money twice.";
    throw new DomainError("idempotency_key_missing", message);
  }
  if (!keyPattern.test(key)) {
    const message = "The Idempotency-Key must be 1 to 200 visible ASCII characters.";
    throw new DomainError("validation_failed", message, { fields: [{ path: "Idempotency-Key", message }] });
  }
  const path = `${request.baseUrl}${request.path}`;
  return { scope: `staff:${caller.staff.id}`, key, requestHash: requestHash(request.method, path, body) };
}

async function noteRefusal(
  ctx: AppContext,
  route: Route,
  { request, origin, caller }: Exchange & { caller: Caller },
  error: DomainError,
): Promise<void> {
  if (route.audit === null) return;
  const id = request.params["id"];
  const objectId = typeof id === "string" ? id.slice(0, 64) : null;
  try {
    await auditRefusal(ctx, { caller, origin, audit: route.audit, objectId }, error);
  } catch (cause) {
    // The person is refused either way; that the log could not say so must not be silent.
    ctx.logger.error({ err: cause, request_id: origin.requestId }, "a refused attempt could not be audited");
  }
}

function methodsByPath(): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const known = methods.get(path) ?? [];
    methods.set(path, [...known, ...(method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()])]);
  }
  return methods;
}
