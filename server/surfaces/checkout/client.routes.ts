import { z } from "zod";
import {
  type ClientRecord,
  createClient,
  deleteClient,
  getClient,
  listClients,
  rotateClient,
} from "../../identity/client.service.ts";
import type { IssuedSecret } from "../../identity/credential.service.ts";
import { clientAnswerSchema } from "./admin-answers.schema.ts";
import { auditActorOf, type Call, param, scopes } from "./call.ts";
import { ownIdOf, uuidOf } from "./event-id.ts";
import { optional, requiredTextSchema, textSchema } from "./wire-fields.ts";
import { wireRoute } from "./wire-route.ts";
import { readWireQuery } from "./wire-query.ts";

const base = "/accounts/:accountId/auth/clients";
const reading = { group: "API clients", scopes: scopes.readAccounts, answer: clientAnswerSchema } as const;
const writing = { ...reading, scopes: scopes.writeAccounts } as const;

const newClientSchema = z.object({
  name: requiredTextSchema.max(100, { error: "must have at most 100 characters" }),
  description: optional(textSchema),
  callbacks: optional(z.array(requiredTextSchema).max(20)),
});

/** An account's API clients. Which scopes one holds is said by its grant. */
export const clientRoutes = [
  wireRoute({
    ...reading,
    method: "get",
    path: base,
    summary: "List API clients, newest first",
    answer: z.array(clientAnswerSchema),
    handle: async (ctx, { caller }) =>
      (await listClients(ctx, caller.accountId)).map((client) => presentClient(client)),
  }),
  wireRoute({
    ...writing,
    method: "post",
    path: base,
    summary: "Make an API client; it can do nothing until it has a grant",
    body: newClientSchema,
    handle: async (ctx, call, read) => {
      const { name, description, callbacks } = read();
      const made = await createClient(ctx, {
        accountId: call.caller.accountId,
        name,
        description: description ?? null,
        callbacks: callbacks ?? [],
        by: auditActorOf(call),
      });
      return presentClient(made.client, made.secret);
    },
  }),
  wireRoute({
    ...reading,
    method: "get",
    path: `${base}/:id`,
    summary: "Read an API client",
    handle: async (ctx, call) => presentClient(await getClient(ctx, ownClient(call))),
  }),
  wireRoute({
    ...writing,
    method: "delete",
    path: `${base}/:id`,
    summary: "Delete an API client; its access tokens end at once",
    handle: async (ctx, call) => {
      const client = await deleteClient(ctx, commandOf(call));
      return { ...presentClient(client), deleted_at: ctx.clock.now(), deleted_by: call.caller.clientId };
    },
  }),
  wireRoute({
    ...writing,
    method: "post",
    path: `${base}/:id/rotate-secret`,
    summary: "Replace the secret of an API client",
    query: {
      revoke: { description: "`true`: access tokens made with the old secret end as well", kind: "boolean" },
    },
    handle: async (ctx, call) => {
      const endsTokens = readWireQuery(call.req).one("revoke") === "true";
      const { client, secret } = await rotateClient(ctx, { ...commandOf(call), endsTokens });
      return presentClient(client, secret);
    },
  }),
];

function ownClient(call: Call): { accountId: string; id: string } {
  return { accountId: call.caller.accountId, id: ownIdOf("crd", param(call.req, "id")) ?? "" };
}

function commandOf(call: Call) {
  return { ...ownClient(call), holder: call.caller.scopes, by: auditActorOf(call) };
}

function presentClient(client: ClientRecord, secret?: IssuedSecret): Record<string, unknown> {
  const { credential, description, callbacks, createdBy } = client;
  return {
    id: uuidOf(credential.id),
    name: credential.name,
    description: description ?? "",
    client_id: credential.client_id,
    ...(secret !== undefined && "client_secret" in secret ? { client_secret: secret.client_secret } : {}),
    callbacks,
    created_at: credential.created_at,
    ...(createdBy === null ? {} : { created_by: createdBy }),
    updated_at: credential.updated_at ?? credential.created_at,
  };
}
