import type { BorrowerView } from "../../../shared/lending/borrower.schema.ts";
import type { LendingSettingsView } from "../../../shared/lending/lending-settings.schema.ts";

const item = { kind: "document", requirement: "x", status: "pending", message: null, uploaded_at: null } as const;
const at = "2026-06-01T09:00:00.000Z";

/** One who has sent everything, and whom nobody has decided on. */
export const borrowerView: BorrowerView = {
  id: "cus_1",
  account_id: "T12345678",
  wire_id: "cust_00000000000000000000000000000001",
  external_id: "loja-42",
  status: "under_review",
  status_since: at,
  name: "Ana Prado",
  email: "ana@padaria.example",
  cpf: "123.456.789-09",
  cnpj: null,
  is_masked: false,
  created_at: at,
  profile: "mei",
  phone: "+5511987654321",
  trading_name: "Padaria Sol",
  items: [
    { ...item, type: "ccmei", requirement: "ccmei", status: "submitted", uploaded_at: at },
    { ...item, type: "selfie", requirement: "selfie", status: "approved", uploaded_at: at },
    { ...item, type: "biometrics", requirement: "biometrics" },
  ],
  documents: [
    {
      id: "doc_2",
      type: "ccmei",
      format: "png",
      size_bytes: 10,
      status: "submitted",
      message: null,
      uploaded_at: at,
      sha256: "00ff",
      removed_at: null,
    },
    {
      id: "doc_1",
      type: "ccmei",
      format: "pdf",
      size_bytes: 10,
      status: "replaced",
      message: null,
      uploaded_at: at,
      sha256: "00fe",
      removed_at: null,
    },
  ],
  biometrics: [],
  history: [
    {
      action: "registered",
      item_type: null,
      actor_type: "merchant",
      actor_name: null,
      note: null,
      status: null,
      happened_at: at,
    },
    {
      action: "rejected",
      item_type: "ccmei",
      actor_type: "staff",
      actor_name: "Rita Sousa",
      note: "Ilegível",
      status: null,
      happened_at: at,
    },
  ],
  updated_at: at,
};

export const lendingSettingsView: LendingSettingsView = {
  id: "T12345678",
  is_sandbox: true,
  clock_offset_seconds: 86_400,
  kyc_items: { mei: ["ccmei", "selfie"], ei: ["selfie"], ltda: ["selfie"], eireli: ["selfie"] },
  signing_hours: 168,
  stuck_hours: 48,
  charges_late_fees: false,
  document_days: { selfie: 365 },
  version: 3,
};
