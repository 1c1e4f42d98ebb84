import type { RequestHandler } from "express";
import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import type { AppContext } from "../../context.ts";
import { clientAddress } from "../../http/client-address.ts";
import { readJsonBody } from "../../http/json-body.ts";
import { issueAccessToken } from "../../identity/access-token.ts";
import { type ClientProof, proveClient } from "../../identity/authenticate-client.service.ts";
import { createTokenLog } from "../../identity/token-call.service.ts";
import { createTokenThrottle } from "../../identity/token-throttle.ts";
import { tokenAnswerSchema } from "./answers.schema.ts";
import { param } from "./call.ts";
import { parseBody, requiredTextSchema } from "./wire-fields.ts";
import type { RouteWords } from "./wire-route.ts";

const tokenRequestSchema = z.object({
  grant_type: z.literal("client_credentials", { error: "must be client_credentials" }),
  audience: requiredTextSchema,
});

/** What the reference says of the call. */
export const tokenWords: RouteWords = {
  method: "post",
  path: "/accounts/:accountId/auth/token",
  group: "Access tokens",
  summary: "Get an access token",
  scopes: null,
  query: {},
  body: tokenRequestSchema,
  answer: tokenAnswerSchema,
  otherSuccess: [],
};

const bodyLimitBytes = 10_000;

const nobody: ClientProof = { credential: null, refusal: "unknown_client" };

/**
 * `POST /v1/accounts/{oid}/auth/token`: a bearer token for four hours.
 *
 * Only the end of the audience is compared: clients name the host by which they know us.
 */
export function issueToken(ctx: AppContext): RequestHandler {
  const throttle = ctx.config.hasRateLimits ? createTokenThrottle() : null;
  const log = createTokenLog(ctx, "checkout");
  return async (req, res) => {
    const ip = clientAddress(req) ?? "";
    const body = await readJsonBody(req, { limitBytes: bodyLimitBytes, requiresMediaType: false });
    const { audience } = parseBody(tokenRequestSchema, body);
    const client = basicCredentials(req.get("authorization"));
    const attempt = { clientId: client?.clientId ?? null, ip, now: ctx.clock.now() };
    throttle?.admit(attempt);
    const call = { clientId: client?.clientId ?? null, ip };
    const { credential, refusal } = client === null ? nobody : await proveClient(ctx, client);
    if (credential === null || credential.api !== "checkout") {
      await log.refused(call, refusal ?? "other_api");
      res.set("www-authenticate", 'Basic realm="auth"');
      throw new DomainError("unauthenticated", "The client id or the client secret is wrong.");
    }
    throttle?.welcome(attempt);
    const accountId = param(req, "accountId");
    if (
      accountOfAudience(audience) !== accountId ||
      credential.account_id !== accountId ||
      credential.grants.length === 0
    ) {
      await log.refused(call, "other_audience");
      throw new DomainError("forbidden", "The audience is not granted to this client.");
    }
    const token = await issueAccessToken(ctx, credential, audience);
    await log.issued(call, shiftInstant(attempt.now, token.expires_in * 1_000));
    res.status(200).json({ ...token, token_type: "Bearer" });
  };
}

function basicCredentials(header: string | undefined): { clientId: string; secret: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 1 || text.includes("\u0000")
    ? null
    : { clientId: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** The account that an audience names, whatever its host; null when it names none. */
export function accountOfAudience(audience: string): string | null {
  return /\/accounts\/([PT]\d{8})\/?$/.exec(audience)?.[1] ?? null;
}
