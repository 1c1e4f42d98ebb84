import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { createEndpoint, deleteEndpoint, endpointsOf, updateEndpoint } from "../../webhooks/endpoint.service.ts";
import { getDelivery, listDeliveries } from "../../webhooks/read-delivery.service.ts";
import { sendTestEvent } from "../../webhooks/test-event.service.ts";
import { hookAnswerSchema, hookDeliveryAnswerSchema } from "./answers.schema.ts";
import { auditActorOf, type Call, scopes } from "./call.ts";
import { hookDialect, requireHook, requireHookDelivery } from "./find-hook.ts";
import { hookChangesSchema, newHookSchema } from "./hook-request.schema.ts";
import { presentHookDelivery, showHook, showHooks } from "./present-hook.ts";
import { readWireQuery } from "./wire-query.ts";
import { queryWords, wireRoute } from "./wire-route.ts";

const base = "/accounts/:accountId/hooks/subscriptions";
const group = "Webhooks";
const reading = { group, scopes: scopes.readHooks, answer: hookAnswerSchema } as const;
const writing = { ...reading, scopes: scopes.writeHooks } as const;

/** Subscriptions of a whole account, independent of the callback addresses of its sessions. */
export const hookRoutes = [
  wireRoute({
    ...writing,
    method: "post",
    path: base,
    summary: "Subscribe to events; a `ping` is sent at once",
    body: newHookSchema,
    handle: create,
  }),
  wireRoute({
    ...reading,
    method: "get",
    path: base,
    summary: "List subscriptions, newest first",
    query: queryWords.paging,
    answer: z.array(hookAnswerSchema),
    handle: list,
  }),
  wireRoute({
    ...reading,
    method: "get",
    path: `${base}/:id`,
    summary: "Read a subscription",
    handle: async (ctx, call) => showHook(ctx, await requireHook(ctx, call)),
  }),
  wireRoute({
    ...writing,
    method: "put",
    path: `${base}/:id`,
    summary: "Change a subscription",
    body: hookChangesSchema,
    handle: change,
  }),
  wireRoute({
    ...writing,
    method: "delete",
    path: `${base}/:id`,
    summary: "Delete a subscription",
    handle: remove,
  }),
  wireRoute({
    ...writing,
    method: "post",
    path: `${base}/:id/ping`,
    summary: "Send a `ping` again",
    answer: hookDeliveryAnswerSchema,
    handle: async (ctx, call) => {
      const { id } = await requireHook(ctx, call);
      return presentHookDelivery(ctx, await sendTestEvent(ctx, pingOf(call, id)));
    },
  }),
  wireRoute({
    ...reading,
    method: "get",
    path: `${base}/:id/deliveries`,
    summary: "List the latest deliveries",
    query: { limit: queryWords.paging.limit },
    answer: z.array(hookDeliveryAnswerSchema),
    handle: recentDeliveries,
  }),
  wireRoute({
    ...reading,
    method: "get",
    path: `${base}/:id/deliveries/:deliveryId`,
    summary: "Read a delivery with request and response",
    answer: hookDeliveryAnswerSchema,
    handle: async (ctx, call) => {
      const hook = await requireHook(ctx, call);
      return presentHookDelivery(ctx, await requireHookDelivery(ctx, call, hook));
    },
  }),
];

async function create(ctx: AppContext, call: Call, read: () => z.output<typeof newHookSchema>): Promise<unknown> {
  const { config, events, active, fields, exclude_fields } = read();
  const { accountId } = call.caller;
  const by = auditActorOf(call);
  const { endpoint: made } = await inHookWords(
    createEndpoint(ctx, {
      accountId,
      merchantId: null,
      dialect: hookDialect,
      url: config.url,
      eventPatterns: events,
      description: null,
      settings: masksOf({ fields, exclude_fields }),
      ...(config.secret === undefined ? {} : { secret: Buffer.from(config.secret, "utf8") }),
      isDisabled: active === false,
      by,
    }),
  );
  if (active === false) return showHook(ctx, made);
  // Not waited for: a receiver that subscribes and answers in one thread would wait for itself.
  sendTestEvent(ctx, pingOf(call, made.id)).catch((error: unknown) => {
    ctx.logger.warn({ err: error }, "a new subscription was not pinged");
  });
  return showHook(ctx, made);
}

