import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { changeGrants, type ClientRecord, getClient, listClients } from "../../identity/client.service.ts";
import { grantAnswerSchema } from "./admin-answers.schema.ts";
import { auditActorOf, type Call, param, scopes } from "./call.ts";
import { ownIdOf, uuidOf } from "./event-id.ts";
import { accountOfAudience } from "./token.route.ts";
import { requiredTextSchema } from "./wire-fields.ts";
import { wireRoute } from "./wire-route.ts";

const base = "/accounts/:accountId/auth/client-grants";
const reading = { group: "API clients", scopes: scopes.readAccounts, answer: grantAnswerSchema } as const;
const writing = { ...reading, scopes: scopes.writeAccounts } as const;

const scopeSchema = z.array(requiredTextSchema).max(100);
const newGrantSchema = z.object({ client_id: requiredTextSchema, audience: requiredTextSchema, scope: scopeSchema });

/** What a client may do on this account: one grant for each client that may do anything. */
export const grantRoutes = [
  wireRoute({
    ...reading,
    method: "get",
    path: base,
    summary: "List what each API client may do",
    answer: z.array(grantAnswerSchema),
    handle: async (ctx, { caller }) => {
      const clients = await listClients(ctx, caller.accountId);
      return clients.filter(({ credential }) => credential.grants.length > 0).map((client) => presentGrant(client));
    },
  }),
  wireRoute({
    ...writing,
    method: "post",
    path: base,
    summary: "Grant scopes to an API client, beside those that it has",
    body: newGrantSchema,
    handle: async (ctx, call, read) => {
      const { client_id, audience, scope } = read();
      const { accountId } = call.caller;
      if (accountOfAudience(audience) !== accountId) throw badField("audience", "must be the address of this account");
      const clients = await listClients(ctx, accountId);
      const client = clients.find(({ credential }) => credential.client_id === client_id);
      if (client === undefined) throw badField("client_id", "is not an API client of this account");
      return presentGrant(await grant(ctx, call, client, (held) => [...held, ...scope]), audience);
    },
  }),
  wireRoute({
    ...writing,
    method: "patch",
    path: `${base}/:id`,
    summary: "Replace what an API client may do; access tokens that it has shrink at once",
    body: z.object({ scope: scopeSchema }),
    handle: async (ctx, call, read) => {
      const client = await requireGranted(ctx, call);
      const { scope } = read();
      return presentGrant(await grant(ctx, call, client, () => scope));
    },
  }),
  wireRoute({
    ...writing,
    method: "delete",
    path: `${base}/:id`,
    summary: "Take everything from an API client",
    handle: async (ctx, call) => {
      const client = await requireGranted(ctx, call);
      await grant(ctx, call, client, () => []);
      return presentGrant(client);
    },
  }),
];

function grant(
  ctx: AppContext,
  call: Call,
  client: ClientRecord,
  scopes: (held: readonly string[]) => readonly string[],
): Promise<ClientRecord> {
  return changeGrants(ctx, {
    accountId: call.caller.accountId,
    id: client.credential.id,
    scopes,
    granter: call.caller.scopes,
    by: auditActorOf(call),
  });
}

/** A grant bears the id of its client. @throws DomainError `not_found` */
async function requireGranted(ctx: AppContext, call: Call): Promise<ClientRecord> {
  const id = ownIdOf("crd", param(call.req, "id")) ?? "";
  const client = await getClient(ctx, { accountId: call.caller.accountId, id });
  if (client.credential.grants.length === 0) throw new DomainError("not_found", "There is no such grant.");
  return client;
}

function presentGrant({ credential }: ClientRecord, audience?: string): Record<string, unknown> {
  return {
    id: uuidOf(credential.id),
    client_id: credential.client_id,
    audience: audience ?? `https://api.dintero.com/v1/accounts/${credential.account_id}`,
    scope: credential.grants,
    type: "any",
  };
}

function badField(path: string, message: string): DomainError {
  return new DomainError("validation_failed", `${path} ${message}`, { fields: [{ path, message }] });
}
