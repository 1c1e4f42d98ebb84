import type { StaffMemberView } from "../../../shared/identity/staff.schema.ts";

const at = "2026-06-01T09:00:00.000Z";

export const staffMember: StaffMemberView = {
  id: "stf_2",
  email: "kari@kontor.example",
  name: "Kari Nordmann",
  role: "support",
  account_ids: [],
  has_totp: false,
  has_passkey: false,
  state: "active",
  link_expires_at: null,
  disabled_at: null,
  created_at: at,
  last_sign_in_at: at,
};
