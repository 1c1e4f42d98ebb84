import { auditListSpec } from "../../../shared/audit/audit-list.ts";
import { auditEntrySchema } from "../../../shared/audit/audit.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { listAudit } from "../../audit/audit.service.ts";
import { listRoute } from "./define-route.ts";

export const auditRoutes = [
  listRoute({
    path: "/audit",
    access: "audit.read",
    summary: "Who did what, allowed and refused",
    list: auditListSpec,
    response: listSchema(auditEntrySchema),
    handle: ({ ctx, caller, request }) => listAudit(ctx, caller.scope, request),
  }),
];
