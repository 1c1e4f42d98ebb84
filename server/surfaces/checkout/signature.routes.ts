import type { Router } from "express";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { auditActorOf, endpoint, scopes } from "./call.ts";
import { createSigningSecret, readSigningSecret } from "./signing-secret.ts";

/** The account's secret for callbacks: made by POST, which ends the one before; read by GET as often as needed. */
export function addSignatureRoutes(router: Router, ctx: AppContext): void {
  router.post(
    "/admin/signature",
    endpoint(ctx, scopes.write, async (call) => {
      return { signature: { secret: await createSigningSecret(ctx, call.caller.accountId, auditActorOf(call)) } };
    }),
  );
  router.get(
    "/admin/signature",
    endpoint(ctx, scopes.write, async ({ caller }) => {
      const secret = await readSigningSecret(ctx, caller.accountId);
      if (secret === null)
        throw new DomainError("not_found", "This account has no signing secret yet. POST makes one.");
      return { signature: { secret } };
    }),
  );
}
