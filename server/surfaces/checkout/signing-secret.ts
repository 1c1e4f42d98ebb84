import type { AuditActor } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import { readEndpointSecret, replaceEndpointSecret } from "../../webhooks/endpoint-secret.service.ts";
import { checkoutCallbackDialect } from "./callback.dialect.ts";

const dialect = checkoutCallbackDialect.name;

/** Makes the secret that signs an account's callbacks from now on, and answers it; an earlier one stops at once. */
export async function createSigningSecret(ctx: AppContext, accountId: string, by: AuditActor): Promise<string> {
  return replaceEndpointSecret(ctx, { accountId, dialect, by });
}

/** Null before the first was made: callbacks go out unsigned until then. */
export async function readSigningSecret(ctx: AppContext, accountId: string): Promise<string | null> {
  return readEndpointSecret(ctx, { accountId, dialect });
}
