import { z } from "zod";
import { DomainError, type FieldError } from "../../../shared/errors.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import type { AppContext } from "../../context.ts";
import type { EndpointRecord } from "../../webhooks/endpoint.record.ts";
import {
  createEndpoint,
  deleteEndpoint,
  endpointsOf,
  getEndpoint,
  updateEndpoint,
} from "../../webhooks/endpoint.service.ts";
import { endpointStatus } from "../../webhooks/present-endpoint.ts";
import { rotateSecret } from "../../webhooks/rotate-secret.service.ts";
import { endpointAnswerSchema, listOf, newEndpointAnswerSchema, rotationAnswerSchema } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { standardDialect } from "./standard.dialect.ts";
import { wireInstant } from "./wire-fields.ts";
import { endpointIdOf, wireEndpointId } from "./wire-ids.ts";
import { pageOf, readPaging } from "./wire-query.ts";
import { queryWords, type WireRoute, wireRoute } from "./wire-route.ts";

const dialect = standardDialect.name;
const overlapSecondsDefault = 3_600;
const overlapSecondsMax = 86_400;

const newEndpointSchema = z.object({
  url: z.string(),
  events: z.array(z.string()).nullish(),
  description: z.string().max(255, { error: "must have at most 255 characters" }).nullish(),
  status: z.enum(["active", "disabled"], { error: "must be active or disabled" }).nullish(),
});
const changesSchema = newEndpointSchema.partial();
const rotationSchema = z.object({
  expire_current_in: z
    .int({ error: "must be a whole number of seconds" })
    .min(0, { error: "must not be negative" })
    .max(overlapSecondsMax, { error: `must be at most ${overlapSecondsMax}` })
    .nullish(),
});

const base = "/webhooks/endpoints";
const group = "Webhooks";
const unknown = { 404: "`webhook_endpoint_not_found`: not there, or somebody else's" };

/** `/v3/webhooks/endpoints`: where a partner wants to be told what happens. */
export const webhookEndpointRoutes: readonly WireRoute[] = [
  wireRoute({
    group,
    method: "post",
    path: base,
    summary: "Register an endpoint",
    description: "The secret is in this answer and in that of a rotation, and nowhere else.",
    body: newEndpointSchema,
    answer: newEndpointAnswerSchema,
    success: 201,
    handle: create,
  }),
  wireRoute({
    group,
    method: "get",
    path: base,
    summary: "List endpoints, newest first",
    query: queryWords.paging,
    answer: listOf(endpointAnswerSchema),
    handle: list,
  }),
  wireRoute({
    group,
    method: "get",
    path: `${base}/:id`,
    summary: "Read an endpoint",
    answer: endpointAnswerSchema,
    refusals: unknown,
    handle: async (ctx, call) => ({ status: 200, body: present(await find(ctx, call)) }),
  }),
  wireRoute({
    group,
    method: "patch",
    path: `${base}/:id`,
    summary: "Change an endpoint",
    description: "What is left out stays as it is.",
    body: changesSchema,
    answer: endpointAnswerSchema,
    refusals: unknown,
    handle: change,
  }),
  wireRoute({
    group,
    method: "delete",
    path: `${base}/:id`,
    summary: "Delete an endpoint",
    description: "Nothing more is sent to it, repetitions included.",
    answer: null,
    success: 204,
    refusals: unknown,
    handle: remove,
  }),
  wireRoute({
    group,
    method: "post",
    path: `${base}/:id/secret/rotate`,
    summary: "Replace the secret of an endpoint",
    description: "Until the old one expires, messages are signed with both.",
    body: rotationSchema,
    answer: rotationAnswerSchema,
    refusals: unknown,
    handle: rotate,
  }),
];

