import type express from "express";
import { z } from "zod";
import type { ListSpec } from "../../../shared/list-spec.ts";
import type { Listed } from "../../../shared/page.ts";
import type { Permission } from "../../../shared/permissions.ts";
import type { AppContext } from "../../context.ts";
import { type ListRequest, parseListQuery } from "../../http/list-query.ts";
import type { IdempotencyClaim } from "../../idempotency/idempotency.service.ts";
import { type AtStake, requireProof } from "../../identity/step-up.service.ts";
import type { Caller, Origin } from "./caller.ts";
import { parseInput } from "./parse-input.ts";
import type { Access, AuditWords, MediaType, Method, RawCall, Route } from "./route.ts";

const nothing = z.object({});
type Nothing = typeof nothing;

/** What a handler gets: everything parsed. */
export interface Call<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  ctx: AppContext;
  origin: Origin;
  idempotency: IdempotencyClaim | null;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  request: express.Request;
  response: express.Response;
}

interface Definition<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodObject> {
  method: Method;
  path: string;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  audit?: AuditWords;
  isIdempotent?: boolean;
  /** Also open to people who have yet to set a second step up. */
  isForEnrolment?: boolean;
  /** Fields that the body schema does not know are ignored; elsewhere they are refused. */
  ignoresUnknownFields?: boolean;
}

/** What a handler returns where nothing has happened yet: it is answered with 202. */
export class Accepted<View> {
  readonly view: View;

  constructor(view: View) {
    this.view = view;
  }
}

type Authenticated<Inner> = Inner & { caller: Caller };

interface StaffDefinition<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodObject,
  R extends z.ZodType,
  W extends z.ZodType,
> extends Definition<P, Q, B> {
  access: Exclude<Access, "public">;
  response: R;
  /** What is answered instead where the wish has to wait. */
  accepted?: W;
  /** Names the version of the one object that is answered. */
  version?: (view: z.output<R>) => number;
  /**
   * What is at stake: before it, the person proves anew who they are when their last proof is too old. It is asked
   * before anything runs, so that the same request, with the same idempotency key, can be repeated afterwards.
   */
  stepUp?: (call: Authenticated<Call<P, Q, B>>) => AtStake | Promise<AtStake>;
  handle(call: Authenticated<Call<P, Q, B>>): Promise<z.input<R> | Accepted<z.input<W>>>;
}

/** A route for people who are signed in, answering JSON that the response schema has checked. */
export function route<
  R extends z.ZodType,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodObject = Nothing,
  W extends z.ZodType = z.ZodNever,
>(definition: StaffDefinition<P, Q, B, R, W>): Route {
  const parse = callParser(definition);
  return {
    ...entry(definition, definition.access),
    response: definition.response,
    accepted: definition.accepted ?? null,
    run: async (raw) => {
      const call = { ...parse(raw), caller: callerOf(raw) };
      const { stepUp } = definition;
      if (stepUp !== undefined) await requireProof(raw.ctx, call.caller, () => stepUp(call));
      const answer = await definition.handle(call);
      if (answer instanceof Accepted) {
        sendJson(raw.response, 202, (definition.accepted ?? z.never()).parse(answer.view));
        return;
      }
      const view = definition.response.parse(answer);
      if (definition.version !== undefined) raw.response.setHeader("ETag", `"${definition.version(view)}"`);
      sendJson(raw.response, 200, view);
    },
  };
}

interface ListDefinition<Row extends z.ZodType> {
  path: string;
  access: Permission;
  summary: string;
  list: ListSpec;
  response: Row;
  handle(call: { ctx: AppContext; caller: Caller; request: ListRequest }): Promise<z.input<Row>>;
}

/** A list: filters, sort and cursor as its spec says, everything else refused. */
export function listRoute<Row extends z.ZodType>(definition: ListDefinition<Row>): Route {
  return {
    ...entry({ ...definition, method: "get" }, definition.access),
    list: definition.list,
    listed: {
      spec: definition.list,
      permission: definition.access,
      page: async (call) => pageOf(await definition.handle(call)),
    },
    response: definition.response,
    run: async (raw) => {
      const request = parseListQuery(definition.list, raw.query);
      const answer = await definition.handle({ ctx: raw.ctx, caller: callerOf(raw), request });
      sendJson(raw.response, 200, definition.response.parse(answer));
    },
  };
}

