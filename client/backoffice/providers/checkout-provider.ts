import type { CreateLinkRequest, PaymentLinkView } from "../../../shared/checkout/payment-link.schema.ts";
import type {
  ChangeProfileRequest,
  CreateProfileRequest,
  PaymentProfileView,
  PreviewProfileRequest,
} from "../../../shared/checkout/profile.schema.ts";
import type { SessionFunnelView } from "../../../shared/checkout/session-steps.schema.ts";
import type {
  CreateCredentialRequest,
  CredentialView,
  IssuedCredential,
} from "../../../shared/identity/credential.schema.ts";
import type { PaymentChangeRequest, PaymentView } from "../../../shared/payments/payment.schema.ts";
import type { ReconciliationView } from "../../../shared/settlements/reconciliation.schema.ts";
import type { SettlementRow } from "../../../shared/settlements/settlement.schema.ts";
import { type ApiRequest, callApi } from "./http.ts";

/** What the desk asks about checkout: links, profiles, clients, settlements and how far payers come. */
export interface CheckoutProvider {
  /** @param version that the change was made on */
  changePayment(id: string, change: PaymentChangeRequest, version: number): Promise<PaymentView>;
  /** @param query account and dates as a list of sessions takes them */
  sessionFunnel(query: URLSearchParams): Promise<SessionFunnelView>;
  createLink(request: CreateLinkRequest): Promise<PaymentLinkView>;
  expireLink(id: string): Promise<PaymentLinkView>;
  createProfile(request: CreateProfileRequest): Promise<PaymentProfileView>;
  /** @param updatedAt of the profile that the change was made on */
  changeProfile(id: string, request: ChangeProfileRequest, updatedAt: string): Promise<PaymentProfileView>;
  /** The address at which the payer's page shows settings that nobody has saved. */
  previewProfile(request: PreviewProfileRequest): Promise<{ url: string }>;
  deleteProfile(id: string): Promise<PaymentProfileView>;
  createCredential(request: CreateCredentialRequest): Promise<IssuedCredential>;
  rotateCredential(id: string, endsTokens: boolean): Promise<IssuedCredential>;
  revokeCredential(id: string): Promise<CredentialView>;
  /** Settles what waits; the settlements that were made. */
  settle(accountId: string): Promise<SettlementRow[]>;
  reconcile(settlementId: string): Promise<ReconciliationView>;
}

export const checkoutProvider: CheckoutProvider = {
  changePayment: async (id, body, version) =>
    (await callApi(`/payments/${part(id)}`, { method: "PATCH", body, version })) as PaymentView,
  sessionFunnel: async (query) => (await callApi(`/sessions/funnel?${query.toString()}`)) as SessionFunnelView,
  createLink: async (body) => (await callApi("/payment-links", { method: "POST", body })) as PaymentLinkView,
  expireLink: async (id) => (await callApi(`/payment-links/${part(id)}/expire`, { method: "POST" })) as PaymentLinkView,
  createProfile: async (body) => (await callApi("/payment-profiles", { method: "POST", body })) as PaymentProfileView,
  changeProfile: (id, body, updatedAt) => onProfile(id, { method: "PATCH", body, version: Date.parse(updatedAt) }),
  previewProfile: async (body) =>
    (await callApi("/payment-profiles/preview", { method: "POST", body })) as { url: string },
  deleteProfile: (id) => onProfile(id, { method: "DELETE" }),
  createCredential: async (body) => (await callApi("/credentials", { method: "POST", body })) as IssuedCredential,
  rotateCredential: async (id, endsTokens) =>
    (await callApi(`/credentials/${part(id)}/rotate`, {
      method: "POST",
      body: { ends_tokens: endsTokens },
    })) as IssuedCredential,
  revokeCredential: async (id) => (await callApi(`/credentials/${part(id)}`, { method: "DELETE" })) as CredentialView,
  settle: async (accountId) => {
    const answer = await callApi("/settlements", { method: "POST", body: { account_id: accountId } });
    return (answer as { data: SettlementRow[] }).data;
  },
  reconcile: async (id) => (await callApi(`/settlements/${part(id)}/reconciliation`)) as ReconciliationView,
};

function part(id: string): string {
  return encodeURIComponent(id);
}

async function onProfile(id: string, request: ApiRequest): Promise<PaymentProfileView> {
  return (await callApi(`/payment-profiles/${part(id)}`, request)) as PaymentProfileView;
}
