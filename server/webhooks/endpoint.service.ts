import { DomainError, type FieldError } from "../../shared/errors.ts";
import type { SettingsChanges } from "../../shared/webhooks/endpoint-request.schema.ts";
import type { EndpointSettings } from "../../shared/webhooks/endpoint.schema.ts";
import { say } from "../../shared/sentences/say.ts";
import { getAccount, getMerchant } from "../accounts/read-account.service.ts";
import type { AuditActor } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { checkTargetUrl, targetPolicy } from "../http/target-guard.ts";
import { dialectOf } from "./attempt.service.ts";
import type { EndpointRules } from "./dialect.ts";
import { endWaiting } from "./end-pending.service.ts";
import { auditEndpoint } from "./endpoint-audit.service.ts";
import { changedSettings, descriptionProblems, patternProblems, settingsProblems } from "./endpoint-input.rules.ts";
import { addSecret } from "./endpoint-secret.service.ts";
import { disableWithin, enableWithin } from "./endpoint-status.service.ts";
import type { EndpointDetail, EndpointRecord } from "./endpoint.record.ts";
import { countAddressedEndpoints, insertEndpoint } from "./endpoint.repository.ts";
import {
  change,
  type EndpointCommand,
  endpointsOf,
  getEndpoint,
  requireAddressed,
  staleEndpoint,
} from "./read-endpoint.service.ts";
import { rotateWithin } from "./rotate-secret.service.ts";

export { disableEndpoint, enableEndpoint } from "./endpoint-status.service.ts";
export { endpointsOf, getEndpoint, listEndpoints } from "./read-endpoint.service.ts";

export interface NewEndpoint {
  accountId: string;
  /** Null: told of every merchant of the account. */
  merchantId: string | null;
  dialect: string;
  url: string;
  /** None means everything. */
  eventPatterns: readonly string[];
  description: string | null;
  settings?: SettingsChanges;
  /** The merchant's own choice, as the bytes of its text; made here where it is left out. */
  secret?: Buffer | null;
  /** Refuses a second endpoint of that URL in the same scope, for wires that know endpoints by their URL. */
  isOnlyOfUrl?: boolean;
  /** Told of nothing before somebody enables it. */
  isDisabled?: boolean;
  by: AuditActor;
}

export interface EndpointChanges {
  url?: string;
  eventPatterns?: readonly string[];
  description?: string | null;
  /** What is named is replaced, the rest stays. */
  settings?: SettingsChanges;
  isDisabled?: boolean;
  /** The merchant's own choice, as the bytes of its text; the ones before it stop signing at once. */
  secret?: Buffer;
}

const noSettings: EndpointSettings = { headers: {}, concurrency: null, rate_per_second: null };

/**
 * Registers a merchant's URL.
 *
 * @returns the endpoint and its secret, which is never shown again.
 * @throws DomainError `not_found` for the account or merchant; `url_refused`; `validation_failed` by field;
 *   `operation_blocked` when the account has as many as it may have, or the URL where it may have it once.
 */
export async function createEndpoint(
  ctx: AppContext,
  input: NewEndpoint,
): Promise<{ endpoint: EndpointDetail; secret: string }> {
  const rules = rulesOf(ctx, input.dialect);
  const settings = changedSettings(noSettings, input.settings ?? {});
  checkInput(rules, { ...input, settings });
  checkTargetUrl(input.url, targetPolicy(ctx.config, input.accountId));
  const { accountId, merchantId, dialect } = input;
  const secret = input.secret?.toString("utf8") ?? dialectOf(ctx, dialect).newSecret();
  const at = ctx.clock.now();
  const id = ctx.ids.own("whe", at);
  await ctx.store.write(async (trx) => {
    await getAccount(trx, accountId);
    if (merchantId !== null) await getMerchant(trx, { accountId, id: merchantId });
    if (input.isOnlyOfUrl === true) await checkUrlFree(trx, input);
    await checkRoom(trx, rules, { accountId, dialect });
    await insertEndpoint(trx, {
      id,
      account_id: accountId,
      merchant_id: merchantId,
      dialect,
      url: input.url,
      description: input.description,
      event_patterns: JSON.stringify(input.eventPatterns),
      settings: JSON.stringify(settings),
      disabled_at: null,
      disabled_reason: null,
      deleted_at: null,
      created_at: at,
      updated_at: at,
      created_by: input.by.id ?? input.by.type,
    });
    await addSecret(trx, ctx, { endpointId: id, secret, at });
    const details = { url: input.url, event_patterns: input.eventPatterns, merchant_id: merchantId, dialect };
    await auditEndpoint(trx, ctx, { accountId, id, action: "created", by: input.by, details });
    if (input.isDisabled !== true) return;
    await disableWithin(trx, ctx, await requireAddressed(trx, [accountId], id), { reason: null, by: input.by });
  });
  return { endpoint: await getEndpoint(ctx, { scope: [accountId], id }), secret };
}

/**
 * Changes what is named and leaves the rest, all of it or nothing. A new URL is where everything goes from now on, retries of
 * earlier events included: it is usually changed because the old one is broken.
 *
 * @throws DomainError `not_found`, for a deleted one as well; `url_refused`; `validation_failed`;
 *   `precondition_failed` when `expectedVersion` is not the stored one.
 */