/** @throws Error for an answer that is not a page, such as figures over the rows of a list. */
function pageOf(answer: unknown): Listed<unknown> {
  const { data, page } = answer as Partial<Listed<unknown>>;
  if (data === undefined || page === undefined) throw new Error("This list does not answer pages");
  return { data, page };
}

interface PublicDefinition<B extends z.ZodObject, R extends z.ZodType> extends Definition<Nothing, Nothing, B> {
  response: R;
  handle(call: Call<Nothing, Nothing, B>): Promise<z.input<R>>;
}

/** A route for strangers. */
export function publicRoute<R extends z.ZodType, B extends z.ZodObject = Nothing>(
  definition: PublicDefinition<B, R>,
): Route {
  const parse = callParser(definition);
  return {
    ...entry(definition, "public"),
    response: definition.response,
    run: async (raw) => {
      const answer = await definition.handle(parse(raw));
      sendJson(raw.response, 200, definition.response.parse(answer));
    },
  };
}

interface RawDefinition<P extends z.ZodObject, Q extends z.ZodObject> extends Definition<P, Q, Nothing> {
  access: Exclude<Access, "public">;
  mediaType?: MediaType;
  list?: ListSpec;
  status?: 200 | 204;
  /** Writes the answer itself; what it throws before the first byte becomes a problem. */
  handle(call: Authenticated<Call<P, Q, Nothing>>): Promise<void>;
}

/** A route whose answer is not one JSON document: an export, the live stream, an empty answer. */
export function rawRoute<P extends z.ZodObject = Nothing, Q extends z.ZodObject = Nothing>(
  definition: RawDefinition<P, Q>,
): Route {
  const parse = callParser(definition);
  return {
    ...entry(definition, definition.access),
    mediaType: definition.mediaType ?? "application/json",
    list: definition.list ?? null,
    status: definition.status ?? 200,
    run: (raw) => definition.handle({ ...parse(raw), caller: callerOf(raw) }),
  };
}

type Entry = Omit<Route, "run">;

function entry(definition: Definition<z.ZodObject, z.ZodObject, z.ZodObject>, access: Access): Entry {
  const {
    method,
    path,
    summary,
    params = null,
    query = null,
    body = null,
    audit = null,
    isIdempotent = false,
    isForEnrolment = false,
  } = definition;
  const answer = { response: null, accepted: null, status: 200, mediaType: "application/json" } as const;
  return {
    method,
    path,
    access,
    summary,
    params,
    query,
    list: null,
    listed: null,
    body,
    audit,
    isIdempotent,
    isForEnrolment,
    ...answer,
  };
}

/** Made once per route: a schema compiles itself at its first use. */
function callParser<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject>(
  definition: Definition<P, Q, B>,
): (raw: RawCall) => Call<P, Q, B> {
  const { params = nothing, query = nothing, body = nothing, ignoresUnknownFields = false } = definition;
  // A misspelt optional field of a money request must not pass unnoticed.
  const checkedBody = ignoresUnknownFields ? body : body.strict();
  return ({ ctx, origin, idempotency, request, response, ...raw }) => ({
    ctx,
    origin,
    idempotency,
    request,
    response,
    params: parseInput(params, raw.params) as z.output<P>,
    query: parseInput(query, raw.query) as z.output<Q>,
    body: parseInput(checkedBody, raw.body === undefined ? {} : raw.body) as z.output<B>,
  });
}

function callerOf(raw: RawCall): Caller {
  if (raw.caller === null) throw new Error("The router let a stranger through");
  return raw.caller;
}

function sendJson(response: express.Response, status: number, view: unknown): void {
  response.status(status).setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(JSON.stringify(view));
}
