import { z } from "zod";
import { instantSchema } from "../instant.ts";
import { roleSchema } from "../permissions.ts";

/** Whether people of a role have to have a second step. */
export const factorPolicySchema = z
  .strictObject({ role: roleSchema, is_required: z.boolean() })
  .meta({ id: "FactorPolicy" });
export type FactorPolicyView = z.infer<typeof factorPolicySchema>;

export const passkeyViewSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    created_at: instantSchema,
    last_used_at: instantSchema.nullable(),
  })
  .meta({ id: "Passkey" });

/** One place where a person is signed in. */
export const ownSessionSchema = z
  .strictObject({
    id: z.string(),
    is_current: z.boolean(),
    started_at: instantSchema,
    last_seen_at: instantSchema,
    ip: z.string().nullable(),
    /** What the browser calls itself. */
    user_agent: z.string().nullable(),
    /** Begun on a device that the person has not yet said to be theirs; never so for the one that asks. */
    is_new_device: z.boolean(),
  })
  .meta({ id: "OwnSession" });
export type OwnSessionView = z.infer<typeof ownSessionSchema>;

/** What a person has set up to sign in with, and where they are signed in. */
export const ownAccessSchema = z
  .strictObject({
    has_totp: z.boolean(),
    recovery_codes_left: z.int(),
    passkeys: z.array(passkeyViewSchema),
    /** Whether the role has to have a second step. */
    is_factor_required: z.boolean(),
    /** The one that asks first. */
    sessions: z.array(ownSessionSchema),
    /** New devices that may be said to be one's own here; 0 where this one is new itself. */
    new_devices: z.int(),
  })
  .meta({ id: "OwnAccess" });
export type OwnAccessView = z.infer<typeof ownAccessSchema>;

/** For the authenticator app; shown until the first code has proved it. */
export const newTotpSchema = z
  .strictObject({ secret: z.string(), uri: z.string().meta({ description: "What the QR code says" }) })
  .meta({ id: "NewTotp" });
export type NewTotp = z.infer<typeof newTotpSchema>;

export const totpCodeSchema = z.object({ code: z.string().max(32) }).meta({ id: "TotpCode" });

/** Recovery codes are in this one answer and nowhere else; empty where the person has some already. */
export const recoveryCodesSchema = z
  .strictObject({ recovery_codes: z.array(z.string()) })
  .meta({ id: "RecoveryCodes" });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

const base64url = z.string().regex(/^[\w-]*$/);
const credential = {
  id: base64url.min(1).max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal("public-key"),
  clientExtensionResults: z.record(z.string(), z.unknown()),
};

/** What an authenticator answers when it makes a passkey, in the words of WebAuthn. */
export const newPasskeySchema = z
  .object({
    name: z.string().trim().min(1).max(60),
    credential: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: base64url.max(4_000),
        attestationObject: base64url.max(60_000),
        transports: z.array(z.string().max(40)).max(10).optional(),
      }),
    }),
  })
  .meta({ id: "NewPasskey" });
export type NewPasskey = z.infer<typeof newPasskeySchema>;

/** What an authenticator answers when it proves a passkey, in the words of WebAuthn. */
export const passkeyProofSchema = z
  .object({
    credential: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: base64url.max(4_000),
        authenticatorData: base64url.max(4_000),
        signature: base64url.max(4_000),
        userHandle: base64url.max(200).optional(),
      }),
    }),
  })
  .meta({ id: "PasskeyProof" });
export type PasskeyProof = z.infer<typeof passkeyProofSchema>;

/** Handed to the browser's authenticator as it is, in the words of WebAuthn. */
export const passkeyOptionsSchema = z.looseObject({ challenge: z.string() }).meta({ id: "PasskeyOptions" });

export const changePasswordSchema = z
  .object({ current: z.string().max(1024), password: z.string().max(1024) })
  .meta({ id: "ChangePassword" });
export type ChangePasswordRequest = z.infer<typeof changePasswordSchema>;