async function create(ctx: AppContext, { caller, by }: Call, read: () => z.output<typeof newEndpointSchema>) {
  const request = read();
  const { accountId } = caller;
  const made = await inWireWords(
    createEndpoint(ctx, {
      accountId,
      merchantId: null,
      dialect,
      url: request.url,
      eventPatterns: request.events ?? [],
      description: request.description ?? null,
      isDisabled: request.status === "disabled",
      by,
    }),
  );
  return { status: 201, body: { ...present(made.endpoint), secret: made.secret } };
}

async function list(ctx: AppContext, { req, caller }: Call) {
  const records = await ctx.store.read((db) => endpointsOf(db, { accountId: caller.accountId, dialect }));
  return { status: 200, body: pageOf(records.map(present).reverse(), readPaging(req)) };
}

async function change(ctx: AppContext, call: Call, read: () => z.output<typeof changesSchema>) {
  const { id } = await find(ctx, call);
  const { url, events, description, status } = read();
  const target = { scope: [call.caller.accountId], id, by: call.by };
  const changes = {
    ...(url === undefined ? {} : { url }),
    ...(events === undefined ? {} : { eventPatterns: events ?? [] }),
    ...(description === undefined ? {} : { description }),
    ...(typeof status === "string" ? { isDisabled: status === "disabled" } : {}),
  };
  await inWireWords(updateEndpoint(ctx, { ...target, changes }));
  return { status: 200, body: present(await find(ctx, call)) };
}

async function remove(ctx: AppContext, call: Call) {
  const { id } = await find(ctx, call);
  await deleteEndpoint(ctx, { scope: [call.caller.accountId], id, by: call.by });
  return { status: 204, body: null };
}

async function rotate(ctx: AppContext, call: Call, read: () => z.output<typeof rotationSchema>) {
  const { id } = await find(ctx, call);
  const { expire_current_in } = read();
  const overlapSeconds = expire_current_in ?? overlapSecondsDefault;
  const { secret, rotatedAt, previousExpiresAt } = await rotateSecret(ctx, {
    scope: [call.caller.accountId],
    id,
    overlapSeconds,
    by: call.by,
  });
  const ended = previousExpiresAt ?? rotatedAt;
  return { status: 200, body: { id: wireEndpointId(id), secret, previous_secret_expires_at: wireInstant(ended) } };
}

/** @throws DomainError `not_found`, for endpoints of other accounts and of other wires as well. */
async function find(ctx: AppContext, { req, caller }: Call): Promise<EndpointRecord> {
  const id = endpointIdOf(String(req.params["id"]));
  if (id === null) throw lendingRefusal("webhook_endpoint_not_found");
  try {
    const found = await getEndpoint(ctx, { scope: [caller.accountId], id });
    if (found.dialect === dialect && found.deleted_at === null) return found;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "not_found") throw error;
  }
  throw lendingRefusal("webhook_endpoint_not_found");
}

function present(endpoint: EndpointRecord) {
  return {
    id: wireEndpointId(endpoint.id),
    url: endpoint.url,
    events: endpoint.event_patterns,
    description: endpoint.description,
    status: endpointStatus(endpoint),
    created_at: wireInstant(endpoint.created_at),
    updated_at: wireInstant(endpoint.updated_at),
  };
}

/** The fields that a refusal names, as this wire calls them. */
async function inWireWords<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "url_refused")
      throw wireRefusal(error, [{ path: "url", message: reasonOf(error), code: "invalid_format" }]);
    if (error.code !== "validation_failed" || error.details.fields === undefined) throw error;
    const fields = error.details.fields.map((field) => ({
      ...field,
      path: field.path.replace(/^event_patterns/, "events"),
    }));
    throw wireRefusal(error, fields);
  }
}

function wireRefusal(cause: DomainError, fields: readonly FieldError[]): DomainError {
  return new DomainError("validation_failed", cause.message, { fields }, { cause });
}

function reasonOf(error: DomainError): string {
  const reason = error.details.facts?.["reason"];
  return typeof reason === "string" ? reason : "cannot be called";
}
