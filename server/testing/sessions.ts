import type { Configuration } from "../../shared/checkout/order.schema.ts";
import { defaultProfileId } from "../../shared/checkout/profile.schema.ts";
import { createDefaultProfile } from "../checkout/profile.service.ts";
import { createSession } from "../checkout/create-session.service.ts";
import { paySession } from "../checkout/pay-session.service.ts";
import type { SessionRecord } from "../checkout/session.record.ts";
import type { AppContext } from "../context.ts";
import { cardInput, givenAccount, testAccountId } from "./payments.ts";

/** An account whose shop can open checkout sessions. */
export async function givenShop(ctx: AppContext, id = testAccountId): Promise<string> {
  await givenAccount(ctx, id);
  await ctx.store.write((trx) => createDefaultProfile(trx, { id, kind: "sandbox" }, ctx.clock.now()));
  return id;
}

export interface SessionWish {
  accountId?: string;
  reference?: string;
  email?: string;
  callbackUrl?: string;
  /** On top of the default profile's. */
  configuration?: Configuration;
}

/** An open session of 500.00 NOK with one lamp and its shipping, for Kari Prøve. */
export async function givenSession(ctx: AppContext, wish: SessionWish = {}): Promise<SessionRecord> {
  const email = wish.email ?? "kari@buyer.example";
  const { session } = await createSession(ctx, {
    accountId: wish.accountId ?? testAccountId,
    profileId: defaultProfileId,
    order: {
      amount: 50_000,
      currency: "NOK",
      merchant_reference: wish.reference ?? "A-1001",
      items: [
        { id: "lamp", line_id: "1", description: "Lamp", quantity: 1, amount: 45_000, vat: 25, vat_amount: 9_000 },
      ],
      shipping_option: { id: "post", line_id: "2", amount: 5_000, title: "Parcel", operator: "Post" },
      billing_address: { first_name: "Kari", last_name: "Prøve", email },
    },
    customer: { email, phone_number: "+4740000000" },
    configuration: wish.configuration ?? {},
    request: {},
    returnUrl: "https://shop.example/return",
    callbackUrl: wish.callbackUrl ?? null,
    expiresAt: null,
    hasStrictAmounts: false,
    headers: {},
    requestId: ctx.ids.uuid(),
  });
  return session;
}

/** Pays with the plain successful test card. */
export async function payByCard(ctx: AppContext, session: Pick<SessionRecord, "id">): Promise<void> {
  const payer = { payerIp: null, userAgent: null, requestId: null };
  await paySession(ctx, { sessionId: session.id, method: "dintero_psp.creditcard", input: cardInput(), ...payer });
}
