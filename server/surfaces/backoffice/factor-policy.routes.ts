import { z } from "zod";
import { factorPolicySchema } from "../../../shared/identity/factor.schema.ts";
import { roleSchema } from "../../../shared/permissions.ts";
import { listFactorPolicies, setFactorPolicy } from "../../identity/factor-policy.service.ts";
import { route } from "./define-route.ts";
import { managerOf } from "./staff.routes.ts";

const policiesSchema = z.strictObject({ data: z.array(factorPolicySchema) }).meta({ id: "FactorPolicies" });

export const factorPolicyRoutes = [
  route({
    method: "get",
    path: "/factor-policies",
    access: "staff.manage",
    summary: "Which roles have to have a second step to sign in",
    response: policiesSchema,
    handle: async ({ ctx }) => ({ data: await listFactorPolicies(ctx) }),
  }),
  route({
    method: "patch",
    path: "/factor-policies/:role",
    access: "staff.manage",
    summary: "Decide whether a role has to have a second step; whoever has none is led to set one up",
    params: z.object({ role: roleSchema }),
    body: z.object({ is_required: z.boolean() }).meta({ id: "ChangeFactorPolicy" }),
    response: policiesSchema,
    audit: { action: "security.factor_policy_changed", objectType: "role" },
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, params, body }) => {
      const by = managerOf(caller, origin);
      await setFactorPolicy(ctx, { role: params.role, isRequired: body.is_required, by });
      return { data: await listFactorPolicies(ctx) };
    },
  }),
];
