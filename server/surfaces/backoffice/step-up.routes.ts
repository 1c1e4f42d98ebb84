import { passkeyOptionsSchema, passkeyProofSchema } from "../../../shared/identity/factor.schema.ts";
import {
  changeStepUpLimitSchema,
  changeStepUpSecretsSchema,
  proofSchema,
  provenSchema,
  stepUpRulesSchema,
} from "../../../shared/identity/step-up.schema.ts";
import { askForPasskey } from "../../identity/passkey.service.ts";
import { getStepUpRules, setSecretsPolicy, setStepUpLimit } from "../../identity/step-up-rules.service.ts";
import { proveAnew, proveAnewWithPasskey } from "../../identity/step-up.service.ts";
import { auditActorOf } from "./caller.ts";
import { route } from "./define-route.ts";
import { managerOf } from "./staff.routes.ts";

const proving = {
  method: "post",
  access: "signed_in",
  isForEnrolment: true,
  audit: { action: "session.proved", objectType: "staff" },
} as const;
const ruling = {
  method: "patch",
  access: "staff.manage",
  response: stepUpRulesSchema,
  stepUp: () => "people" as const,
  audit: { action: "security.step_up_changed", objectType: "step_up" },
} as const;

/** Proving anew who one is, and before what that is asked. */
export const stepUpRoutes = [
  route({
    ...proving,
    path: "/session/proof",
    summary: "Prove anew that it is you: a code of your second step, or the password where you have none",
    body: proofSchema,
    response: provenSchema,
    handle: async ({ ctx, caller, origin, body }) => {
      await proveAnew(ctx, { caller, by: auditActorOf(caller, origin) }, body);
      return { is_proven: true as const };
    },
  }),
  route({
    ...proving,
    path: "/session/proof/passkey-options",
    summary: "What the browser's authenticator needs to prove one of your passkeys, for five minutes",
    response: passkeyOptionsSchema,
    handle: async ({ ctx, caller }) => ({ ...(await askForPasskey(ctx, caller.staff.id)) }),
  }),
  route({
    ...proving,
    path: "/session/proof/passkey",
    summary: "Prove anew that it is you with one of your passkeys",
    body: passkeyProofSchema,
    response: provenSchema,
    handle: async ({ ctx, caller, origin, body }) => {
      await proveAnewWithPasskey(ctx, { caller, by: auditActorOf(caller, origin) }, body);
      return { is_proven: true as const };
    },
  }),
  route({
    method: "get",
    path: "/step-up",
    access: "staff.manage",
    summary: "Before what people prove anew who they are",
    response: stepUpRulesSchema,
    handle: ({ ctx }) => getStepUpRules(ctx),
  }),
  route({
    ...ruling,
    path: "/step-up/secrets",
    summary: "Decide whether secrets take a fresh proof",
    body: changeStepUpSecretsSchema,
    handle: async ({ ctx, caller, origin, body }) => {
      await setSecretsPolicy(ctx, { isAsked: body.is_asked, by: managerOf(caller, origin) });
      return getStepUpRules(ctx);
    },
  }),
  route({
    ...ruling,
    path: "/step-up/limits",
    summary: "Decide above which amount an account's money takes a fresh proof; null takes the limit away",
    body: changeStepUpLimitSchema,
    handle: async ({ ctx, caller, origin, body }) => {
      await setStepUpLimit(ctx, { limit: body, by: managerOf(caller, origin) });
      return getStepUpRules(ctx);
    },
  }),
];
