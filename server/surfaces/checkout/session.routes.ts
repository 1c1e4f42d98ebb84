import type { Router } from "express";
import { cancelSession } from "../../checkout/cancel-session.service.ts";
import { updateSessionOrder } from "../../checkout/update-session.service.ts";
import { createSession } from "../../checkout/create-session.service.ts";
import { listMerchantSessions } from "../../checkout/list-sessions.service.ts";
import { getSession, type SessionWithEvents } from "../../checkout/read-session.service.ts";
import type { AppContext } from "../../context.ts";
import { type Call, endpoint, param, scopes } from "./call.ts";
import { presentSession, sessionUrl } from "./present-session.ts";
import { newSessionOf } from "./read-new-session.ts";
import {
  inlineSessionSchema,
  profileSessionSchema,
  type SessionRequest,
  sessionUpdateSchema,
} from "./session-request.schema.ts";
import { parseBody } from "./wire-fields.ts";
import { readWireQuery } from "./wire-query.ts";

export function addSessionRoutes(router: Router, ctx: AppContext): void {
  const create = async (call: Call, request: SessionRequest) => {
    const created = await createSession(ctx, newSessionOf(ctx, call, request));
    const isWhole = readWireQuery(call.req).one("include_session") === "true";
    const { id } = created.session;
    return { id, url: sessionUrl(ctx, id), ...(isWhole ? { session: presentSession(created) } : {}) };
  };
  router.post(
    "/sessions-profile",
    endpoint(ctx, scopes.write, (call) => create(call, parseBody(profileSessionSchema, call.body))),
  );
  router.post(
    "/sessions",
    endpoint(ctx, scopes.write, (call) => create(call, parseBody(inlineSessionSchema, call.body))),
  );
  router.get(
    "/sessions",
    endpoint(ctx, scopes.read, (call) => listSessions(ctx, call)),
  );
  router.get(
    "/sessions/:id",
    endpoint(ctx, scopes.read, async (call) => {
      const found = await getSession(ctx, { scope: [call.caller.accountId], id: param(call.req, "id") });
      return presentSession(found, readWireQuery(call.req).includes);
    }),
  );
  router.put(
    "/sessions/:id",
    endpoint(ctx, scopes.write, async (call) => presentSession(await update(ctx, call))),
  );
  router.post(
    "/sessions/:id/cancel",
    endpoint(ctx, scopes.write, async (call) => {
      const sessionId = param(call.req, "id");
      return presentSession(await cancelSession(ctx, { scope: [call.caller.accountId], sessionId, by: call.by }));
    }),
  );
}

async function update(ctx: AppContext, call: Call): Promise<SessionWithEvents> {
  const { order, express, remove_lock } = parseBody(sessionUpdateSchema, call.body);
  const scope = [call.caller.accountId];
  const sessionId = param(call.req, "id");
  const stored = await getSession(ctx, { scope, id: sessionId });
  const { merchant_reference } = stored.session;
  return updateSessionOrder(ctx, {
    scope,
    sessionId,
    order: { ...order, merchant_reference },
    request: express === undefined ? {} : { express },
    headers: call.headers,
    needsLock: readWireQuery(call.req).one("update_without_lock") !== "true",
    keepsLock: remove_lock === false,
    by: call.by,
  });
}

async function listSessions(ctx: AppContext, call: Call): Promise<unknown> {
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
