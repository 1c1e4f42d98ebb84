import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type {
  ChangePasswordRequest,
  NewTotp,
  OwnAccessView,
  RecoveryCodes,
} from "../../../shared/identity/factor.schema.ts";
import type { ProofRequest } from "../../../shared/identity/step-up.schema.ts";
import { callApi } from "./http.ts";

const post = (path: string, body: unknown = {}) => callApi(path, { method: "POST", body });
const remove = (path: string) => callApi(path, { method: "DELETE" });

/** What people do about their own sign-in. It comes with those pages, not with the first one. */
export const accessProvider = {
  read: async (signal?: AbortSignal) => (await callApi("/me", { signal })) as OwnAccessView,
  changePassword: async (request: ChangePasswordRequest) => (await post("/me/password", request)) as OwnAccessView,
  endSession: async (id: string) => (await remove(`/me/sessions/${encodeURIComponent(id)}`)) as OwnAccessView,
  endOtherSessions: async () => (await post("/me/sessions/end-others")) as OwnAccessView,
  confirmDevices: async () => (await post("/me/devices/confirm")) as OwnAccessView,
  beginTotp: async () => (await post("/me/totp")) as NewTotp,
  finishTotp: async (code: string) => (await post("/me/totp/confirm", { code })) as RecoveryCodes,
  removeTotp: async () => (await remove("/me/totp")) as OwnAccessView,
  renewRecoveryCodes: async () => (await post("/me/recovery-codes")) as RecoveryCodes,
  addPasskey: async (name: string) => {
    const options = (await post("/me/passkey-options")) as PublicKeyCredentialCreationOptionsJSON;
    const { startRegistration } = await import("@simplewebauthn/browser");
    const credential = await fromAuthenticator(() => startRegistration({ optionsJSON: options }));
    return (await post("/me/passkeys", { name, credential })) as RecoveryCodes;
  },
  prove: async (proof: ProofRequest) => post("/session/proof", proof),
  proveWithPasskey: async () => {
    const credential = await provePasskey("/session/proof/passkey-options");
    return post("/session/proof/passkey", { credential });
  },
  removePasskey: async (id: string) => (await remove(`/me/passkeys/${encodeURIComponent(id)}`)) as OwnAccessView,
};

/** Lets the browser prove a passkey for what the server asks at this address. */
export async function provePasskey(optionsPath: string): Promise<unknown> {
  const options = (await post(optionsPath)) as PublicKeyCredentialRequestOptionsJSON;
  const { startAuthentication } = await import("@simplewebauthn/browser");
  return fromAuthenticator(() => startAuthentication({ optionsJSON: options }));
}

/** The browser's dialog was closed, or this browser or address cannot do passkeys. */
export class NoPasskeyError extends Error {}

async function fromAuthenticator<Answer>(asking: () => Promise<Answer>): Promise<Answer> {
  try {
    return await asking();
  } catch (cause) {
    throw new NoPasskeyError("The browser gave no passkey", { cause });
  }
}
