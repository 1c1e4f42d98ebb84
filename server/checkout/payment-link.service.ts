import { linkAmountMax, type CreateLinkRequest } from "../../shared/checkout/payment-link.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { Actor } from "../../shared/payments/actor.ts";
import type { Listed } from "../../shared/page.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { nameStaff } from "../identity/staff-names.service.ts";
import type { By } from "../payments/commands.ts";
import { badField } from "./bad-field.ts";
import { changeSession, refuseClosed, requireSession } from "./change-session.service.ts";
import { createSession } from "./create-session.service.ts";
import { endSessionWithin } from "./end-session.service.ts";
import { customerOfLink, onlyMethods, orderOfLink } from "./link-order.rules.ts";
import { listSessions } from "./list-sessions.service.ts";
import { publishSession } from "./publish-session.ts";
import { payableMethods } from "./session-methods.rules.ts";
import { listFirstVisits } from "./session-event.repository.ts";
import type { SessionRecord } from "./session.record.ts";

const longestLifeMs = 366 * 86_400_000;
const byExpiry: By = { actor: { type: "system", id: "link_expiry" }, requestId: null };

/** A link with what its session does not say. */
export interface PaymentLink {
  session: SessionRecord;
  /** Name of the person who made it. */
  createdBy: string;
  /** UTC; null while nobody has opened the page. */
  openedAt: string | null;
}

export interface CreateLink {
  request: CreateLinkRequest;
  staffId: string;
  requestId: string;
  /** Runs inside the transaction that opens the session, for what must commit with it. */
  onCreate: (trx: Trx, session: SessionRecord) => Promise<void>;
}

/**
 * Opens a session whose address is sent to a payer.
 *
 * @throws DomainError `validation_failed` for an unknown profile, a total out of range, an end that is not within a
 *   year from now, or when none of the wanted methods can be paid with.
 */
export async function createPaymentLink(ctx: AppContext, command: CreateLink): Promise<PaymentLink> {
  const { request, staffId, requestId } = command;
  const order = orderOfLink(request);
  const now = ctx.clock.now();
  if (order.amount > linkAmountMax) throw badField("lines", say("refusal.lines_too_much"));
  if (order.amount <= 0) throw badField("lines", say("refusal.lines_nothing"));
  if (request.expires_at > shiftInstant(now, longestLifeMs)) throw badField("expires_at", say("terms.within_year"));
  const id = ctx.ids.inAccount(request.account_id, now);
  const { session } = await createSession(ctx, {
    id,
    accountId: request.account_id,
    profileId: request.profile_id,
    order,
    customer: customerOfLink(request),
    configuration: onlyMethods(request.methods),
    request: {},
    // There is no shop to go back to: the page itself says that it was paid.
    returnUrl: `${ctx.origins.merchant}/v1/view/${id}`,
    callbackUrl: null,
    expiresAt: request.expires_at,
    hasStrictAmounts: true,
    headers: {},
    requestId,
    linkCreatedBy: staffId,
    onCreate: async (trx, created) => {
      if (payableMethods(created.configuration, created.order).length === 0) {
        throw badField("methods", say("refusal.methods_none"));
      }
      await command.onCreate(trx, created);
    },
  });
  return (await readFacts(ctx, [session]))(session);
}

/** One page of payment links by creation. @throws DomainError `validation_failed` for a foreign cursor. */
export async function listPaymentLinks(
  ctx: AppContext,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<PaymentLink>> {
  const { data, page } = await listSessions(ctx, scope, request, { linksOnly: true });
  return { data: data.map(await readFacts(ctx, data)), page };
}

export interface ExpireLink {
  scope: AccountScope;
  id: string;
  /** Runs inside the transaction that ends it. */
  onExpire: (trx: Trx, session: SessionRecord) => Promise<void>;
}

/**
 * Ends a link that nobody has paid, as if its time were over.
 *
 * @throws DomainError `not_found`, also for a session that is no link; `session_closed` once it was paid or has ended;
 *   `operation_in_flight` while a try to pay has not been answered.
 */
export async function expirePaymentLink(ctx: AppContext, command: ExpireLink): Promise<PaymentLink> {
  const ended = await ctx.store.write(async (trx) => {
    const session = await requireSession(trx, command.scope, command.id);
    if (session.link_created_by === null) throw new DomainError("not_found", "There is no such payment link.");
    const at = ctx.clock.now();
    refuseClosed(session, at);
    await changeSession(trx, session, { expires_at: at, updated_at: at });
    const due = await requireSession(trx, command.scope, command.id);
    await endSessionWithin(trx, ctx, { session: due, status: "expired", reason: () => "failed", by: byExpiry });
    await command.onExpire(trx, session);
    return requireSession(trx, command.scope, command.id);
  });
  publishSession(ctx, ended);
  return (await readFacts(ctx, [ended]))(ended);
}

/** Name of the person who made a session as a payment link; null for a shop's own. */
export async function linkMakerOf(ctx: AppContext, session: SessionRecord): Promise<string | null> {
  return session.link_created_by === null ? null : (await readFacts(ctx, [session]))(session).createdBy;
}

/** What the sessions do not say about themselves as links, read for all of them at once. */
async function readFacts(
  ctx: AppContext,
  sessions: readonly SessionRecord[],
): Promise<(session: SessionRecord) => PaymentLink> {
  const makerOf = ({ link_created_by }: SessionRecord): Actor => ({ type: "staff", id: link_created_by ?? "" });
  const ids = sessions.map(({ id }) => id);
  const { named, visits } = await ctx.store.read(async (db) => ({
    named: await nameStaff(db, sessions.map(makerOf)),
    visits: await listFirstVisits(db, ids),
  }));
  return (session) => {
    const maker = named(makerOf(session));
    return { session, createdBy: maker.name ?? maker.id, openedAt: visits.get(session.id) ?? null };
  };
}
