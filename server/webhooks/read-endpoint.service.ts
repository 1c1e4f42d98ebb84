import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { Listed } from "../../shared/page.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AuditActor } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { dialectOf } from "./attempt.service.ts";
import {
  findEndpoint,
  listAddressedEndpoints,
  listEndpointRows,
  listLiveSecretFacts,
  readEndpointAuthors,
} from "./endpoint-list.repository.ts";
import type { EndpointAuthors, EndpointDetail, EndpointRecord } from "./endpoint.record.ts";
import { changeEndpoint } from "./endpoint.repository.ts";
import { toWebhookQuery } from "./read-delivery.service.ts";

const dayMs = 86_400_000;

/** One endpoint, and who reaches which accounts. */
export interface EndpointCommand {
  scope: AccountScope;
  id: string;
  by: AuditActor;
}

/** @throws DomainError `validation_failed` for a foreign cursor. */
export async function listEndpoints(
  ctx: AppContext,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<EndpointDetail>> {
  return ctx.store.read(async (db) => {
    const now = ctx.clock.now();
    const { rows, page } = await listEndpointRows(db, {
      ...toWebhookQuery(scope, request),
      sortBy: request.sort.column === "created_at" ? "created_at" : "attention",
      now,
      since: shiftInstant(now, -dayMs),
    });
    return { data: await toRecords(db, ctx, rows), page };
  });
}

/** An account's endpoints of a dialect that were not deleted, oldest first; of one merchant where it is named. */
export async function endpointsOf(
  db: Db,
  of: { accountId: string; dialect: string; merchantId?: string | null },
): Promise<EndpointRecord[]> {
  const endpoints = await listAddressedEndpoints(db, of.accountId);
  return endpoints.filter(
    (endpoint) =>
      endpoint.dialect === of.dialect && (of.merchantId === undefined || endpoint.merchant_id === of.merchantId),
  );
}

/** Who made and who ended each of these endpoints, by its id. */
export function authorsOfEndpoints(
  ctx: Pick<AppContext, "store">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EndpointAuthors>> {
  return ctx.store.read((db) => readEndpointAuthors(db, ids));
}

/**
 * One endpoint, a deleted one as well: its log stays readable.
 *
 * @throws DomainError `not_found`, for another account's endpoint as well.
 */
export async function getEndpoint(
  ctx: AppContext,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<EndpointDetail> {
  return ctx.store.read(async (db) => {
    const [record] = await toRecords(db, ctx, [await requireEndpoint(db, scope, id)]);
    if (record === undefined) throw unknownEndpoint();
    return record;
  });
}

/** @throws DomainError `not_found`, for another account's endpoint as well. */
export async function requireEndpoint(db: Db, scope: AccountScope, id: string): Promise<EndpointRecord> {
  const endpoint = await findEndpoint(db, id);
  if (endpoint === null || !isInScope(scope, endpoint.account_id)) throw unknownEndpoint();
  return endpoint;
}

/** @throws DomainError `not_found`, for a deleted one as well. */
export async function requireLive(db: Db, scope: AccountScope, id: string): Promise<EndpointRecord> {
  const endpoint = await requireEndpoint(db, scope, id);
  if (endpoint.deleted_at !== null) throw unknownEndpoint();
  return endpoint;
}

/**
 * An endpoint that a merchant registered and that is not deleted.
 *
 * @throws DomainError `not_found`; `operation_blocked` for the one that serves addresses of single events.
 */
export async function requireAddressed(db: Db, scope: AccountScope, id: string): Promise<EndpointRecord> {
  const endpoint = await requireLive(db, scope, id);
  if (endpoint.url !== null) return endpoint;
  throw new DomainError("operation_blocked", say("refusal.endpoint_no_address"));
}

/** @throws DomainError `precondition_failed` when somebody else was quicker. */
export async function change(
  trx: Trx,
  endpoint: EndpointRecord,
  changes: Parameters<typeof changeEndpoint>[2],
): Promise<void> {
  if (!(await changeEndpoint(trx, endpoint, changes))) throw staleEndpoint(endpoint);
}

async function toRecords(db: Db, ctx: AppContext, rows: readonly EndpointRecord[]): Promise<EndpointDetail[]> {
  const ids = rows.map((row) => row.id);
  const secrets = await listLiveSecretFacts(db, ids, ctx.clock.now());
  return rows.map((row) => ({
    ...row,
    rotation: dialectOf(ctx, row.dialect).rotation,
    secrets: secrets.get(row.id) ?? [],
  }));
}

function unknownEndpoint(): DomainError {
  return new DomainError("not_found", "There is no such endpoint.");
}

/** Refuses a change to what is not there anymore. */
export function staleEndpoint({ version }: EndpointRecord): DomainError {
  return new DomainError("precondition_failed", say("refusal.endpoint_changed"), {
    facts: { version },
  });
}
