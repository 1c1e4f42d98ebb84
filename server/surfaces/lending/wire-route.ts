import type { Router } from "express";
import type { z } from "zod";
import type { AppContext } from "../../context.ts";
import type { Method, QueryWord } from "../../http/reference/call-words.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import { type Call, endpoint } from "./call.ts";
import type { RateWindow } from "./rate-window.ts";
import { parseBody } from "./wire-fields.ts";

/** What the reference says of a call. */
export interface RouteWords {
  method: Method;
  /** Below `/v3`, with `:name` for what varies. */
  path: string;
  group: "Access" | "Customers" | "Credit offers" | "Loans" | "Webhooks";
  summary: string;
  description: string | null;
  query: Readonly<Record<string, QueryWord>>;
  /** Null where no body is read, whatever is sent. */
  body: z.ZodObject | null;
  /** Whether the body is a form with a file instead of JSON. */
  isForm: boolean;
  /** Null for an answer without a body. */
  answer: z.ZodType | null;
  /** The status of success; `alsoSuccess` where there is another. */
  success: 200 | 201 | 204;
  alsoSuccess: 200 | null;
  /** Codes of refusals beside those that every call has, by status. */
  refusals: Readonly<Record<number, string>>;
}

export interface WireRoute extends RouteWords {
  handle: (ctx: AppContext, call: Call) => Promise<WireAnswer>;
}

type Optional = "description" | "query" | "success" | "alsoSuccess" | "refusals" | "isForm";

interface Definition<Body extends z.ZodObject>
  extends Omit<RouteWords, Optional | "body">, Partial<Pick<RouteWords, Optional>> {
  body?: Body;
  /** @param read the checked body; asked for when its turn has come, because what is not there is told first. */
  handle: (ctx: AppContext, call: Call, read: () => z.output<Body>) => Promise<WireAnswer>;
}

/** One call of this wire. Router and reference read the same table of them. */
export function wireRoute<Body extends z.ZodObject = z.ZodObject>(definition: Definition<Body>): WireRoute {
  const { body = null, handle, ...words } = definition;
  return {
    description: null,
    query: {},
    success: 200,
    alsoSuccess: null,
    refusals: {},
    isForm: false,
    ...words,
    body,
    handle: (ctx, call) =>
      handle(ctx, call, () => {
        if (body === null) throw new Error(`${words.method} ${words.path} reads no body`);
        return parseBody<Body>(body, call.body);
      }),
  };
}

/** Makes the router answer every call of the table. */
export function mountRoutes(
  router: Router,
  ctx: AppContext,
  { routes, window }: { routes: readonly WireRoute[]; window: RateWindow },
): void {
  for (const { method, path, isForm, handle } of routes) {
    router[method](
      path,
      endpoint(ctx, { window, isForm }, (call) => handle(ctx, call)),
    );
  }
}

const text = (description: string): QueryWord => ({ description, kind: "text" });

/** Parameters that several calls share. */
export const queryWords = {
  text,
  choice: (description: string, choices: readonly string[]): QueryWord => ({ description, kind: "text", choices }),
  paging: {
    limit: { description: "How many, 1 to 100; 25 where it is left out", kind: "integer" },
    starting_after: text("The id of the last object that you have seen"),
  } satisfies Record<string, QueryWord>,
} as const;
