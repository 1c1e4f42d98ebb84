import { z } from "zod";
import { lendingPartnerSchema } from "../../../shared/lending/lending-partner.schema.ts";
import { listCredentials } from "../../identity/credential.service.ts";
import { route } from "./define-route.ts";

export const lendingPartnerRoutes = [
  route({
    method: "get",
    path: "/lending-partners",
    access: "borrowers.read",
    summary: "Clients of the lending API by name, deleted ones too, to narrow lists by who registered a customer",
    response: z.strictObject({ data: z.array(lendingPartnerSchema) }),
    handle: async ({ ctx, caller }) => {
      const credentials = await listCredentials(ctx, caller.scope);
      const lending = credentials.filter(({ api }) => api === "lending");
      return { data: lending.map(({ id, name, account_id }) => ({ id, name, account_id })) };
    },
  }),
];