export async function updateEndpoint(
  ctx: AppContext,
  command: EndpointCommand & { changes: EndpointChanges; expectedVersion?: number },
): Promise<EndpointDetail> {
  const { scope, id, changes, expectedVersion, by } = command;
  await ctx.store.write(async (trx) => {
    const before = await requireAddressed(trx, scope, id);
    if (expectedVersion !== undefined && expectedVersion !== before.version) throw staleEndpoint(before);
    const { isDisabled, secret, ...fields } = changes;
    if (Object.keys(fields).length > 0) await changeFields(trx, ctx, before, { changes: fields, by });
    if (secret !== undefined) await rotateWithin(trx, ctx, before, { overlapSeconds: 0, secret, by });
    if (isDisabled === undefined) return;
    const changed = await requireAddressed(trx, scope, id);
    await (isDisabled ? disableWithin : enableWithin)(trx, ctx, changed, { reason: null, by });
  });
  return getEndpoint(ctx, { scope, id });
}

async function changeFields(
  trx: Trx,
  ctx: AppContext,
  before: EndpointRecord,
  { changes, by }: { changes: EndpointChanges; by: AuditActor },
): Promise<void> {
  const { id, account_id: accountId } = before;
  const settings = changedSettings(before.settings, changes.settings ?? {});
  const after = {
    url: changes.url ?? before.url,
    eventPatterns: changes.eventPatterns ?? before.event_patterns,
    description: changes.description === undefined ? before.description : changes.description,
    settings,
  };
  checkInput(rulesOf(ctx, before.dialect), after);
  if (changes.url !== undefined) checkTargetUrl(changes.url, targetPolicy(ctx.config, accountId));
  await change(trx, before, {
    url: after.url,
    event_patterns: JSON.stringify(after.eventPatterns),
    description: after.description,
    settings: JSON.stringify(settings),
    updated_at: ctx.clock.now(),
  });
  const details = { before: factsOf(before), after: factsOf({ ...after, event_patterns: after.eventPatterns }) };
  await auditEndpoint(trx, ctx, { accountId, id, action: "changed", by, details });
}

/**
 * Forgets an endpoint: what still waits for it is dropped, its row and its log stay. A call that is under
 * way ends as the receiver answers it.
 *
 * @throws DomainError `not_found`, for a deleted one as well.
 */
export async function deleteEndpoint(ctx: AppContext, { scope, id, by }: EndpointCommand): Promise<EndpointDetail> {
  await ctx.store.write(async (trx) => {
    const endpoint = await requireAddressed(trx, scope, id);
    const at = ctx.clock.now();
    await change(trx, endpoint, { deleted_at: at, deleted_by: by.id ?? by.type, updated_at: at });
    const dropped = await endWaiting(trx, { endpointId: id, state: "dropped", at });
    const details = { url: endpoint.url, ...dropped };
    await auditEndpoint(trx, ctx, { accountId: endpoint.account_id, id, action: "deleted", by, details });
  });
  return getEndpoint(ctx, { scope, id });
}

function rulesOf(ctx: AppContext, dialect: string): EndpointRules {
  const rules = ctx.dialects.get(dialect)?.endpoints;
  if (rules !== undefined) return rules;
  const message = "must be a dialect that takes endpoints";
  throw new DomainError("validation_failed", `The dialect ${message}.`, { fields: [{ path: "dialect", message }] });
}

interface CheckedInput {
  eventPatterns: readonly string[];
  description: string | null;
  settings: EndpointSettings;
}

function checkInput(rules: EndpointRules, input: CheckedInput): void {
  const fields: FieldError[] = [
    ...patternProblems(input.eventPatterns, rules.eventTypes),
    ...descriptionProblems(input.description),
    ...settingsProblems(input.settings, rules),
  ];
  const [first] = fields;
  if (first === undefined) return;
  throw new DomainError("validation_failed", `${first.path}: ${first.message}.`, { fields });
}

async function checkRoom(
  db: Db,
  { endpointsMax: limit }: EndpointRules,
  of: { accountId: string; dialect: string },
): Promise<void> {
  if ((await countAddressedEndpoints(db, of)) < limit) return;
  const message = say("refusal.endpoints_full", { most: limit });
  throw new DomainError("operation_blocked", message, { facts: { code: "too_many_endpoints", limit } });
}

async function checkUrlFree(db: Db, { accountId, dialect, merchantId, url }: NewEndpoint): Promise<void> {
  const endpoints = await endpointsOf(db, { accountId, dialect, merchantId });
  if (endpoints.every((endpoint) => endpoint.url !== url)) return;
  throw new DomainError("operation_blocked", say("refusal.url_registered"), { facts: { code: "url_registered" } });
}

/** Values of headers may be secrets, so the log tells their names alone. */
function factsOf(endpoint: {
  url: string | null;
  event_patterns: readonly string[];
  description: string | null;
  settings: EndpointSettings;
}): Record<string, unknown> {
  const { url, event_patterns, description, settings } = endpoint;
  return { url, event_patterns, description, settings: { ...settings, headers: Object.keys(settings.headers) } };
}
