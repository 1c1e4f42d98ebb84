import type { NewSession } from "../../checkout/create-session.service.ts";
import type { AppContext } from "../../context.ts";
import { DomainError } from "../../../shared/errors.ts";
import { checkReturnUrl, checkTargetUrl, targetPolicy } from "../../http/target-guard.ts";
import type { Call } from "./call.ts";
import { featureToggles } from "./request-context.ts";
import type { SessionRequest } from "./session-request.schema.ts";

type SessionContent = Omit<SessionRequest, "configuration" | "profile_id"> & {
  profile_id?: string | undefined;
  configuration?: SessionRequest["configuration"] | undefined;
};

/** A checked request as the domain takes it. @throws DomainError `url_refused` naming the field. */
export function newSessionOf(ctx: AppContext, call: Call, request: SessionContent): NewSession {
  const { url, order, customer, configuration, expires_at, profile_id, ...rest } = request;
  const { return_url, callback_url, ...otherUrls } = url;
  const { accountId } = call.caller;
  // Nobody comes back from a payment that the shop starts itself.
  if (return_url !== "") atField("url.return_url", () => checkReturnUrl(return_url));
  if (callback_url !== undefined)
    atField("url.callback_url", () => checkTargetUrl(callback_url, targetPolicy(ctx.config, accountId)));
  checkTermsUrl(otherUrls);
  return {
    accountId,
    profileId: profile_id ?? null,
    order: order,
    customer: customer === undefined ? null : withoutTokens(customer),
    configuration: configuration ?? {},
    request: { ...rest, url: otherUrls },
    returnUrl: return_url,
    callbackUrl: callback_url ?? null,
    expiresAt: expires_at ?? null,
    hasStrictAmounts: featureToggles(call.req).has("strict-session-amounts"),
    headers: call.headers,
    requestId: call.requestId,
  };
}

/** @throws DomainError `url_refused` naming the field. */
export function checkTermsUrl({ merchant_terms_url: terms }: { merchant_terms_url?: string | undefined }): void {
  if (terms !== undefined) atField("url.merchant_terms_url", () => checkReturnUrl(terms));
}

function atField(path: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const reason = error.details.facts?.["reason"];
    const message = typeof reason === "string" ? reason : "cannot be used";
    throw new DomainError(error.code, `${path} ${message}`, { fields: [{ path, message }] }, { cause: error });
  }
}

/** Stored card tokens are not taken yet, and what is not used is not kept: they pay like the card itself. */
function withoutTokens<Customer extends object>(customer: Customer): Omit<Customer, "tokens"> {
  return Object.fromEntries(Object.entries(customer).filter(([key]) => key !== "tokens")) as Omit<Customer, "tokens">;
}
