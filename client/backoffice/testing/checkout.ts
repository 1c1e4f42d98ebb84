import { readProfileSettings } from "../../../shared/checkout/profile-settings.ts";
import type { PaymentProfileView } from "../../../shared/checkout/profile.schema.ts";
import type { CredentialView } from "../../../shared/identity/credential.schema.ts";

const at = "2026-06-01T09:00:00.000Z";

/** One that an admin may also delete. */
export const profileView: PaymentProfileView = {
  id: "T12345678.summer",
  account_id: "T12345678",
  profile_id: "T12345678.summer",
  name: "Summer sale",
  description: null,
  settings: readProfileSettings({ active_payment_types: { enabled: true } }),
  created_at: at,
  updated_at: at,
};

export const credentialView: CredentialView = {
  id: "crd_1",
  account_id: "T12345678",
  api: "checkout",
  name: "Web shop",
  client_id: "c1da5400-0000-4000-8000-000000000001",
  merchant_id: null,
  grants: ["admin:checkout"],
  last_used_at: null,
  expires_at: null,
  revoked_at: null,
  created_at: at,
  secret_since: at,
  concerns: [],
  calls_per_minute: null,
};
