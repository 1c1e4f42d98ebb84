import { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import {
  changeStaffSchema,
  inviteStaffSchema,
  staffLinkSchema,
  type StaffMemberView,
  staffMemberSchema,
} from "../../../shared/identity/staff.schema.ts";
import { staffListSpec } from "../../../shared/identity/staff-list.ts";
import { listSchema } from "../../../shared/page.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { AppContext } from "../../context.ts";
import type { ListRequest } from "../../http/list-query.ts";
import {
  changeStaff,
  endStaffSessions,
  inviteStaff,
  renewStaffLink,
  setStaffAccess,
} from "../../identity/staff-change.service.ts";
import { resetFactors } from "../../identity/factor.service.ts";
import { getStaffMember, listStaff } from "../../identity/staff.service.ts";
import { auditActorOf, type Caller, type Origin } from "./caller.ts";
import { listRoute, route } from "./define-route.ts";
import { streamsOf } from "./live-streams.ts";
import { pageRows } from "./page-rows.ts";

const onPerson = { access: "staff.manage", params: z.object({ id: z.string().min(1).max(64) }) } as const;
const words = (action: string) => ({ action: `staff.${action}`, objectType: "staff" });

export const staffRoutes = [
  listRoute({
    path: "/staff",
    access: "staff.manage",
    summary: "Colleagues with their role and the accounts to which they are narrowed",
    list: staffListSpec,
    response: listSchema(staffMemberSchema),
    handle: async ({ ctx, request }) => pageOfStaff(await listStaff(ctx), request),
  }),
  route({
    ...onPerson,
    method: "get",
    path: "/staff/:id",
    summary: "One colleague",
    response: staffMemberSchema,
    handle: ({ ctx, params }) => getStaffMember(ctx, params.id),
  }),
  route({
    method: "post",
    path: "/staff",
    access: "staff.manage",
    summary: "Invite a person; the answer carries the link that lets them set a password, once",
    body: inviteStaffSchema,
    response: staffLinkSchema,
    audit: words("added"),
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, body }) => {
      const { staffId, link } = await inviteStaff(ctx, { request: body, by: managerOf(caller, origin) });
      return { person: await getStaffMember(ctx, staffId), ...link };
    },
  }),
  route({
    ...onPerson,
    method: "patch",
    path: "/staff/:id",
    summary: "Give a person another role, or narrow them to accounts",
    body: changeStaffSchema,
    response: staffMemberSchema,
    audit: words("changed"),
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, params, body }) => {
      const { role, account_ids: accountIds } = body;
      await changeStaff(ctx, { ...wishOf({ caller, origin, params }), role, accountIds });
      return afterChange(ctx, params.id);
    },
  }),
  route({
    ...onPerson,
    method: "post",
    path: "/staff/:id/link",
    summary: "Make a new one-time link with which the person sets a password; earlier links open nothing any more",
    response: staffLinkSchema,
    audit: words("link_made"),
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, params }) => {
      const link = await renewStaffLink(ctx, wishOf({ caller, origin, params }));
      return { person: await getStaffMember(ctx, params.id), ...link };
    },
  }),
  route({
    ...onPerson,
    method: "post",
    path: "/staff/:id/disable",
    summary: "Keep a person out, at once",
    response: staffMemberSchema,
    audit: words("disabled"),
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, params }) => {
      await setStaffAccess(ctx, { ...wishOf({ caller, origin, params }), isDisabled: true });
      return afterChange(ctx, params.id);
    },
  }),
  route({
    ...onPerson,
    method: "post",
    path: "/staff/:id/enable",
    summary: "Let a person in again",
    response: staffMemberSchema,
    audit: words("enabled"),
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, params }) => {
      await setStaffAccess(ctx, { ...wishOf({ caller, origin, params }), isDisabled: false });
      return afterChange(ctx, params.id);
    },
  }),
  route({
    ...onPerson,
    method: "post",
    path: "/staff/:id/end-sessions",
    summary: "Sign a person out everywhere",
    response: staffMemberSchema,
    audit: words("sessions_ended"),
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, params }) => {
      await endStaffSessions(ctx, wishOf({ caller, origin, params }));
      return afterChange(ctx, params.id);
    },
  }),
  route({
    ...onPerson,
    method: "post",
    path: "/staff/:id/reset-factors",
    summary: "Take a person's second steps away who has lost them, and sign them out everywhere",
    response: staffMemberSchema,
    audit: words("factors_reset"),
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, params }) => {
      await resetFactors(ctx, { staffId: params.id, by: managerOf(caller, origin) });
      return afterChange(ctx, params.id);
    },
  }),
];

/** Of an account, whoever reaches it: also people who are narrowed to none. */
function pageOfStaff(staff: readonly StaffMemberView[], request: ListRequest) {
  const { account: wanted = [] } = request.filters.anyOf;
  const reaches = ({ account_ids: own }: StaffMemberView) =>
    wanted.length === 0 || own.length === 0 || wanted.some((id) => own.includes(id));
  return pageRows(staff.filter(reaches), request, ({ role, state, email, name, created_at }) => ({
    ...{ role, state, email, name, created_at },
    account: wanted[0] ?? null,
  }));
}

function wishOf({ caller, origin, params }: { caller: Caller; origin: Origin; params: { id: string } }) {
  return { id: params.id, by: managerOf(caller, origin) };
}

/** @throws DomainError `forbidden` for an admin who is narrowed: they would hand out more than they have. */
export function managerOf(caller: Caller, origin: Origin) {
  if (caller.scope !== "all") {
    throw new DomainError("forbidden", say("person.people_reach"));
  }
  return auditActorOf(caller, origin);
}

/** Live screens of the person are cut: those that may still be open connect again. */
async function afterChange(ctx: AppContext, id: string) {
  streamsOf(ctx).closePerson(id);
  return getStaffMember(ctx, id);
}
