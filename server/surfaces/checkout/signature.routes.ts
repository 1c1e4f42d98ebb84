import type { Router } from "express";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { readEndpointSecret, replaceEndpointSecret } from "../../webhooks/endpoint-secret.service.ts";
import { endpoint, scopes } from "./call.ts";

const dialect = "checkout-callback";

/** The account's secret for callbacks: made by POST, which ends the one before; read by GET as often as needed. */
export function addSignatureRoutes(router: Router, ctx: AppContext): void {
  router.post(
    "/admin/signature",
    endpoint(ctx, scopes.write, async ({ caller }) => {
      const secret = await replaceEndpointSecret(ctx, { accountId: caller.accountId, dialect });
      return { signature: { secret } };
    }),
  );
  router.get(
    "/admin/signature",
    endpoint(ctx, scopes.write, async ({ caller }) => {
      const secret = await readEndpointSecret(ctx, { accountId: caller.accountId, dialect });
      if (secret === null)
        throw new DomainError("not_found", "This account has no signing secret yet. POST makes one.");
      return { signature: { secret } };
    }),
  );
}
