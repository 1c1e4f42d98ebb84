import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import type { Listed } from "../../shared/page.ts";
import type { AttemptView, DeliveryView } from "../../shared/webhooks/delivery.schema.ts";
import type { EventView } from "../../shared/webhooks/event.schema.ts";
import { resendOffer } from "../../shared/webhooks/resend-offer.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import {
  type AttemptRow,
  type DeliveryContext,
  type DeliveryRow,
  findDeliveryBody,
  findDeliveryRow,
  findReceiverStatus,
  listAttempts,
  listDeliveriesOf,
  listDeliveryRows,
  listDeliveryContexts,
  listEventRows,
  listSecretLives,
} from "./delivery-list.repository.ts";
import type { WebhookListQuery } from "./delivery-filters.repository.ts";
import type { DialectRegistry } from "./dialect.ts";
import { findEvent } from "./event.repository.ts";
import { expiredUntil } from "./retention.service.ts";

type Tools = Pick<AppContext, "store" | "dialects" | "config" | "clock">;

/** Deliveries that told of these payments or sessions, oldest first, without their attempts. */
export async function deliveriesOf(
  db: Db,
  ctx: Pick<AppContext, "dialects">,
  subjectIds: readonly string[],
): Promise<DeliveryView[]> {
  return toViews(db, await listDeliveriesOf(db, subjectIds), ctx.dialects);
}

/** @throws DomainError `validation_failed` for a foreign cursor. */
export async function listDeliveries(
  ctx: Pick<AppContext, "store" | "dialects">,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<DeliveryView>> {
  return ctx.store.read(async (db) => {
    const { rows, page } = await listDeliveryRows(db, toWebhookQuery(scope, request));
    return { data: await toViews(db, rows, ctx.dialects), page };
  });
}

/** @throws DomainError `validation_failed` for a foreign cursor. */
export async function listEvents(
  ctx: Pick<AppContext, "store">,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<EventView>> {
  const { rows, page } = await ctx.store.read((db) => listEventRows(db, toWebhookQuery(scope, request)));
  return { data: rows, page };
}

/**
 * One delivery with every attempt.
 *
 * @throws DomainError `not_found`, for another account's delivery as well.
 */
export async function getDelivery(ctx: Tools, query: { scope: AccountScope; id: string }): Promise<DeliveryView> {
  return ctx.store.read(async (db) => {
    const row = await requireDelivery(db, query.scope, query.id);
    const attempts = await listAttempts(db, row.id);
    const body = (await findDeliveryBody(db, row.id))?.toString("utf8") ?? null;
    const isErased = row.method === "POST" && body === null;
    const isExpired =
      row.state !== "pending" && (isErased || row.created_at <= (await expiredUntil(db, ctx, row.account_id)));
    const resend = resendOffer(row.state, await findReceiverStatus(db, row.endpoint_id), { isExpired });
    const [view] = await toViews(db, [row], ctx.dialects);
    if (view === undefined) throw new Error(`Delivery ${row.id} cannot be shown`);
    const signers = await signersOf(db, row, ctx.dialects);
    const shown = attempts.map((attempt) => toAttemptView(attempt, signers));
    return { ...view, attempts: shown, request_body: body, resend, is_expired: isExpired };
  });
}

/**
 * What is sent, as text; null for a call without a body.
 *
 * @throws DomainError `not_found`, for another account's delivery as well.
 */
export async function readDeliveryBody(
  ctx: Pick<AppContext, "store">,
  query: { scope: AccountScope; id: string },
): Promise<string | null> {
  return ctx.store.read(async (db) => {
    const { id } = await requireDelivery(db, query.scope, query.id);
    return (await findDeliveryBody(db, id))?.toString("utf8") ?? null;
  });
}

/** @throws DomainError `not_found` */
export async function requireDelivery(db: Db, scope: AccountScope, id: string): Promise<DeliveryRow> {
  const row = await findDeliveryRow(db, id);
  if (row === null || !isInScope(scope, row.account_id))
    throw new DomainError("not_found", "There is no such delivery.");
  return row;
}

/** A list's question by column, within the accounts that the caller reaches. */
export function toWebhookQuery(scope: AccountScope, { filters, sort, limit, cursor }: ListRequest): WebhookListQuery {
  const { account, ...rest } = filters.anyOf;
  const anyOf = new Map<string, readonly string[]>(Object.entries(rest));
  const reach = scope === "all" ? account : account === undefined ? scope : account.filter((id) => scope.includes(id));
  if (reach !== undefined) anyOf.set("account_id", reach);
  const { created_at: created, attempt_count: attempts } = filters.range;
  return { anyOf, created, attempts, descending: sort.descending, limit, cursor };
}

async function toViews(db: Db, rows: readonly DeliveryRow[], dialects: DialectRegistry): Promise<DeliveryView[]> {
  const contexts = await listDeliveryContexts(
    db,
    rows.map(({ seq }) => seq),
  );
  return rows.map((row) => toView(row, contexts.get(row.seq), dialects));
}

function toView(
  { seq, is_test, ...row }: DeliveryRow,
  context: DeliveryContext | undefined,
  dialects: DialectRegistry,
): DeliveryView {
  if (context === undefined) throw new Error(`Delivery ${seq} belongs to no event`);
  const isTest = is_test === 1;
  const attemptsMax = isTest ? 1 : dialects.get(row.dialect)?.attemptsMax;
  return { ...row, ...context, is_test: isTest, attempts_max: attemptsMax ?? row.attempt_count };
}

/** The secrets that signed what was sent at an instant, newest first. */
type SignersAt = (instant: string) => AttemptView["signed_with"];

/** Every try is signed with the secrets that live when it begins; a test may have asked for one of them alone. */
async function signersOf(db: Db, row: DeliveryRow, dialects: DialectRegistry): Promise<SignersAt> {
  const lives = await listSecretLives(db, row.endpoint_id);
  const asked = row.is_test === 1 ? (await findEvent(db, row.event_id))?.payload["signed_with"] : undefined;
  const signaturesMax = dialects.get(row.dialect)?.rotation.secretsMax ?? lives.length;
  return (instant) => {
    const live = lives.filter(
      ({ created_at, expires_at }) => created_at <= instant && (expires_at === null || expires_at > instant),
    );
    const sole = live.filter(({ id }) => id === asked);
    const signing = sole.length > 0 ? sole : live.slice(0, signaturesMax);
    return signing.map(({ id, created_at }) => ({ id, created_at }));
  };
}

const headersSchema = z.record(z.string(), z.string());

/** What a receiver answered is shown as text, whatever it was. */
function toAttemptView(row: AttemptRow, signersAt: SignersAt): AttemptView {
  const { delivery_id: _id, response_truncated: truncated, response_body: body, ...rest } = row;
  const requestHeaders = headersSchema.parse(JSON.parse(row.request_headers));
  return {
    ...rest,
    request_headers: requestHeaders,
    response_headers: row.response_headers === null ? null : headersSchema.parse(JSON.parse(row.response_headers)),
    response_body: body?.toString("utf8") ?? null,
    response_truncated: truncated === 1,
    signed_with: Object.keys(requestHeaders).some((name) => name.includes("signature"))
      ? signersAt(row.started_at)
      : [],
  };
}
