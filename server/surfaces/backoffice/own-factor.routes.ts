import { z } from "zod";
import {
  newPasskeySchema,
  newTotpSchema,
  ownAccessSchema,
  passkeyOptionsSchema,
  recoveryCodesSchema,
  totpCodeSchema,
} from "../../../shared/identity/factor.schema.ts";
import { beginTotp, finishTotp, removeTotp, renewRecoveryCodes } from "../../identity/factor.service.ts";
import { addPasskey, askForNewPasskey, removePasskey } from "../../identity/passkey.service.ts";
import { route } from "./define-route.ts";
import { ownerOf, viewOwnAccess } from "./own-session.routes.ts";

const own = { access: "signed_in", isForEnrolment: true } as const;
const words = (action: string) => ({ action: `staff.${action}`, objectType: "staff" });

/** The second steps of whoever is signed in. */
export const ownFactorRoutes = [
  route({
    ...own,
    method: "post",
    path: "/me/totp",
    summary: "Begin with an authenticator app: what it needs to make codes",
    response: newTotpSchema,
    audit: words("totp_added"),
    stepUp: () => "people",
    handle: ({ ctx, caller }) => beginTotp(ctx, { staffId: caller.staff.id, email: caller.staff.email }),
  }),
  route({
    ...own,
    method: "post",
    path: "/me/totp/confirm",
    summary: "Take the app in with its first code; recovery codes come along where there are none yet",
    body: totpCodeSchema,
    response: recoveryCodesSchema,
    audit: words("totp_added"),
    handle: async ({ ctx, caller, origin, body }) => ({
      recovery_codes: await finishTotp(ctx, { ...ownerOf(caller, origin), code: body.code }),
    }),
  }),
  route({
    ...own,
    method: "delete",
    path: "/me/totp",
    summary: "Remove your authenticator app",
    response: ownAccessSchema,
    audit: words("totp_removed"),
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin }) => {
      await removeTotp(ctx, ownerOf(caller, origin));
      return viewOwnAccess(ctx, caller);
    },
  }),
  route({
    ...own,
    method: "post",
    path: "/me/recovery-codes",
    summary: "Make ten new recovery codes; those from before are void",
    response: recoveryCodesSchema,
    audit: words("recovery_codes_made"),
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin }) => ({
      recovery_codes: await renewRecoveryCodes(ctx, ownerOf(caller, origin)),
    }),
  }),
  route({
    ...own,
    method: "post",
    path: "/me/passkey-options",
    summary: "What the browser's authenticator needs to make a passkey, for five minutes",
    response: passkeyOptionsSchema,
    audit: words("passkey_added"),
    stepUp: () => "people",
    handle: async ({ ctx, caller }) => ({ ...(await askForNewPasskey(ctx, caller.staff)) }),
  }),
  route({
    ...own,
    method: "post",
    path: "/me/passkeys",
    summary: "Take a passkey in that the browser has made; recovery codes come along where there are none yet",
    body: newPasskeySchema,
    response: recoveryCodesSchema,
    audit: words("passkey_added"),
    handle: async ({ ctx, caller, origin, body }) => ({
      recovery_codes: await addPasskey(ctx, { ...ownerOf(caller, origin), request: body }),
    }),
  }),
  route({
    ...own,
    method: "delete",
    path: "/me/passkeys/:id",
    summary: "Remove one of your passkeys",
    params: z.object({ id: z.string().min(1).max(1_400) }),
    response: ownAccessSchema,
    audit: words("passkey_removed"),
    stepUp: () => "people",
    handle: async ({ ctx, caller, origin, params }) => {
      await removePasskey(ctx, { ...ownerOf(caller, origin), id: params.id });
      return viewOwnAccess(ctx, caller);
    },
  }),
];
