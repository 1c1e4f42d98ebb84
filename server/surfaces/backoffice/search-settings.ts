import { credentialListSpec } from "../../../shared/identity/credential.schema.ts";
import type { ListSpec } from "../../../shared/list-spec.ts";
import type { ListQuestion } from "../../../shared/search/list-question.ts";
import { endpointListSpec } from "../../../shared/webhooks/endpoint-list.ts";
import type { AppContext } from "../../context.ts";
import { type ListRequest, parseListQuery } from "../../http/list-query.ts";
import { listCredentials } from "../../identity/credential.service.ts";
import { findEndpointsLike, type FoundEndpoint } from "../../webhooks/find-endpoints.service.ts";
import { listEndpoints } from "../../webhooks/read-endpoint.service.ts";
import type { Caller } from "./caller.ts";
import { endpointRows } from "./webhook-endpoint-view.ts";
import { pageRows } from "./page-rows.ts";
import { type FoundHits, hits, namedHit, shownPerType } from "./search-hits.ts";

/** Parts of addresses that are looked at; more have the same part only where it says little. */
const endpointsMax = 200;

/** Endpoints by their id, a part of their address, or their list's filters. */
export async function findEndpoints(ctx: AppContext, caller: Caller, question: ListQuestion): Promise<FoundHits> {
  const { text, request } = read(endpointListSpec, question);
  const endpoint = (row: FoundEndpoint) =>
    namedHit("webhook_endpoint", { ...row, names: [row.url, row.description], state: row.status });
  if (text === null) {
    const { data, page } = await listEndpoints(ctx, caller.scope, request);
    return hits({ data: await endpointRows(ctx, data), page }, endpoint);
  }
  const found = await findEndpointsLike(ctx, caller.scope, { text, limit: endpointsMax });
  const page = pageRows(found, request, ({ account_id: account, status, created_at }) => ({
    ...{ account, status, created_at },
  }));
  return hits(page, endpoint);
}

/** Credentials by their id, their client id, or a part of their name. */
export async function findCredentials(ctx: AppContext, caller: Caller, question: ListQuestion): Promise<FoundHits> {
  const { text, request } = read(credentialListSpec, question);
  const known = (await listCredentials(ctx, caller.scope)).map((credential) => ({
    ...credential,
    state: credential.revoked_at === null ? "active" : "revoked",
  }));
  const isMeant = ({ id, client_id, name }: (typeof known)[number]) =>
    text === null || id === text || client_id === text || name.toLowerCase().includes(text.toLowerCase());
  const page = pageRows(
    known.filter(isMeant),
    request,
    ({ account_id: account, merchant_id, api, state, created_at }) => ({
      ...{ account, merchant_id, api, state, created_at },
    }),
  );
  return hits(page, ({ id, account_id, name, api, state, created_at }) =>
    namedHit("credential", { id, account_id, names: [name, api], state, created_at }),
  );
}

/** These lists are short and have no search of their own; the text is held against their rows. */
function read(spec: ListSpec, { q, ...filters }: ListQuestion): { text: string | null; request: ListRequest } {
  const request = parseListQuery(spec, { ...filters, sort: "-created_at", limit: String(shownPerType) });
  return { text: q?.[0] ?? null, request };
}
