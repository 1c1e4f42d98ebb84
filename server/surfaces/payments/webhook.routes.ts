import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { getMerchant } from "../../accounts/read-account.service.ts";
import type { AppContext } from "../../context.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import type { EndpointRecord } from "../../webhooks/endpoint.record.ts";
import { createEndpoint, deleteEndpoint, endpointsOf } from "../../webhooks/endpoint.service.ts";
import { rotateSecret } from "../../webhooks/rotate-secret.service.ts";
import { rotationAnswerSchema, webhookAnswerSchema, webhookListSchema } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import { paymentsDialect } from "./payments.dialect.ts";
import { invalidField, wireInstant } from "./wire-fields.ts";
import { type WireRoute, wireRoute } from "./wire-route.ts";

const dialect = paymentsDialect.name;
const overlapSeconds = 86_400;

const required = { error: "is required and must be a string" };
const namedUrlSchema = z.object({ webhookUrl: z.string(required) });
const rotationSchema = z.object({
  webhookUrl: z.string({ error: "must be a string" }).nullish(),
  merchantId: z.string({ error: "must be a string" }).nullish(),
});

const path = "/webhooks/payments";
const common = { grant: "webhooks", group: "Webhooks", path } as const;

/** `/webhooks/payments`: addresses that are told of payments and payouts, by merchant or for the whole account. */
export const webhookRoutes: readonly WireRoute[] = [
  wireRoute({
    ...common,
    method: "post",
    summary: "Register an address",
    description:
      "A merchant's key registers for its merchant, an account's for all of them. Again, it rotates the secret.",
    body: namedUrlSchema,
    answer: webhookAnswerSchema,
    success: 201,
    refusals: [409],
    isReplayable: true,
    handle: register,
  }),
  wireRoute({
    ...common,
    method: "get",
    summary: "List the addresses",
    answer: webhookListSchema,
    handle: list,
  }),
  wireRoute({
    ...common,
    method: "delete",
    summary: "Remove an address",
    description: "What waits to be sent to it is dropped.",
    body: namedUrlSchema,
    answer: null,
    success: 204,
    refusals: [404],
    handle: remove,
  }),
  wireRoute({
    ...common,
    method: "post",
    path: `${path}/rotate-secret`,
    aliases: [`${path}/rotate`, "/webhooks/rotate-secret", "/webhooks/rotate"],
    summary: "Replace the secret",
    description:
      "Both secrets sign for 24 hours. `/webhooks/payments/rotate`, `/webhooks/rotate-secret` and `/webhooks/rotate` do the same.",
    body: rotationSchema,
    answer: rotationAnswerSchema,
    refusals: [404, 409],
    isReplayable: true,
    handle: rotate,
  }),
];

type NamedUrl = z.output<typeof namedUrlSchema>;

/** An address that is known already gets a new secret, with the same grace as a rotation. */
async function register(ctx: AppContext, call: Call, read: () => NamedUrl): Promise<WireAnswer> {
  const { webhookUrl: url } = read();
  const { accountId, merchantId, by } = call;
  const wish = { accountId, merchantId, dialect, url, eventPatterns: ["*"], description: null, by };
  try {
    const { endpoint: made, secret } = await createEndpoint(ctx, { ...wish, isOnlyOfUrl: true });
    return created(made, secret);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.details.facts?.["code"] !== "url_registered") throw inWireWords(error);
  }
  const { id } = theOne(await registrationsOf(ctx, call), url);
  const { endpoint: known, secret } = await rotateSecret(ctx, { scope: [accountId], id, overlapSeconds, by });
  return created(known, secret);
}

async function list(ctx: AppContext, call: Call): Promise<WireAnswer> {
  const registrations = await registrationsOf(ctx, call);
  const data = registrations.map(({ url, merchant_id, created_at }) => ({
    webhookUrl: url,
    scope: merchant_id === null ? "account" : "merchant",
    createdAt: wireInstant(created_at),
  }));
  return { status: 200, body: { object: "list", data } };
}

async function remove(ctx: AppContext, call: Call, read: () => NamedUrl): Promise<WireAnswer> {
  const { webhookUrl } = read();
  const { id } = theOne(await registrationsOf(ctx, call), webhookUrl);
  await deleteEndpoint(ctx, { scope: [call.accountId], id, by: call.by });
  return { status: 204, body: null };
}

async function rotate(ctx: AppContext, call: Call, read: () => z.output<typeof rotationSchema>): Promise<WireAnswer> {
  const { webhookUrl, merchantId } = read();
  const target = { ...call, merchantId: await rotatedMerchant(ctx, call, merchantId ?? null) };
  const { id, url } = theOne(await registrationsOf(ctx, target), webhookUrl ?? null);
  const { secret, rotatedAt, previousExpiresAt } = await rotateSecret(ctx, {
    scope: [call.accountId],
    id,
    overlapSeconds,
    by: call.by,
  });
  return {
    status: 200,
    body: {
      webhookUrl: url,
      webhookSecret: secret,
      rotatedAt: wireInstant(rotatedAt),
      previousSecretExpiresAt: wireInstant(previousExpiresAt ?? rotatedAt),
    },
  };
}

/** An account's key may rotate for one of its merchants; a merchant's key names none. */
async function rotatedMerchant(ctx: AppContext, call: Call, named: string | null): Promise<string | null> {
  if (named === null) return call.merchantId;
  if (call.merchantId !== null) {
    throw new DomainError("forbidden", "A merchant's key cannot name a merchant.", {
      fields: [{ path: "merchantId", message: "must be left out" }],
    });
  }
  const merchant = await ctx.store.read((db) => getMerchant(db, { accountId: call.accountId, id: named }));
  return merchant.id;
}

/** The rows that belong to exactly the caller's scope: a merchant's own, or the account's. Oldest first. */
async function registrationsOf(ctx: AppContext, { accountId, merchantId }: Pick<Call, "accountId" | "merchantId">) {
  return ctx.store.read((db) => endpointsOf(db, { accountId, dialect, merchantId }));
}

/** @throws DomainError `not_found`; `validation_failed` where several exist and none was named. */
function theOne(registrations: readonly EndpointRecord[], url: string | null): EndpointRecord {
  if (url === null && registrations.length > 1)
    throw invalidField("webhookUrl", "must say which one, there are several");
  const found = url === null ? registrations[0] : registrations.find((registration) => registration.url === url);
  if (found === undefined) throw new DomainError("not_found", "No webhook is registered for this address.");
  return found;
}

function created({ url, created_at }: EndpointRecord, webhookSecret: string): WireAnswer {
  return { status: 201, body: { webhookUrl: url, webhookSecret, createdAt: wireInstant(created_at) } };
}

/** A refused address is named as this wire calls it. */
function inWireWords(error: DomainError): DomainError {
  if (error.code !== "url_refused" && error.code !== "validation_failed") return error;
  const fields = [{ path: "webhookUrl", message: error.message }];
  return new DomainError(error.code, error.message, { fields }, { cause: error });
}
