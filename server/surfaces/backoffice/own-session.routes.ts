import { z } from "zod";
import { changePasswordSchema, ownAccessSchema } from "../../../shared/identity/factor.schema.ts";
import { changeOwnPassword } from "../../identity/own-password.service.ts";
import { confirmNewDevices } from "../../identity/staff-device.service.ts";
import { endOwnOtherSessions, endOwnSession, getOwnAccess } from "../../identity/own-session.service.ts";
import type { AppContext } from "../../context.ts";
import { auditActorOf, type Caller, type Origin } from "./caller.ts";
import { route } from "./define-route.ts";
import { streamsOf } from "./live-streams.ts";

const own = { access: "signed_in", isForEnrolment: true, response: ownAccessSchema } as const;

/** What everybody does about their own sign-in. */
export const ownSessionRoutes = [
  route({
    ...own,
    method: "get",
    path: "/me",
    summary: "What you sign in with, and where you are signed in",
    handle: ({ ctx, caller }) => viewOwnAccess(ctx, caller),
  }),
  route({
    ...own,
    method: "post",
    path: "/me/password",
    summary: "Change your password; your other sessions end",
    body: changePasswordSchema,
    audit: { action: "staff.password_changed", objectType: "staff" },
    handle: async ({ ctx, caller, origin, body }) => {
      await changeOwnPassword(ctx, { ...ownerOf(caller, origin), ip: origin.ip, staff: caller.staff, request: body });
      return afterEnding(ctx, caller);
    },
  }),
  route({
    ...own,
    method: "delete",
    path: "/me/sessions/:id",
    summary: "End one of your sessions",
    params: z.object({ id: z.string().min(1).max(64) }),
    audit: { action: "session.ended", objectType: "staff" },
    handle: async ({ ctx, caller, origin, params }) => {
      await endOwnSession(ctx, { ...ownerOf(caller, origin), id: params.id });
      return afterEnding(ctx, caller);
    },
  }),
  route({
    ...own,
    method: "post",
    path: "/me/sessions/end-others",
    summary: "End all of your sessions but this one",
    audit: { action: "session.others_ended", objectType: "staff" },
    handle: async ({ ctx, caller, origin }) => {
      await endOwnOtherSessions(ctx, ownerOf(caller, origin));
      return afterEnding(ctx, caller);
    },
  }),
  route({
    ...own,
    method: "post",
    path: "/me/devices/confirm",
    summary: "Say that your new devices are yours, from one that is not new",
    audit: { action: "session.devices_confirmed", objectType: "staff" },
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin }) => {
      await confirmNewDevices(ctx, ownerOf(caller, origin));
      return viewOwnAccess(ctx, caller);
    },
  }),
];

export function ownerOf(caller: Caller, origin: Origin) {
  return { staffId: caller.staff.id, token: caller.token, deviceId: caller.deviceId, by: auditActorOf(caller, origin) };
}

export function viewOwnAccess(ctx: AppContext, { staff, token, role, deviceId }: Caller) {
  return getOwnAccess(ctx, { staffId: staff.id, token, role, deviceId });
}

/** Live screens of the sessions that may have ended are cut; those that hold connect again. */
function afterEnding(ctx: AppContext, caller: Caller) {
  streamsOf(ctx).closePerson(caller.staff.id, caller.token);
  return viewOwnAccess(ctx, caller);
}