async function list(ctx: AppContext, call: Call): Promise<unknown> {
  const query = readWireQuery(call.req);
  query.check();
  const { accountId } = call.caller;
  const hooks = await ctx.store.read((db) => endpointsOf(db, { accountId, dialect: hookDialect }));
  const shown = (await showHooks(ctx, hooks)).reverse();
  const after = query.startingAfter;
  const start = after === null ? 0 : shown.findIndex((hook) => hook["id"] === after) + 1;
  if (after !== null && start === 0) {
    const fields = [{ path: "starting_after", message: "names no subscription" }];
    throw new DomainError("validation_failed", "starting_after names no subscription", { fields });
  }
  return shown.slice(start, start + query.limit);
}

/** A new secret signs at once and the one before it stops: messages of this wire carry one signature. */
async function change(ctx: AppContext, call: Call, read: () => z.output<typeof hookChangesSchema>): Promise<unknown> {
  const { id } = await requireHook(ctx, call);
  const { config, events, active, fields, exclude_fields } = read();
  const target = { scope: [call.caller.accountId], id, by: auditActorOf(call) };
  const changes = {
    ...(config?.url === undefined ? {} : { url: config.url }),
    ...(events === undefined ? {} : { eventPatterns: events }),
    settings: masksOf({ fields, exclude_fields }),
    ...(config?.secret === undefined ? {} : { secret: Buffer.from(config.secret, "utf8") }),
    ...(active === undefined ? {} : { isDisabled: !active }),
  };
  await inHookWords(updateEndpoint(ctx, { ...target, changes }));
  return showHook(ctx, await requireHook(ctx, call));
}

async function remove(ctx: AppContext, call: Call): Promise<unknown> {
  const { id } = await requireHook(ctx, call);
  return showHook(ctx, await deleteEndpoint(ctx, { scope: [call.caller.accountId], id, by: auditActorOf(call) }));
}

/** The latest ones, newest first. */
async function recentDeliveries(ctx: AppContext, call: Call): Promise<unknown> {
  const { id } = await requireHook(ctx, call);
  const query = readWireQuery(call.req);
  query.check();
  const scope = [call.caller.accountId];
  const { data } = await listDeliveries(ctx, scope, {
    q: null,
    sort: { column: "created_at", descending: true },
    limit: query.limit,
    cursor: null,
    filters: { anyOf: { endpoint_id: [id] }, range: {} },
  });
  const entries = [];
  for (const delivery of data) {
    entries.push(await presentHookDelivery(ctx, await getDelivery(ctx, { scope, id: delivery.id })));
  }
  return entries;
}

function masksOf({ fields, exclude_fields }: { fields: string[] | undefined; exclude_fields: string[] | undefined }) {
  return { ...(fields === undefined ? {} : { fields }), ...(exclude_fields === undefined ? {} : { exclude_fields }) };
}

function pingOf(call: Call, id: string) {
  return { scope: [call.caller.accountId], id, eventType: "ping", by: auditActorOf(call) };
}

/** The fields that a refusal names, as this wire calls them. */
async function inHookWords<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "url_refused") {
      const fields = [{ path: "config.url", message: error.message }];
      throw new DomainError(error.code, error.message, { fields }, { cause: error });
    }
    const fields = error.details.fields?.map(({ path, message }) => ({ path: wirePath(path), message }));
    const [first] = fields ?? [];
    if (fields === undefined || first === undefined) throw error;
    throw new DomainError(error.code, `${first.path} ${first.message}`, { fields }, { cause: error });
  }
}

function wirePath(path: string): string {
  return path.replace(/^event_patterns/, "events").replace(/^settings\./, "");
}
