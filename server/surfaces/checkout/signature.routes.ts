import { DomainError } from "../../../shared/errors.ts";
import { signatureAnswerSchema } from "./answers.schema.ts";
import { auditActorOf, scopes } from "./call.ts";
import { createSigningSecret, readSigningSecret } from "./signing-secret.ts";
import { wireRoute } from "./wire-route.ts";

const shared = {
  path: "/admin/signature",
  group: "Signatures",
  scopes: scopes.write,
  answer: signatureAnswerSchema,
} as const;

/** The account's secret for callbacks: made by POST, which ends the one before; read by GET as often as needed. */
export const signatureRoutes = [
  wireRoute({
    ...shared,
    method: "post",
    summary: "Make the secret that signs callbacks; one made before stops signing",
    handle: async (ctx, call) => {
      return { signature: { secret: await createSigningSecret(ctx, call.caller.accountId, auditActorOf(call)) } };
    },
  }),
  wireRoute({
    ...shared,
    method: "get",
    summary: "Read the secret that signs callbacks",
    handle: async (ctx, { caller }) => {
      const secret = await readSigningSecret(ctx, caller.accountId);
      if (secret === null)
        throw new DomainError("not_found", "This account has no signing secret yet. POST makes one.");
      return { signature: { secret } };
    },
  }),
];
