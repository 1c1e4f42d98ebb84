import type { Request, RequestHandler } from "express";
import { shiftInstant } from "../../../shared/instant.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import type { AppContext } from "../../context.ts";
import { clientAddress } from "../../http/client-address.ts";
import { readJsonBody, readTextBody } from "../../http/json-body.ts";
import { issueAccessToken } from "../../identity/access-token.ts";
import { type ClientProof, proveClient } from "../../identity/authenticate-client.service.ts";
import { createTokenLog } from "../../identity/token-call.service.ts";
import { createRateWindow } from "./rate-window.ts";

export const tokenPrefix = "dinie_at_";

const lifeSeconds = 3_600;
const callsPerMinute = 30;
const bodyLimitBytes = 10_000;

const nobody: ClientProof = { credential: null, refusal: "unknown_client" };

/**
 * `POST /v3/auth/token`: a bearer token for one hour. The client's id and secret come by Basic
 * authentication or, as published clients send them, inside a form or a JSON body.
 */
export function issueToken(ctx: AppContext): RequestHandler {
  const window = createRateWindow(ctx, callsPerMinute);
  const log = createTokenLog(ctx, "lending");
  return async (req, res) => {
    const body = await readForm(req);
    const client = basicCredentials(req.get("authorization")) ?? credentialsIn(body);
    window.count(res, client?.clientId ?? clientAddress(req) ?? "");
    const call = { clientId: client?.clientId ?? null, ip: clientAddress(req) };
    if (body.get("grant_type") !== "client_credentials") {
      await log.refused(call, "wrong_grant_type");
      throw lendingRefusal("unsupported_grant_type");
    }
    const { credential, refusal } = client === null ? nobody : await proveClient(ctx, client);
    if (credential === null || credential.api !== "lending") {
      await log.refused(call, refusal ?? "other_api");
      res.set("www-authenticate", 'Basic realm="auth"');
      throw lendingRefusal("invalid_credentials");
    }
    const token = await issueAccessToken(ctx, credential, `${ctx.origins.merchant}/v3`, lifeSeconds);
    await log.issued(call, shiftInstant(ctx.clock.now(), lifeSeconds * 1_000));
    res.set("cache-control", "no-store");
    res.status(200).json({
      access_token: tokenPrefix + token.access_token,
      token_type: "bearer",
      expires_in: token.expires_in,
    });
  };
}

/** The texts of a form, or of a JSON object whose other values are of no interest here. */
async function readForm(req: Request): Promise<ReadonlyMap<string, string>> {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(req.get("content-type") ?? "")) {
    return new Map(new URLSearchParams(await readTextBody(req, { limitBytes: bodyLimitBytes })));
  }
  const body = await readJsonBody(req, { limitBytes: bodyLimitBytes, requiresMediaType: false });
  const entries = typeof body === "object" && body !== null ? Object.entries(body) : [];
  return new Map(
    entries.flatMap(([name, value]: [string, unknown]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

function credentialsIn(body: ReadonlyMap<string, string>): { clientId: string; secret: string } | null {
  const [clientId, secret] = [body.get("client_id"), body.get("client_secret")];
  return clientId === undefined || secret === undefined ? null : { clientId, secret };
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
