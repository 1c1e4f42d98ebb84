import type { Configuration, Order, SessionCustomer } from "../../shared/checkout/order.schema.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { say } from "../../shared/sentences/say.ts";
import { readAccountSettings } from "../accounts/account-settings.service.ts";
import { getAccount } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import { findOrCreateCustomer } from "../customers/customer.service.ts";
import type { Trx } from "../database.ts";
import { badField } from "./bad-field.ts";
import { mergeConfiguration } from "./merge-configuration.rules.ts";
import { hasMatchingAmount, sumOfLines } from "./order-amounts.rules.ts";
import { buyerOf } from "./payment-details.ts";
import { findProfile, inlineProfileId, type ProfileRecord, profileRequest } from "./profile.service.ts";
import { findSession, type SessionWithEvents } from "./read-session.service.ts";
import { countNewSession } from "../metrics/session-count.service.ts";
import { insertSessionEvent } from "./session-event.repository.ts";
import { nameSession } from "./session-name.repository.ts";
import { refuseFree } from "./refuse-free.ts";
import { refuseUnsplit } from "./refuse-unsplit.ts";
import { onlyKeepsCard } from "./session-methods.rules.ts";
import { withMerchant } from "./session-merchant.rules.ts";
import type { SessionRecord } from "./session.record.ts";
import { insertSession } from "./session.repository.ts";

/** How long a session may be paid where neither the merchant nor the account names an end. */
export const sessionLifeMs = 24 * 3_600_000;

export interface NewSession {
  /** Made here where it is left out. */
  id?: string;
  accountId: string;
  /** Null: the session's own configuration stands alone. */
  profileId: string | null;
  order: Order;
  customer: SessionCustomer | null;
  configuration: Configuration;
  /** Every other field of the merchant's request. */
  request: Readonly<Record<string, unknown>>;
  returnUrl: string;
  callbackUrl: string | null;
  expiresAt: string | null;
  /** Refuse a total that is not the sum of its lines. */
  hasStrictAmounts: boolean;
  /** The merchant system's own headers, lower-cased names. */
  headers: Readonly<Record<string, string>>;
  requestId: string;
  /** The person who makes it as a payment link. */
  linkCreatedBy?: string;
  /** Runs inside the transaction, for what must commit with it. */
  onCreate?: (trx: Trx, session: SessionRecord) => Promise<void>;
}

/**
 * Opens a session. What the profile says is merged here with what the session says itself and kept, so that a
 * profile changed later does not change what this payer was offered.
 *
 * @throws DomainError `validation_failed` for an unknown profile, an end that is not in the future, an order that
 * costs nothing where such are not taken,
 * or, when asked to be strict, a total that the lines do not add up to.
 */
export async function createSession(ctx: AppContext, input: NewSession): Promise<SessionWithEvents> {
  const now = ctx.clock.now();
  refuseEnded(input.expiresAt, now);
  refuseMismatch(input);
  const id = input.id ?? ctx.ids.inAccount(input.accountId, now);
  const created = await ctx.store.write(async (trx) => {
    const profile = await profileOf(trx, input);
    const request = mergeConfiguration(profile === null ? {} : profileRequest(profile), input.request);
    const configuration = await configurationOf(trx, input, { profile, merchant: request["merchant"] });
    if (!onlyKeepsCard(request)) refuseFree(input.order, configuration);
    refuseUnsplit(input.order, configuration);
    const customer = await findOrCreateCustomer(trx, ctx, { accountId: input.accountId, ...buyerOf(input), at: now });
    await insertSession(trx, {
      id,
      account_id: input.accountId,
      profile_id: input.profileId ?? inlineProfileId,
      customer_id: customer?.id ?? null,
      payment_id: null,
      status: "open",
      currency: input.order.currency,
      amount: input.order.amount,
      merchant_reference: input.order.merchant_reference,
      merchant_reference_2: input.order.merchant_reference_2 ?? null,
      return_url: input.returnUrl,
      callback_url: input.callbackUrl,
      order: JSON.stringify(input.order),
      customer: input.customer === null ? null : JSON.stringify(input.customer),
      configuration: JSON.stringify(configuration),
      request: JSON.stringify(request),
      initiating_headers: JSON.stringify(input.headers),
      customer_ip: null,
      user_agent: null,
      cancelled_by: null,
      cancelled_at: null,
      link_created_by: input.linkCreatedBy ?? null,
      expires_at: input.expiresAt ?? shiftInstant(now, await lifeMsOf(trx, input.accountId)),
      created_at: now,
      updated_at: now,
    });
    await countNewSession(trx, { account_id: input.accountId, created_at: now });
    await nameSession(trx, { id, account_id: input.accountId, customer_id: customer?.id ?? null }, input.order);
    await insertSessionEvent(trx, {
      sessionId: id,
      id: ctx.ids.uuid(),
      name: "INITIATED",
      requestId: input.requestId,
      requestHeaders: input.headers,
      ...(hasMatchingAmount(input.order)
        ? {}
        : { details: { amount: input.order.amount, sum_of_items: sumOfLines(input.order) } }),
      at: now,
    });
    const stored = await findSession(trx, id);
    if (stored !== null) await input.onCreate?.(trx, stored.session);
    return stored;
  });
  if (created === null) throw new Error(`Session ${id} was not stored`);
  ctx.live.publish({ type: "session", id, account_id: input.accountId });
  return created;
}

async function lifeMsOf(trx: Trx, accountId: string): Promise<number> {
  const { checkout } = await readAccountSettings(trx, accountId);
  const seconds = checkout?.session_lifetime_seconds;
  return seconds === undefined ? sessionLifeMs : seconds * 1_000;
}

function refuseEnded(expiresAt: string | null, now: string): void {
  if (expiresAt !== null && expiresAt <= now) throw badField("expires_at", say("terms.future"));
}

function refuseMismatch({ hasStrictAmounts, order }: NewSession): void {
  if (hasStrictAmounts && !hasMatchingAmount(order)) {
    throw badField("order.amount", `must be the sum of the items and the shipping option, ${sumOfLines(order)}`);
  }
}

async function configurationOf(
  trx: Trx,
  input: NewSession,
  { profile, merchant }: { profile: ProfileRecord | null; merchant: unknown },
): Promise<Configuration> {
  const { id, name } = await getAccount(trx, input.accountId);
  const { branding, company } = await readAccountSettings(trx, id);
  const merged = mergeConfiguration(profile?.configuration ?? {}, input.configuration);
  return withMerchant(merged, { id, name, branding, company }, merchant);
}

async function profileOf(trx: Trx, { accountId, profileId }: NewSession): Promise<ProfileRecord | null> {
  if (profileId === null) return null;
  const profile = await findProfile(trx, { accountId, id: profileId });
  if (profile === null) throw badField("profile_id", say("refusal.profile_unknown"));
  return profile;
}
