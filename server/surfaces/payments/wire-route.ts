import type { Router } from "express";
import type { z } from "zod";
import type { AppContext } from "../../context.ts";
import type { Method, QueryWord } from "../../http/reference/call-words.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import type { RateLimiter } from "../../rate-limiter.ts";
import { type Call, endpoint } from "./call.ts";
import { parseBody } from "./wire-fields.ts";

/** What the reference says of a call. */
export interface RouteWords {
  method: Method;
  /** With `:name` for what varies. */
  path: string;
  group: "Payments" | "Webhooks" | "Payouts and balance" | "Merchants" | "Sandbox";
  summary: string;
  description: string | null;
  query: Readonly<Record<string, QueryWord>>;
  /** Null where no body is read, whatever is sent. */
  body: z.ZodObject | null;
  /** Null for an answer without a body. */
  answer: z.ZodType | null;
  /** The one status of success. */
  success: 200 | 201 | 204;
  /** Statuses of refusals beside those that every call has. */
  refusals: readonly number[];
  /** Whether a caller's `Idempotency-Key` makes the call happen once. */
  isReplayable: boolean;
}

export interface WireRoute extends RouteWords {
  /** The grant that the key must hold. */
  grant: string;
  /** Whether an operator's key may call it too, and then for every account of its environment. */
  takesOperator: boolean;
  /** Older addresses that answer the same. */
  aliases: readonly string[];
  handle: (ctx: AppContext, call: Call) => Promise<WireAnswer>;
}

type Optional = "description" | "query" | "success" | "refusals" | "isReplayable";

interface Definition<Body extends z.ZodObject>
  extends Omit<RouteWords, Optional | "body">, Partial<Pick<RouteWords, Optional>> {
  grant: string;
  takesOperator?: boolean;
  aliases?: readonly string[];
  body?: Body;
  /** @param read the checked body; asked for when its turn has come, because who may ask is told first. */
  handle: (ctx: AppContext, call: Call, read: () => z.output<Body>) => Promise<WireAnswer>;
}

/** One call of this wire. Router and reference read the same table of them. */
export function wireRoute<Body extends z.ZodObject = z.ZodObject>(definition: Definition<Body>): WireRoute {
  const { body = null, handle, ...words } = definition;
  return {
    description: null,
    query: {},
    success: 200,
    refusals: [],
    isReplayable: false,
    takesOperator: false,
    aliases: [],
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
  { routes, limiter }: { routes: readonly WireRoute[]; limiter: RateLimiter },
): void {
  for (const { method, path, aliases, grant, takesOperator, isReplayable, handle } of routes) {
    router[method](
      [path, ...aliases],
      endpoint(ctx, { limiter, grant, takesOperator, isReplayable }, (call) => handle(ctx, call)),
    );
  }
}

const text = (description: string): QueryWord => ({ description, kind: "text" });

/** Parameters that several calls share. */
export const queryWords = {
  text,
  choice: (description: string, choices: readonly string[]): QueryWord => ({ description, kind: "text", choices }),
  paging: {
    limit: { description: "How many, 1 to 200; 50 where it is left out", kind: "integer" },
    startingAfter: text("The id of the last object that you have seen"),
  } satisfies Record<string, QueryWord>,
} as const;
