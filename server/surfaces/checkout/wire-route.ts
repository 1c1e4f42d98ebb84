import type { Router } from "express";
import type { z } from "zod";
import type { AppContext } from "../../context.ts";
import type { RateLimiter } from "../../rate-limiter.ts";
import type { Method, QueryWord } from "../../http/reference/call-words.ts";
import { type Call, endpoint } from "./call.ts";
import { parseBody } from "./wire-fields.ts";

/** What the reference says of a call. */
export interface RouteWords {
  method: Method;
  /** Below `/v1`, with `:name` for what varies. */
  path: string;
  group: string;
  summary: string;
  /** Of which one is enough; null for the call that hands tokens out. */
  scopes: readonly string[] | null;
  query: Readonly<Record<string, QueryWord>>;
  /** Null where no body is read, whatever is sent. */
  body: z.ZodType | null;
  answer: z.ZodType;
  /** Statuses beside 200 that mean success. */
  otherSuccess: readonly number[];
}

export interface WireRoute extends RouteWords {
  handle(ctx: AppContext, call: Call): Promise<unknown>;
}

interface Definition<Body extends z.ZodType> {
  method: Method;
  path: string;
  group: string;
  summary: string;
  scopes: readonly string[];
  query?: RouteWords["query"];
  body?: Body;
  answer: z.ZodType;
  otherSuccess?: readonly number[];
  /** @param read the checked body; asked for once the object that the path names was found, so that a wrong id is told first. */
  handle(ctx: AppContext, call: Call, read: () => z.output<Body>): Promise<unknown>;
}

/** One call of this wire. Router and reference read the same table of them. */
export function wireRoute<Body extends z.ZodType = z.ZodUndefined>(definition: Definition<Body>): WireRoute {
  const { method, path, group, summary, scopes, query = {}, body = null, answer, otherSuccess = [] } = definition;
  return {
    method,
    path,
    group,
    summary,
    scopes,
    query,
    body,
    answer,
    otherSuccess,
    handle: (ctx, call) =>
      definition.handle(ctx, call, () => (body === null ? undefined : parseBody(body, call.body)) as z.output<Body>),
  };
}

/** Makes the router answer every call of the table. */
export function mountRoutes(
  router: Router,
  ctx: AppContext,
  { routes, limiter }: { routes: readonly WireRoute[]; limiter: RateLimiter },
): void {
  for (const route of routes) {
    router[route.method](
      route.path,
      endpoint(ctx, { scopes: route.scopes ?? [], limiter }, (call) => route.handle(ctx, call)),
    );
  }
}

const text = (description: string, isRepeatable = false): QueryWord => ({ description, kind: "text", isRepeatable });

/** Parameters that several calls share. */
export const queryWords = {
  text,
  instants: (name: string, what: string): Record<string, QueryWord> => ({
    [`${name}.gte`]: { description: `${what}, at this instant or later`, kind: "instant" },
    [`${name}.lte`]: { description: `${what}, at this instant or earlier; a day means all of it`, kind: "instant" },
  }),
  paging: {
    limit: { description: "How many, 1 to 100; 10 where it is left out", kind: "integer" },
    starting_after: text("The id of the last object that you have seen"),
  } satisfies Record<string, QueryWord>,
} as const;
