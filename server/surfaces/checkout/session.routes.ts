import { z } from "zod";
import { cancelSession } from "../../checkout/cancel-session.service.ts";
import { updateSessionOrder } from "../../checkout/update-session.service.ts";
import { createSession } from "../../checkout/create-session.service.ts";
import { listMerchantSessions } from "../../checkout/list-sessions.service.ts";
import { getSession, type SessionWithEvents } from "../../checkout/read-session.service.ts";
import type { AppContext } from "../../context.ts";
import { createdSessionSchema, sessionAnswerSchema } from "./answers.schema.ts";
import { type Call, param, scopes } from "./call.ts";
import { askAgain } from "./express-callback.ts";
import { presentSession, sessionUrl } from "./present-session.ts";
import { publishResults } from "./publish-results.ts";
import { newSessionOf } from "./read-new-session.ts";
import {
  inlineSessionSchema,
  profileSessionSchema,
  type SessionRequest,
  sessionUpdateSchema,
} from "./session-request.schema.ts";
import { queryWords, wireRoute } from "./wire-route.ts";
import { readWireQuery } from "./wire-query.ts";

const group = "Sessions";
const includes = queryWords.text("`events.request_headers`, `initiating_system_request_headers`", true);
const wholeSession = {
  include_session: { description: "Whether to answer the whole session as well", kind: "boolean" as const },
};

export const sessionRoutes = [
  wireRoute({
    method: "post",
    path: "/sessions-profile",
    group,
    summary: "Open a session that offers what a payment profile says",
    scopes: scopes.write,
    query: wholeSession,
    body: profileSessionSchema,
    answer: createdSessionSchema,
    handle: create,
  }),
  wireRoute({
    method: "post",
    path: "/sessions",
    group,
    summary: "Open a session that brings its configuration along",
    scopes: scopes.write,
    query: wholeSession,
    body: inlineSessionSchema,
    answer: createdSessionSchema,
    handle: create,
  }),
  wireRoute({
    method: "get",
    path: "/sessions",
    group,
    summary: "List sessions, newest first",
    scopes: scopes.read,
    query: {
      id: queryWords.text("The session's id", true),
      transaction_id: queryWords.text("The id of its transaction", true),
      store_id: queryWords.text("The id of its store", true),
      search: queryWords.text("A merchant reference, or the buyer's first and last name"),
      ...queryWords.instants("created_at", "Opened"),
      includes,
      ...queryWords.paging,
    },
    answer: z.array(sessionAnswerSchema),
    handle: list,
  }),
  wireRoute({
    method: "get",
    path: "/sessions/:id",
    group,
    summary: "Read a session",
    scopes: scopes.read,
    query: { includes },
    answer: sessionAnswerSchema,
    handle: async (ctx, call) => {
      const found = await getSession(ctx, { scope: [call.caller.accountId], id: param(call.req, "id") });
      return presentSession(found, readWireQuery(call.req).includes);
    },
  }),
  wireRoute({
    method: "put",
    path: "/sessions/:id",
    group,
    summary: "Replace the order of a session that is not paid",
    scopes: scopes.write,
    query: {
      update_without_lock: { description: "`true`: change it although the page has not locked it", kind: "boolean" },
      force_shipping_address_callback: {
        description:
          "`true`: ask the shop again what it costs to send the order, once the new one is stored. A shop that gives no usable answer makes this 503; the stored order stays",
        kind: "boolean",
      },
    },
    body: sessionUpdateSchema,
    answer: sessionAnswerSchema,
    handle: async (ctx, call, read) => presentSession(await update(ctx, call, read)),
  }),
  wireRoute({
    method: "post",
    path: "/sessions/:id/cancel",
    group,
    summary: "Call a session off, and release what was only authorized",
    scopes: scopes.write,
    answer: sessionAnswerSchema,
    handle: async (ctx, call) => {
      const sessionId = param(call.req, "id");
      return presentSession(await cancelSession(ctx, { scope: [call.caller.accountId], sessionId, by: call.by }));
    },
  }),
];

async function create(ctx: AppContext, call: Call, read: () => SessionRequest): Promise<unknown> {
  const created = await createSession(ctx, newSessionOf(ctx, call, read()));
  const isWhole = readWireQuery(call.req).one("include_session") === "true";
  const { id, configuration } = created.session;
  const publish = publishResults(ctx, configuration["publish"]);
  return {
    id,
    url: sessionUrl(ctx, id),
    ...(publish.length === 0 ? {} : { publish }),
    ...(isWhole ? { session: presentSession(created) } : {}),
  };
}

async function update(
  ctx: AppContext,
  call: Call,
  read: () => z.output<typeof sessionUpdateSchema>,
): Promise<SessionWithEvents> {
  const scope = [call.caller.accountId];
  const sessionId = param(call.req, "id");
  const stored = await getSession(ctx, { scope, id: sessionId });
  const { merchant_reference } = stored.session;
  const { order, express, remove_lock } = read();
  const query = readWireQuery(call.req);
  const updated = await updateSessionOrder(ctx, {
    scope,
    sessionId,
    order: { ...order, merchant_reference },
    request: express === undefined ? {} : { express },
    headers: call.headers,
    needsLock: query.one("update_without_lock") !== "true",
    keepsLock: remove_lock === false,
    by: call.by,
  });
  if (query.one("force_shipping_address_callback") !== "true") return updated;
  await askAgain(ctx, { sessionId, by: call.by });
  return getSession(ctx, { scope, id: sessionId });
}

async function list(ctx: AppContext, call: Call): Promise<unknown> {
  const query = readWireQuery(call.req);
  const request = {
    accountId: call.caller.accountId,
    ids: query.many("id"),
    paymentIds: query.many("transaction_id"),
    storeIds: query.many("store_id"),
    search: query.one("search"),
    createdAt: query.instants("created_at"),
    limit: query.limit,
    after: query.startingAfter,
  };
  query.check();
  const sessions = await listMerchantSessions(ctx, request);
  return sessions.map((session) => presentSession(session, query.includes));
}
