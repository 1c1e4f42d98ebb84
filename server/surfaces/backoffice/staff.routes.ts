import { staffMemberSchema } from "../../../shared/identity/staff.schema.ts";
import { staffListSpec } from "../../../shared/identity/staff-list.ts";
import { listSchema } from "../../../shared/page.ts";
import { listStaff } from "../../identity/staff.service.ts";
import { pageRows } from "./page-rows.ts";
import { listRoute } from "./define-route.ts";

export const staffRoutes = [
  listRoute({
    path: "/staff",
    access: "staff.manage",
    summary: "Colleagues with their role and the accounts to which they are narrowed",
    list: staffListSpec,
    response: listSchema(staffMemberSchema),
    handle: async ({ ctx, request }) =>
      pageRows(await listStaff(ctx), request, ({ role, disabled_at, email, name, created_at }) => ({
        role,
        state: disabled_at === null ? "active" : "disabled",
        email,
        name,
        created_at,
      })),
  }),
];
